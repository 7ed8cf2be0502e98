/** What somebody else has saved reads as on the record itself. */
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { RecordItem } from '@/api/records';
import type { Field } from '@/api/schema';
import { renderScreen } from '@/test/render';
import { ConflictNotice } from './ConflictNotice';

const phone: Field = { key: 'phone', type: 'phone', label: 'Phone', required: false, options: [], relation: null, access: 'write', listable: true, filterable: true, sortable: true };

it('tells their telephone number as their country writes it', async () => {
  const theirs: RecordItem = { id: 'r1', version: 2, values: { phone: '+48221234567' }, shown: { phone: '+48 22 123 45 67' }, can: {}, parts: {} };
  await renderScreen(<ConflictNotice fields={[phone]} theirs={theirs} />);
  expect(screen.getByRole('link', { name: '+48 22 123 45 67' })).toHaveAttribute('href', 'tel:+48221234567');
});
