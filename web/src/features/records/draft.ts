/**
 * What a form holds between typing and saving, and what of it is sent: only fields that differ from
 * the record, references as ids. Pure, so that "nothing else is overwritten" can be tested.
 */
import type { Change, RecordItem, RecordPart } from '@/api/records';
import type { Field, ObjectSchema } from '@/api/schema';
import { asReference, asReferences } from '@/entity/fields/values';

/** A line in a form. `local` names one that is not saved yet, so that what comes late finds it wherever it stands. */
export interface DraftPart extends RecordPart {
  local?: string;
}

export interface Draft {
  values: Record<string, unknown>;
  parts: Record<string, DraftPart[]>;
}

/** What names a line while it is edited. */
export function lineName(row: DraftPart, at: number): string {
  return row.id ?? row.local ?? `at-${at}`;
}

/**
 * The lines with what an answer brought for one of them. It no longer counts when something else was chosen there meanwhile, and
 * never replaces what was typed after the choice (`before`: the line at that time).
 */
export function filled(rows: DraftPart[], name: string, chosen: { key: string; id: string; before: Record<string, unknown> }, brought: Record<string, unknown>): DraftPart[] {
  return rows.map((row, at) => {
    if (lineName(row, at) !== name || asReference(row.values[chosen.key])?.id !== chosen.id) return row;
    const untouched = Object.entries(brought).filter(([key]) => key !== chosen.key && same(row.values[key], chosen.before[key]));
    return { ...row, values: { quantity: '1', ...row.values, ...Object.fromEntries(untouched) } };
  });
}

/** Kinds of values that are chosen: an empty input would say that nothing is, though the server fills its default in. */
const CHOSEN = new Set(['choice', 'country', 'currency', 'language', 'bool']);

/** A new record: defaults that are chosen from, today for a required day, the company's currency, and a first line where a part cannot do without. */
export function newDraft(schema: ObjectSchema, currency: string, day: string): Draft {
  const defaults: Record<string, unknown> = { date: day, currency };
  const values = schema.fields
    .filter(({ access }) => access === 'write')
    .flatMap((field): [string, unknown][] => {
      if (typeof field.default === 'string' && CHOSEN.has(field.type)) return [[field.key, field.type === 'bool' ? field.default === 'true' : field.default]];
      return field.required && field.type in defaults ? [[field.key, defaults[field.type]]] : [];
    });
  const parts = schema.parts.map(({ key, fields }) => [key, fields.some((field) => field.required && field.access === 'write' && field.type === 'money') ? [{ local: 'first', values: {} }] : []] as const);
  return { values: Object.fromEntries(values), parts: Object.fromEntries(parts) };
}

export function draftOf(record: RecordItem): Draft {
  return { values: { ...record.values }, parts: structuredClone(record.parts) };
}

/** The form a value has on the way to the server. */
export function toWire(field: Pick<Field, 'type'>, value: unknown): unknown {
  if (value === undefined || value === '') return null;
  if (field.type === 'reference' || field.type === 'file' || field.type === 'image') return asReference(value)?.id ?? value;
  if (field.type === 'links') return Array.isArray(value) ? (value.length > 0 ? asReferences(value).map(({ id }) => id) : null) : value;
  return value;
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left ?? null) === JSON.stringify(right ?? null);
}

function writable(fields: Field[]): Field[] {
  return fields.filter((field) => field.access === 'write');
}

function wirePart(fields: Field[], part: DraftPart): RecordPart {
  const values = Object.fromEntries(writable(fields).flatMap((field) => (field.key in part.values ? [[field.key, toWire(field, part.values[field.key])]] : [])));
  return part.id ? { id: part.id, values } : { values };
}

/** What to send: all that was entered (new record), or only what differs (`before` given). */
export function changeOf(schema: ObjectSchema, draft: Draft, before: RecordItem | null): Change {
  const values: Record<string, unknown> = {};
  for (const field of writable(schema.fields)) {
    const now = toWire(field, draft.values[field.key]);
    const old = before ? toWire(field, before.values[field.key]) : null;
    // A default that was shown and taken out stays out: what is not named would get it again.
    const takenOut = !before && now === null && !field.required && typeof field.default === 'string' && CHOSEN.has(field.type) && field.key in draft.values;
    if (takenOut || !same(now, old)) values[field.key] = now;
  }
  const parts: Record<string, RecordPart[]> = {};
  for (const { key, fields } of schema.parts) {
    const now = (draft.parts[key] ?? []).map((part) => wirePart(fields, part));
    const old = (before?.parts[key] ?? []).map((part) => wirePart(fields, part));
    if (!same(now, old)) parts[key] = now;
  }
  return Object.keys(parts).length > 0 ? { values, parts } : { values };
}

export function isEmptyChange(change: Change): boolean {
  return Object.keys(change.values).length === 0 && Object.keys(change.parts ?? {}).length === 0;
}

/** Fields that the reader changed while somebody else changed them too: what a conflict has to show. */
export function conflicts(schema: ObjectSchema, base: RecordItem, theirs: RecordItem, draft: Draft): Field[] {
  return writable(schema.fields).filter((field) => {
    const [was, now, mine] = [base.values[field.key], theirs.values[field.key], draft.values[field.key]].map((value) => toWire(field, value));
    return !same(was, mine) && !same(was, now) && !same(now, mine);
  });
}

/** My changes on top of their record: fields I did not touch take their new value. */
export function rebase(schema: ObjectSchema, base: RecordItem, theirs: RecordItem, draft: Draft): Draft {
  const values = { ...theirs.values };
  for (const field of writable(schema.fields)) {
    if (!same(toWire(field, draft.values[field.key]), toWire(field, base.values[field.key]))) values[field.key] = draft.values[field.key];
  }
  const parts = structuredClone(theirs.parts);
  for (const { key } of schema.parts) {
    if (!same(draft.parts[key], base.parts[key])) parts[key] = draft.parts[key] ?? [];
  }
  return { values, parts };
}
