/** Downloads ask for what the list shows, and for columns as the reader calls the fields unless keys are wanted. */
import { describe, expect, it } from 'vitest';
import { auditFileUrl } from './audit';
import { exportUrl } from './records';

const asked = (url: string) => Object.fromEntries(new URL(url, 'http://x').searchParams);

describe('downloads', () => {
  it('of a list say how their columns are called', () => {
    expect(exportUrl('account', 'csv', { sort: 'name' }, 'labels')).toContain('/records/account/export.csv?');
    expect(asked(exportUrl('account', 'csv', { sort: 'name' }, 'labels'))).toEqual({ sort: 'name', headers: 'labels' });
    expect(asked(exportUrl('order', 'xlsx', { q: 'a b' }, 'keys'))).toEqual({ q: 'a b', headers: 'keys' });
  });

  it('of the log are in the words of the reader', () => {
    expect(asked(auditFileUrl({ object: 'account', from: undefined }))).toEqual({ object: 'account', headers: 'labels' });
  });
});
