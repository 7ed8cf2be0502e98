/** Rights as a document, and what they can be given to. */
import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';

export const ANY = '*';
export const ACTIONS = ['read', 'create', 'update', 'trash', 'purge', 'import', 'export', 'approve', 'post'] as const;
export const SCOPES = ['none', 'own', 'team', 'downline', 'unit', 'branch', 'zone', 'all'] as const;
export const FIELD_RIGHTS = ['write', 'read', 'masked', 'none'] as const;
export type Action = (typeof ACTIONS)[number];
export type Scope = (typeof SCOPES)[number];
export type FieldRight = (typeof FIELD_RIGHTS)[number];

export type Grants = Partial<Record<Action, Scope>>;

/** `access::Rights`: an object's own entry replaces that of `*` whole; a field that is not named may be written. */
export interface Rights {
  objects: Record<string, Grants>;
  fields: Record<string, Record<string, FieldRight>>;
}

export interface RightsObject {
  key: string;
  label: string;
  actions: Action[];
  fields: { key: string; label: string }[];
}

export const rightsFormQuery = (language: string) =>
  queryOptions({
    queryKey: ['schema', 'rights', language],
    queryFn: ({ signal }) => api.get<{ objects: RightsObject[] }>('/roles/form', { signal }).then(({ objects }) => objects),
  });
