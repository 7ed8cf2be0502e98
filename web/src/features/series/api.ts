/** Number series: what the server sends and takes, and how a code of one reads. */
import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';

/** How codes read. */
export interface Pattern {
  prefix: string;
  width: number;
  yearly?: boolean;
}

export interface Series extends Required<Pattern> {
  series: string;
  object: string;
  field: string | null;
  next: number;
  example: string;
  version: number;
}

export const PREFIX_MAX = 16;
export const WIDTH_MAX = 12;
export const NUMBER_MAX = 999_999_999_999;

export const seriesQuery = (language: string) =>
  queryOptions({
    queryKey: ['series', language],
    queryFn: ({ signal }) => api.get<{ items: Series[] }>('/series', { signal }).then(({ items }) => items),
  });

export function saveSeries(one: Pick<Series, 'series' | 'version'>, pattern: Pattern & { next?: number }): Promise<Series> {
  return api.put<Series>(`/series/${one.series}`, { version: one.version, body: pattern });
}

/** A code as the server writes it: prefix, year, number filled up with zeros. */
export function codeOf({ prefix, width, yearly = false }: Pattern, year: number, number: number): string {
  return `${prefix}${yearly ? `${year}-` : ''}${String(number).padStart(width, '0')}`;
}

/** `Contract number` becomes `CON-`: what codes begin with until somebody says otherwise. */
export function prefixOf(label: string): string {
  const letters = label.normalize('NFKD').replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase().slice(0, 3);
  return letters === '' ? '' : `${letters}-`;
}
