/** Every notification leads to its thing, or nowhere. */
import { expect, it } from 'vitest';
import { notificationPath } from './link';

const none = { object: null, record: null, params: {} };

it('leads to the thing it tells of, and nowhere where there is none', () => {
  expect(notificationPath({ kind: 'assigned', object: 'task', record: 'id', params: {} })).toBe('/record/task/id');
  expect(notificationPath({ ...none, kind: 'assigned', params: { object: 'task', count: 2 } })).toContain('/list/task?filter=');
  expect(notificationPath({ ...none, kind: 'job', params: { result: { import: 'id' } } })).toBe('/imports/id');
  expect(notificationPath({ ...none, kind: 'job', params: { result: null } })).toBeNull();
  expect(notificationPath({ ...none, kind: 'webhook' })).toBe('/webhooks');
  expect(notificationPath({ ...none, kind: 'approval', params: { what: 'run', id: 'id' } })).toBe('/runs/id');
  expect(notificationPath({ ...none, kind: 'approval', params: { what: 'settlement', id: 'id' } })).toBe('/settlements/id');
  expect(notificationPath({ ...none, kind: 'approval', params: { what: 'transfer', id: 'id' } })).toBe('/transfers');
  expect(notificationPath({ ...none, kind: 'something new' })).toBeNull();
});
