/** A view and the address it was saved from say the same, whatever the order of typing; a change is seen. */
import { describe, expect, it } from 'vitest';
import type { View } from '@/api/views';
import { askedOf, isModified, searchOf } from './asked';

const filter = '{"field":"status","op":"eq","value":"lead"}';
const view: View = {
  id: 'v', object: 'account', name: 'Leads', kind: 'table', shared: false, own: true, filter, sort: '-name', columns: 'name,city', group: '', version: 1, changeable: true, narrowed: false,
};

describe('a view', () => {
  it('is not modified by opening it', () => {
    expect(isModified(searchOf(view), view)).toBe(false);
    expect(isModified({ ...searchOf(view), filter: ` { "and": [${filter}] }` }, view)).toBe(false);
    const kanban: View = { ...view, kind: 'kanban', group: 'status' };
    expect(isModified(searchOf(kanban), kanban)).toBe(false);
  });

  it('is modified by every part of it', () => {
    for (const change of [{ filter: undefined }, { sort: 'name' }, { columns: undefined }, { group: 'city' }]) {
      expect(isModified({ ...searchOf(view), ...change }, view)).toBe(true);
    }
  });

  it('of nothing is the plain list', () => {
    expect(isModified({}, null)).toBe(false);
    expect(isModified({ sort: 'name' }, null)).toBe(true);
    expect(askedOf({ as: 'kanban' }).kind).toBe('table');
  });
});
