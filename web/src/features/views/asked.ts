/** What a list's address asks, as a view keeps it; and whether the two still say the same. Pure. */
import type { View, ViewChange } from '@/api/views';
import { parseFilter, writeFilter } from '@/entity/filter';

/** The part of a list's address that a view keeps. */
export interface AskedSearch {
  filter?: string | undefined;
  sort?: string | undefined;
  columns?: string | undefined;
  group?: string | undefined;
  as?: string | undefined;
}

export type Asked = Required<Pick<ViewChange, 'kind' | 'filter' | 'sort' | 'columns' | 'group'>>;

export function askedOf(search: AskedSearch): Asked {
  const group = search.group ?? '';
  return {
    kind: search.as === 'kanban' && group ? 'kanban' : 'table',
    filter: writeFilter(parseFilter(search.filter)) ?? '',
    sort: search.sort ?? '',
    columns: search.columns ?? '',
    group,
  };
}

/** The address of a view. */
export function searchOf(view: Pick<View, 'kind' | 'filter' | 'sort' | 'columns' | 'group'>): AskedSearch {
  return {
    filter: view.filter || undefined,
    sort: view.sort || undefined,
    columns: view.columns || undefined,
    group: view.group || undefined,
    as: view.kind === 'kanban' ? 'kanban' : undefined,
  };
}

const PLAIN: Asked = { kind: 'table', filter: '', sort: '', columns: '', group: '' };

/** Whether the list is asked something else than its view, or than the plain list, says. */
export function isModified(search: AskedSearch, view: View | null): boolean {
  const now = askedOf(search);
  const kept = view ? askedOf(searchOf(view)) : PLAIN;
  return (Object.keys(now) as (keyof Asked)[]).some((key) => now[key] !== kept[key]);
}
