/** The state of a list lives in the address: search, filter, sort, columns, grouping, view. Back and F5 keep it, links share it. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type Filter, parseFilter, parseSort, writeFilter, writeSort } from '@/entity/filter';
import type { Sort } from '@/ui/DataTable';

export interface ListSearch {
  q?: string | undefined;
  filter?: string | undefined;
  sort?: string | undefined;
  columns?: string | undefined;
  group?: string | undefined;
  /** `kanban`, or rows. */
  as?: string | undefined;
  /** The saved view it was opened from. */
  view?: string | undefined;
}

export function useListState(object: string) {
  const search = useSearch({ strict: false }) as ListSearch;
  const navigate = useNavigate();
  const set = (change: ListSearch, replace: boolean) =>
    void navigate({ to: `/list/${object}`, search: { ...search, ...change }, replace });
  return {
    search,
    filter: parseFilter(search.filter),
    sort: parseSort(search.sort),
    columns: search.columns?.split(',').filter(Boolean) ?? null,
    /** Typing replaces the entry, so that Back does not walk through every letter. */
    setQ: (q: string) => set({ q: q || undefined }, true),
    setFilter: (filter: Filter) => set({ filter: writeFilter(filter) }, false),
    setSort: (sort: Sort) => set({ sort: writeSort(sort) }, false),
    setColumns: (columns: string[] | null) => set({ columns: columns?.join(',') }, true),
    setShape: (group: string | undefined, kanban: boolean) => set({ group, as: kanban ? 'kanban' : undefined }, false),
    reset: () => set({ q: undefined, filter: undefined, sort: undefined }, false),
  };
}
