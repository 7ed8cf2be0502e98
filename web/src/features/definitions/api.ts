/** The extensions of objects: what the server sends and takes. */
import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Field, Section } from '@/api/schema';
import type { Pattern } from '@/features/series/api';

export type Labels = Record<string, string>;

export interface OptionDocument {
  key: string;
  labels: Labels;
  color?: string;
}

export interface FieldDocument {
  key: string;
  type: string;
  labels: Labels;
  required?: boolean;
  unique?: boolean;
  search?: boolean;
  personal?: boolean;
  min?: number;
  max?: number;
  digits?: number;
  options?: OptionDocument[];
  to?: string;
  /** How the numbers of a code begin to read. */
  series?: Pattern;
  default?: string;
  formula?: string;
}

export interface SectionDocument {
  key: string;
  labels?: Labels;
  fields: string[];
}

export interface LayoutsDocument {
  list?: string[];
  card?: string[];
  form?: SectionDocument[];
}

/** What an own object is called. */
export interface ObjectDocument {
  one: Labels;
  many: Labels;
  series: string;
  retired?: boolean;
}

export interface Extension {
  object?: ObjectDocument;
  fields?: FieldDocument[];
  options?: Record<string, OptionDocument[]>;
  layouts?: LayoutsDocument;
  /** The fields records are recognised by, in place of the standard ones. */
  recognised_by?: string[];
}

/** A choice of the standard and what it is called where the company says nothing else. */
export interface StandardOption {
  key: string;
  label: string;
}

export interface Definition {
  object: string;
  label: string;
  version: number;
  document: Extension;
  fields: Field[];
  /** Fields of the standard that take more choices, with those they have by themselves. */
  open: { field: string; standard: StandardOption[] }[];
  list: string[];
  card: string[];
  form: Section[];
  history: { version: number; at: string; by: string | null; note: string }[];
}

export interface Summary {
  object: string;
  label: string;
  version: number;
  fields: number;
  own: boolean;
  retired: boolean;
}

export interface Report {
  problems: { field: string; code: string; title: string }[];
  changes: { kind: string; field: string | null; option: string | null; records: number }[];
}

export const definitionsQuery = (language: string) =>
  queryOptions({
    queryKey: ['definitions', 'all', language],
    queryFn: ({ signal }) => api.get<{ items: Summary[] }>('/definitions', { signal }).then(({ items }) => items),
  });

export const definitionQuery = (object: string, language: string) =>
  queryOptions({
    queryKey: ['definitions', object, language],
    queryFn: ({ signal }) => api.get<Definition>(`/definitions/${object}`, { signal }),
  });
