/**
 * How a feature joins the app. A folder `features/<feature>/routes.tsx` exports a `Feature` as its
 * default: its screens (lazy), its entries in the navigation, its offers in the `+` menu.
 * The shell finds every such file by itself; nothing else has to be edited.
 */
import type { AnyRoute } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { RecordItem } from '@/api/records';
import type { Me } from '@/api/session';
import type { PlainKey } from '@/i18n/i18n';

/** Groups of the sidebar, in their order. */
export const NAV_GROUPS = ['today', 'people', 'network', 'sales', 'earnings', 'settings'] as const;
export type NavGroup = (typeof NAV_GROUPS)[number];

export type IconComponent = ComponentType<{ size?: number | string; stroke?: number; 'aria-hidden'?: boolean }>;

export interface NavEntry {
  /** Stable key, also the order's tie-breaker: `network-explorer`. */
  key: string;
  group: NavGroup;
  label: PlainKey;
  icon: IconComponent;
  /** A path that exists (a test opens every entry). */
  to: string;
  /** Order within the group, small first; generic record lists stand at 50. */
  order: number;
  /** Place in the phone's bottom bar. */
  phone?: 'network' | 'earnings';
  /** A shorter word for that bar, where the label is long in some language. */
  short?: PlainKey;
  /** Whether this person may open the screen. */
  when(me: Me): boolean;
}

export interface CreateEntry {
  key: string;
  label: PlainKey;
  icon: IconComponent;
  to: string;
  when(me: Me): boolean;
}

/** A block on the Today screen, loaded when shown. */
export interface TodayBlock {
  key: string;
  /** Small first: on a phone what asks to be done stands above what is to be read. */
  order: number;
  /** `tiles`: small key figures in one row; `block`: a panel of its own. */
  shape: 'tiles' | 'block';
  /** On a wide screen the block stands in the second column: what is to be read beside what is to be done. */
  aside?: boolean;
  component: ComponentType;
  when(me: Me): boolean;
}

/** A button in the head of a record's page, for instance "Confirm" on an order. */
export interface RecordAction {
  object: string;
  key: string;
  component: ComponentType<{ record: RecordItem }>;
}

/** A tab on a record's page, loaded when opened. */
export interface RecordTab {
  object: string;
  key: string;
  label: PlainKey;
  order: number;
  component: ComponentType<{ record: RecordItem }>;
  when?(me: Me, record: RecordItem): boolean;
}

/** Choosing a reference in a line of a record brings values for the other cells: a product its price. */
export interface LineFill {
  object: string;
  part: string;
  field: string;
  values(id: string): Promise<Record<string, unknown>>;
}

/** Where a feature shows an object by itself instead of the generic screens. */
export interface ObjectScreens {
  list?: string;
  /** Where one is made, if not by the generic form. */
  create?: string;
  record?(id: string): string;
}

export interface Feature {
  key: string;
  /** The feature's routes below the signed-in shell. Use `lazyRouteComponent(() => import('./Screen'))`. */
  routes(parent: AnyRoute): AnyRoute[];
  nav?: NavEntry[];
  create?: CreateEntry[];
  today?: TodayBlock[];
  objects?: Record<string, ObjectScreens>;
  recordActions?: RecordAction[];
  recordTabs?: RecordTab[];
  lineFills?: LineFill[];
}

const modules = import.meta.glob<{ default: Feature }>('../features/*/routes.tsx', { eager: true });

/** Every feature of the app, in alphabetical order of its folder. */
export const features: Feature[] = Object.entries(modules)
  .toSorted(([left], [right]) => left.localeCompare(right))
  .map(([, module]) => module.default);

/** The address of a record, generic or the feature's own. */
export function recordPath(object: string, id: string): string {
  for (const feature of features) {
    const own = feature.objects?.[object]?.record?.(id);
    if (own) return own;
  }
  return `/record/${object}/${id}`;
}

/** The address where an object is made, generic or the feature's own. */
export function createPath(object: string): string {
  for (const feature of features) {
    const own = feature.objects?.[object]?.create;
    if (own) return own;
  }
  return `/new/${object}`;
}

/** The address of an object's list, generic or the feature's own. */
export function listPath(object: string): string {
  for (const feature of features) {
    const own = feature.objects?.[object]?.list;
    if (own) return own;
  }
  return `/list/${object}`;
}
