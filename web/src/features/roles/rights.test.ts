/** What a change of one cell does to the document. */
import { describe, expect, it } from 'vitest';
import type { Rights } from './api';
import { fieldRightOf, isApart, rightsOf, sameRights, scopeOf, withFieldRight, withoutOwn, withScope } from './rights';

const rights: Rights = { objects: { '*': { read: 'all', create: 'all' }, run: { approve: 'all' } }, fields: {} };

describe('rights', () => {
  it('an own entry replaces the general one whole', () => {
    expect(scopeOf(rights, 'account', 'read')).toBe('all');
    expect(scopeOf(rights, 'run', 'read')).toBe('none');
    expect(scopeOf(rights, 'run', 'approve')).toBe('all');
  });

  it('the first change of an object begins with the general entry', () => {
    const changed = withScope(rights, 'account', 'create', 'own');
    expect(changed.objects['account']).toEqual({ read: 'all', create: 'own' });
    expect(isApart(changed, 'account')).toBe(true);
    expect(scopeOf(withScope(changed, 'account', 'read', 'none'), 'account', 'read')).toBe('none');
    expect(sameRights(withoutOwn(changed, 'account'), rights)).toBe(true);
  });

  it('a field that may be written is not named', () => {
    const masked = withFieldRight(rights, 'member', 'email', 'masked');
    expect(fieldRightOf(masked, 'member', 'email')).toBe('masked');
    expect(fieldRightOf(masked, 'member', 'name')).toBe('write');
    expect(withFieldRight(masked, 'member', 'email', 'write').fields).toEqual({});
  });

  it('what is no document grants nothing', () => {
    for (const value of [null, 'x', 3, []]) expect(scopeOf(rightsOf(value), 'account', 'read')).toBe('none');
  });
});
