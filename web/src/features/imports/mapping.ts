/** The wizard's answers as the mapping document of the server, and back. Pure. */
import { DELIMITERS, type FileForm, type ImportField, type Mapping, type Preview } from '@/api/imports';

/** Column → field key, or null where the column is not imported; and values that are the same for every row. */
export interface Choice {
  columns: Record<string, string | null>;
  constants: Record<string, string>;
  confirm: boolean;
  create: boolean;
}

export function proposed(preview: Preview): Choice {
  return {
    columns: Object.fromEntries(preview.header.map((column) => [column, Object.hasOwn(preview.mapping, column) ? (preview.mapping[column] ?? null) : null])),
    constants: {},
    confirm: false,
    create: false,
  };
}

/** The choice for a file that was read anew (other delimiter, other encoding): columns that still exist keep their field. */
export function carried(choice: Choice, preview: Preview): Choice {
  const fresh = proposed(preview);
  const known = new Set(preview.header);
  const kept = Object.entries(choice.columns).filter(([column]) => known.has(column));
  return { ...choice, columns: { ...fresh.columns, ...Object.fromEntries(kept) } };
}

/** A field takes one source only: choosing it for a column frees it everywhere else. */
export function assign(choice: Choice, column: string, field: string | null): Choice {
  const columns = Object.fromEntries(Object.entries(choice.columns).map(([other, taken]) => [other, field !== null && taken === field ? null : taken]));
  const constants = { ...choice.constants };
  if (field !== null) delete constants[field];
  return { ...choice, columns: { ...columns, [column]: field }, constants };
}

export function setConstant(choice: Choice, field: string, value: string | null): Choice {
  const columns = Object.fromEntries(Object.entries(choice.columns).map(([column, taken]) => [column, taken === field ? null : taken]));
  const constants = { ...choice.constants };
  if (value === null) delete constants[field];
  else constants[field] = value;
  return { ...choice, columns, constants };
}

function mapped(choice: Choice): Set<string> {
  const columns = Object.values(choice.columns).filter((field): field is string => field !== null);
  return new Set([...columns, ...Object.keys(choice.constants).filter((field) => choice.constants[field] !== '')]);
}

/** Required fields that have no source yet. */
export function missing(choice: Choice, fields: readonly ImportField[]): ImportField[] {
  const taken = mapped(choice);
  return fields.filter((field) => field.required && !taken.has(field.key));
}

export function isEmpty(choice: Choice): boolean {
  return mapped(choice).size === 0;
}

/** Relations of orders whose missing record may be created by its code. */
const CREATABLE: Record<string, string[]> = { order: ['account'] };

export function canCreate(object: string): boolean {
  return object in CREATABLE;
}

export function toMapping(object: string, file: FileForm, choice: Choice): Mapping {
  const fields: Mapping['fields'] = {};
  for (const [column, field] of Object.entries(choice.columns)) if (field !== null) fields[field] = { column };
  for (const [field, constant] of Object.entries(choice.constants)) if (constant !== '') fields[field] = { constant };
  return { object, file, fields, options: { confirm: choice.confirm, create: choice.create ? (CREATABLE[object] ?? []) : [] } };
}

/** Whether a delimiter is one of those with a name. */
export function isNamed(delimiter: string): boolean {
  return DELIMITERS.some((one) => one === delimiter);
}

/** The last character typed, where it can stand between two cells: visible, and no quotation mark. */
export function delimiterOf(text: string): string | null {
  const mark = [...text].at(-1) ?? '';
  return /^[^\s"\p{C}]$/u.test(mark) ? mark : null;
}
