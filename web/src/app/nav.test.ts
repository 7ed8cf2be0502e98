/** Navigation: nothing that leads nowhere, nothing a person may not open. */
import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { may, type Me } from '@/api/session';
import { type Feature, features, listPath, recordPath } from './feature';
import { entriesFor, navigation } from './nav';
import { createAppRouter } from './router';
import { safeReturn } from './safeReturn';

function person(rights: Me['rights']): Me {
  return {
    user: { id: 'u', login: 'x', name: 'X', language: 'en', zone: 'UTC', figures: null, second_factor: false, second_factor_owed: false },
    roles: [],
    member: null,
    rights,
    company: { name: 'C', currency: 'EUR', zone: 'UTC', languages: ['en'], week_start: 'monday', figures: null, country: '' },
    acting: null,
    deputies: [],
  };
}

const nobody = person({});
const object = (key: string) => ({ key, singular: key, plural: `${key}s`, importable: true });

describe('every way into a screen', () => {
  const router = createAppRouter(new QueryClient());
  const leads = (path: string) => !(router.getMatchedRoutes(path)[2]?.fullPath ?? '$').endsWith('$');

  it('exists: navigation and the + menu of every feature', () => {
    const paths = features.flatMap((feature) => [...(feature.nav ?? []), ...(feature.create ?? [])].map(({ to }) => to));
    expect(paths.length).toBeGreaterThan(3);
    expect(paths.filter((path) => !leads(path))).toEqual([]);
  });

  it('exists: lists and records of every object', () => {
    for (const key of ['account', 'member', 'employee', 'unit', 'role', 'product', 'order', 'payment', 'plan', 'run']) {
      expect([key, leads(listPath(key)), leads(recordPath(key, 'some-id'))]).toEqual([key, true, true]);
    }
  });

  it('is refused for an unknown address', () => {
    expect(leads('/no/such/screen')).toBe(false);
  });
});

describe('the navigation of a person', () => {
  it('without rights is Today and own settings', () => {
    expect(entriesFor(nobody).map(({ key }) => key).toSorted()).toEqual(['security', 'settings', 'today']);
    expect(navigation(nobody, [object('account')], ({ key }) => key).map(({ group }) => group)).toEqual(['today', 'settings']);
  });

  it('has a list for each object that may be read, unless a feature shows it itself', () => {
    const own: Feature = { key: 'runs', routes: () => [], objects: { run: { list: '/runs' } } };
    const me = person({ account: { read: 'unit' }, run: { read: 'all' }, order: { read: 'none' } });
    const groups = navigation(me, ['account', 'run', 'order'].map(object), ({ key }) => key, [own]);
    expect(groups.flatMap(({ items }) => items.map(({ to }) => to))).toEqual(['/list/account']);
  });
});

describe('a right to everything', () => {
  it('reaches every object but those with rights of their own', () => {
    const me = person({ '*': { read: 'all', create: 'all' }, run: { read: 'all' } });
    expect([may(me, 'account', 'create'), may(me, 'run', 'read'), may(me, 'run', 'create'), may(me, 'constructor', 'trash')]).toEqual([true, true, false, false]);
  });
});

describe('the address after signing in', () => {
  it('stays in this app', () => {
    expect(safeReturn('/list/account?q=a')).toBe('/list/account?q=a');
    for (const evil of ['//evil.example', '/\\evil.example', '/\t/evil.example', '/\n/evil.example', '/list\r\nx: y', 'https://evil.example', 'javascript:alert(1)', '/sign-in?to=/x', '', 7, null]) {
      expect(safeReturn(evil)).toBeUndefined();
    }
  });
});
