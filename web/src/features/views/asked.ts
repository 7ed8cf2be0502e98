/** What a list's address asks, as a view keeps it; and whether the two still say the same. Pure. */
import type { View, ViewChange } from '@/api/views';
import { MINE, parseFilter, writeFilter } from '@/entity/filter';

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

/** The address of the list of one's own records. */
export const MINE_SEARCH: AskedSearch = { filter: MINE };

/** Whether a list shows one's own records and asks nothing else. */
export function isMine(search: AskedSearch): boolean {
  return !isModified(search, null, MINE);
}

const PLAIN: Asked = { kind: 'table', filter: '', sort: '', columns: '', group: '' };

/** Whether the list is asked something else than its view, or than the plain list, says. */
export function isModified(search: AskedSearch, view: View | null, filter = ''): boolean {
  const now = askedOf(search);
  const kept = view ? askedOf(searchOf(view)) : { ...PLAIN, filter };
  return (Object.keys(now) as (keyof Asked)[]).some((key) => now[key] !== kept[key]);
}
