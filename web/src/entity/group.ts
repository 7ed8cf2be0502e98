/** Grouping of a list as the address writes it, level by level: `status,month(ordered_on)`. Pure. */
import type { Field, ObjectSchema } from '@/api/schema';
import { type FilterNode, parseFilter, writeFilter } from './filter';

export const UNITS = ['day', 'month', 'quarter', 'year'] as const;
export type Unit = (typeof UNITS)[number];

export interface Grouping {
  field: Field;
  unit: Unit | null;
}

const DATED = new Set(['date', 'time', 'period']);
const PLAIN = new Set(['choice', 'bool', 'reference', 'country', 'currency', 'language', 'text', 'multi_choice', 'links', 'integer', 'decimal', 'points', 'rate']);
const SUMMED = new Set(['integer', 'decimal', 'points', 'money']);

const readable = (field: Field) => field.filterable && (field.access === 'read' || field.access === 'write');

/** What a list can be grouped by; dates by a stretch of time. */
export function groupings(schema: ObjectSchema): Grouping[] {
  return schema.fields.filter(readable).flatMap((field): Grouping[] => {
    if (PLAIN.has(field.type)) return [{ field, unit: null }];
    if (!DATED.has(field.type)) return [];
    return UNITS.filter((unit) => field.type !== 'period' || unit !== 'day').map((unit) => ({ field, unit }));
  });
}

export function writeGroup({ field, unit }: Grouping): string {
  return unit ? `${unit}(${field.key})` : field.key;
}

/** The most levels; the server's own limit. */
export const LEVELS_MAX = 3;

/** Reads the address, level by level; what is no grouping of this list, and what is named twice, is left out. */
export function parseGroups(schema: ObjectSchema, text: string | undefined): Grouping[] {
  if (!text) return [];
  const all = groupings(schema);
  const found = text.split(',').flatMap((part) => {
    const wanted = /^(\w+)\((\w+)\)$/.test(part) ? part : `month(${part})`;
    return all.find((one) => writeGroup(one) === part || writeGroup(one) === wanted) ?? [];
  });
  return [...new Set(found)].slice(0, LEVELS_MAX);
}

/** Whether the address asks for more, or for something else, than the list is grouped by. */
export function asksMore(schema: ObjectSchema, text: string | undefined): boolean {
  const parts = text?.split(',').filter((part) => part.trim() !== '') ?? [];
  return new Set(parts).size > LEVELS_MAX || parts.some((part) => parseGroups(schema, part).length === 0);
}

/** The address text; undefined where nothing is grouped. */
export function writeGroups(levels: readonly Grouping[]): string | undefined {
  return levels.map(writeGroup).join(',') || undefined;
}

/** Fields of a list that add up. */
export function summed(fields: Field[]): Field[] {
  return fields.filter((field) => SUMMED.has(field.type) && readable(field));
}

const telling = (field: Field) => (/^(status|state|stage)$/.test(field.key) ? 0 : 1);

/** Choices that cards can be put into columns by, the most telling first. */
export function columnFields(schema: ObjectSchema): Field[] {
  const choices = schema.fields.filter((field) => field.type === 'choice' && readable(field));
  return choices.toSorted((left, right) => telling(left) - telling(right));
}

/** The filter of a list and one more condition. */
export function narrowed(filter: string | undefined, more: unknown): string | undefined {
  return writeFilter([...parseFilter(filter), { fixed: more as FilterNode }]);
}
