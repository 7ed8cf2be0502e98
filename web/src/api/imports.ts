/** Imports of CSV files and workbooks: upload, look, match columns, try out, run. */
import { queryOptions } from '@tanstack/react-query';
import { api, apiUrl } from './client';
import type { Job } from './jobs';

export const ENCODINGS = ['utf-8', 'windows-1250', 'windows-1251', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
export const DELIMITERS = ['comma', 'semicolon', 'tab', 'pipe', 'blanks'] as const;
export const DATE_FORMATS = ['YYYY-MM-DD', 'YYYYMMDD', 'DD.MM.YYYY', 'DD/MM/YYYY', 'MM/DD/YYYY'] as const;
/** One of those with a name, or the character itself. */
export type Delimiter = string;

/** How the file is written. */
export interface FileForm {
  encoding: string;
  delimiter: Delimiter;
  header: boolean;
  date: (typeof DATE_FORMATS)[number];
  decimal: 'point' | 'comma';
  /** Of a workbook. */
  sheet?: string | undefined;
}

export interface ImportField {
  key: string;
  label: string;
  required: boolean;
}

/** Where a field's value comes from: exactly one of the three. */
export interface Source {
  column?: string;
  constant?: string;
  template?: string;
}

export interface Mapping {
  object: string;
  file: FileForm;
  fields: Record<string, Source>;
  options: { confirm: boolean; create: string[] };
}

export interface Counts {
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
}

/** A file as the server reads it. */
export interface Preview {
  encoding: string;
  /** The server guessed; a person should look at the accents. */
  encoding_sure: boolean;
  delimiter: Delimiter;
  /** Of a workbook; none of a text. */
  sheets: string[];
  sheet: string | null;
  header: string[];
  sample: string[][];
  rows: number;
  /** Proposed: column → field. */
  mapping: Record<string, string | null>;
  fields: ImportField[];
}

export interface Import {
  id: string;
  object: string;
  file_name: string;
  dry_run: boolean;
  mapping: Mapping | null;
  job: Job | null;
  counts: Counts;
  /** What it changed, to be taken back as a change of many records; none for a trial. */
  change: { id: string; can_undo: boolean; undone_by: string | null } | null;
}

export function uploadImport(object: string, file: File): Promise<{ id: string }> {
  const body = new FormData();
  body.append('object', object);
  body.append('file', file, file.name);
  return api.post('/imports', { body });
}

export const importQuery = (id: string) => queryOptions({ queryKey: ['imports', id], queryFn: ({ signal }) => api.get<Import>(`/imports/${id}`, { signal }) });

/** The file read in another way; nothing is stored by looking. */
export const previewQuery = (id: string, language: string, form: Partial<Pick<FileForm, 'encoding' | 'delimiter' | 'header' | 'sheet'>>) =>
  queryOptions({
    queryKey: ['imports', id, 'preview', language, form],
    queryFn: ({ signal }) => api.get<Preview>(`/imports/${id}/preview`, { signal, query: form }),
    staleTime: Infinity,
  });

export function startImport(id: string, mapping: Mapping, dryRun: boolean, idempotencyKey: string): Promise<{ job: Job }> {
  return api.post(`/imports/${id}/start`, { body: { mapping, dry_run: dryRun }, idempotencyKey });
}

export function errorFileUrl(id: string): string {
  return apiUrl(`/imports/${id}/errors.csv`);
}

export function templateUrl(object: string, form: 'csv' | 'xlsx', names: 'codes' | 'labels'): string {
  return apiUrl(`/imports/template/${object}.${form}`, { names });
}
