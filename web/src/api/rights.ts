/** Why somebody may or may not do something. */
import { queryOptions } from '@tanstack/react-query';
import { api } from './client';

export const ACTIONS = ['read', 'create', 'update', 'trash', 'purge', 'import', 'export', 'approve', 'post'] as const;
export type RightAction = (typeof ACTIONS)[number];

/** What is asked; stands in the address. */
export interface RightSearch {
  user?: string | undefined;
  object?: string | undefined;
  action?: string | undefined;
  record?: string | undefined;
  field?: string | undefined;
}

export type Scope = 'none' | 'own' | 'team' | 'downline' | 'unit' | 'branch' | 'zone' | 'all';
export type FieldRight = 'none' | 'masked' | 'read' | 'write';

export interface RoleShare {
  key: string;
  name: string;
  entry: 'object' | 'general' | 'none' | 'void';
  scope: Scope;
  reaches: boolean | null;
  field: FieldRight | null;
}

export interface RightExplained {
  user: string;
  name: string;
  allowed: boolean;
  reason: 'granted' | 'deputy' | 'barred' | 'no-role' | 'out-of-reach' | 'field';
  scope: Scope;
  field: FieldRight | null;
  roles: RoleShare[];
  /** What absent colleagues lend now. */
  deputies: { person: string; until: string; allowed: boolean; roles: RoleShare[] }[];
}

export const rightQuery = (search: RightSearch, language: string) =>
  queryOptions({
    queryKey: ['rights', search, language],
    queryFn: ({ signal }) => api.get<RightExplained>('/rights/explain', { signal, query: { ...search } }),
    enabled: Boolean(search.object && search.action),
  });
