/**
 * What the navigation offers this person: the features' screens plus one list per object of the
 * schema that no feature shows by itself. Two levels: group, screen.
 */
import { IconAddressBook, IconBox, IconBriefcase, IconBuilding, IconCalendarEvent, IconCash, IconChecklist, IconFileText, IconKey, IconReceipt, IconShoppingCart, IconUsers } from '@tabler/icons-react';
import type { ObjectSummary } from '@/api/schema';
import { may, type Me } from '@/api/session';
import { features, type Feature, type IconComponent, NAV_GROUPS, type NavEntry, type NavGroup } from './feature';

export interface NavItem {
  key: string;
  label: string;
  icon: IconComponent;
  to: string;
  order: number;
}

/** Where an object's list stands; objects not named here come under `people`. */
const OBJECT_PLACES: Record<string, { group: NavGroup; icon: IconComponent; order: number }> = {
  account: { group: 'people', icon: IconAddressBook, order: 10 },
  member: { group: 'network', icon: IconUsers, order: 20 },
  employee: { group: 'people', icon: IconBriefcase, order: 30 },
  unit: { group: 'people', icon: IconBuilding, order: 40 },
  order: { group: 'sales', icon: IconShoppingCart, order: 10 },
  product: { group: 'sales', icon: IconBox, order: 20 },
  payment: { group: 'sales', icon: IconCash, order: 30 },
  task: { group: 'today', icon: IconChecklist, order: 10 },
  news: { group: 'today', icon: IconFileText, order: 30 },
  appointment: { group: 'today', icon: IconCalendarEvent, order: 20 },
  plan: { group: 'earnings', icon: IconFileText, order: 50 },
  run: { group: 'earnings', icon: IconReceipt, order: 50 },
  role: { group: 'settings', icon: IconKey, order: 60 },
};
const ELSEWHERE = { group: 'people', icon: IconFileText, order: 90 } as const;

/** Paths that others begin with: such an entry is marked on its own screen only. */
export function isRoot(path: string): boolean {
  return path === '/' || path === '/settings';
}

/** Objects whose list a feature shows by itself (`Feature.objects`). */
export function ownScreens(all: readonly Feature[] = features): Map<string, string> {
  return new Map(all.flatMap((feature) => Object.entries(feature.objects ?? {}).flatMap(([object, { list }]) => (list ? [[object, list] as const] : []))));
}

export function entriesFor(me: Me, all: readonly Feature[] = features): NavEntry[] {
  return all.flatMap((feature) => feature.nav ?? []).filter((entry) => entry.when(me));
}

/** Group → items, empty groups left out. `label` turns an entry's key into words. */
export function navigation(me: Me, objects: readonly ObjectSummary[], label: (entry: NavEntry) => string, all: readonly Feature[] = features) {
  const taken = ownScreens(all);
  const groups = new Map<NavGroup, NavItem[]>(NAV_GROUPS.map((group) => [group, []]));
  for (const entry of entriesFor(me, all)) {
    groups.get(entry.group)?.push({ key: entry.key, label: label(entry), icon: entry.icon, to: entry.to, order: entry.order });
  }
  for (const object of objects) {
    if (taken.has(object.key) || !may(me, object.key, 'read')) continue;
    const place = OBJECT_PLACES[object.key] ?? ELSEWHERE;
    groups.get(place.group)?.push({ key: `list-${object.key}`, label: object.plural, icon: place.icon, to: `/list/${object.key}`, order: place.order });
  }
  return [...groups]
    .filter(([, items]) => items.length > 0)
    .map(([group, items]) => ({ group, items: items.toSorted((left, right) => left.order - right.order || left.label.localeCompare(right.label)) }));
}
