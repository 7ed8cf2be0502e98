/**
 * What objects there are and how they look to this person: fields, layouts, actions, from
 * `/schema`. Labels arrive in the reader's language.
 */
import { queryOptions } from '@tanstack/react-query';
import { api } from './client';

export interface ObjectSummary {
  key: string;
  singular: string;
  plural: string;
  /** The reader may bring rows of it from a file. */
  importable: boolean;
}

export interface Option {
  value: string;
  label: string;
  /** Where a company has chosen one. */
  color?: string | null;
}

/** Types the app draws; any other is shown as read-only text. */
export const FIELD_TYPES = [
  'text', 'long_text', 'rich_text', 'email', 'phone', 'url', 'code', 'integer', 'decimal', 'points', 'rate', 'money',
  'bool', 'date', 'time', 'period', 'choice', 'multi_choice', 'reference', 'links', 'address', 'file', 'image', 'country', 'currency', 'language', 'json',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export interface Field {
  key: string;
  type: FieldType | (string & {});
  label: string;
  required: boolean;
  options: Option[];
  /** Object a link points to. */
  relation: string | null;
  access: 'read' | 'write' | 'masked' | 'none';
  listable: boolean;
  filterable: boolean;
  sortable: boolean;
  /** No two records share it. */
  unique?: boolean;
  /** Most characters of text. */
  max_chars?: number | null;
  /** Least and greatest number, in whole units. */
  min?: number | null;
  max?: number | null;
  /** Most digits after the point. */
  digits?: number | null;
  /** A form that text must have: `key` is small letters, digits and underscores. */
  pattern?: string | null;
  /** What a new record gets where it is left out. */
  default?: string | null;
}

export interface Section {
  key: string;
  label: string;
  fields: string[];
}

/** A table of parts inside a record: order lines, contact points. */
export interface PartSchema {
  key: string;
  label: string;
  /** Its lines say how to reach somebody, by `kind` and `value`. */
  reach?: boolean;
  fields: Field[];
}

export interface ObjectSchema extends ObjectSummary {
  fields: Field[];
  parts: PartSchema[];
  layouts: { list: string[]; form: Section[]; detail: Section[]; card: string[] };
  /** The fields its records are recognised by as likely the same; empty where they are not. */
  recognised_by: string[];
  /** The reader may merge records of it. */
  mergeable: boolean;
}

export const schemaIndexQuery = (language: string) =>
  queryOptions({
    queryKey: ['schema', language],
    queryFn: async ({ signal }) => (await api.get<{ objects: ObjectSummary[] }>('/schema', { signal })).objects,
    staleTime: 5 * 60_000,
  });

export const schemaQuery = (object: string, language: string) =>
  queryOptions({
    queryKey: ['schema', language, object],
    queryFn: ({ signal }) => api.get<ObjectSchema>(`/schema/${object}`, { signal }),
    staleTime: 5 * 60_000,
  });

export function fieldOf(schema: ObjectSchema, key: string): Field | undefined {
  return schema.fields.find((field) => field.key === key);
}
