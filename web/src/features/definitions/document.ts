/** Pure steps of editing an extension: keys from labels, moving, the layout to begin with. */
import type { Definition, Extension, FieldDocument, Labels, LayoutsDocument, ObjectDocument, OptionDocument, StandardOption } from './api';

/** Types that can be added, in the order they are offered. */
export const TYPES = [
  'text', 'long_text', 'rich_text', 'choice', 'multi_choice', 'bool', 'date', 'time', 'integer', 'decimal', 'rate', 'money',
  'reference', 'links', 'code', 'address', 'file', 'image', 'email', 'phone', 'url', 'country', 'currency', 'language',
] as const;
export type OwnType = (typeof TYPES)[number];

export const COLORS = ['gray', 'blue', 'teal', 'green', 'amber', 'orange', 'red', 'violet'] as const;

const SEARCHED = new Set(['text', 'long_text', 'rich_text', 'email', 'phone', 'url', 'code', 'address']);
const UNIQUE = new Set(['text', 'email', 'phone', 'url', 'integer', 'decimal', 'date', 'reference']);
const BORDERED = new Set(['integer', 'decimal', 'rate', 'money']);
const MEASURED = new Set(['text', 'long_text', 'rich_text']);
const COMPUTED = new Set(['text', 'long_text', 'bool', 'date', 'integer', 'decimal', 'rate', 'money']);
/** Types whose values formulas do not read. */
const UNREAD = new Set(['time', 'json', 'multi_choice', 'reference', 'rich_text', 'links', 'address', 'file', 'image']);
/** What is new of every record cannot be said beforehand. */
const UNFORESEEN = new Set(['links', 'code', 'address', 'file', 'image']);

/** What can be said of a field of a type. */
export function traits(type: string) {
  return {
    search: SEARCHED.has(type),
    unique: UNIQUE.has(type),
    borders: BORDERED.has(type),
    length: MEASURED.has(type),
    digits: type === 'decimal',
    options: type === 'choice' || type === 'multi_choice',
    to: type === 'reference' || type === 'links',
    series: type === 'code',
    /** A new record has no files yet, and nobody types a number. */
    required: type !== 'file' && type !== 'image' && type !== 'code',
    default: !UNFORESEEN.has(type),
    formula: COMPUTED.has(type),
    operand: !UNREAD.has(type),
  };
}

/** `Größe des Teams` becomes `grosse_des_teams`: what a key may be made of, at most 40 characters. */
export function keyOf(label: string): string {
  const plain = label
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[_0-9]+|_+$/g, '');
  return plain.slice(0, 40).replace(/_+$/, '');
}

/** A key that is not among `taken`: with a number where the label's own is. */
export function freeKey(label: string, taken: readonly string[], fallback: string): string {
  const plain = keyOf(label) || fallback;
  let key = plain;
  for (let number = 2; taken.includes(key); number += 1) key = `${plain}_${number}`;
  return key;
}

/** The list with the item at `at` one place further. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const out = [...list];
  const [item] = out.splice(at, 1);
  if (item !== undefined) out.splice(at + by, 0, item);
  return out;
}

/** All choices of a field of the standard in their order: its own as the company calls them, and those it has added. */
export function withStandard(standard: readonly StandardOption[], kept: readonly OptionDocument[]): OptionDocument[] {
  const known = new Set(standard.map(({ key }) => key));
  if (standard.every(({ key }) => kept.some((one) => one.key === key))) return [...kept];
  const own = standard.map(({ key }) => kept.find((one) => one.key === key) ?? { key, labels: {} });
  return [...own, ...kept.filter(({ key }) => !known.has(key))];
}

/** Of all choices what is to be kept: added ones, and those of the standard only where they are called otherwise; all of them where their order is another. */
export function onlySaid(standard: readonly StandardOption[], all: readonly OptionDocument[]): OptionDocument[] {
  const known = new Set(standard.map(({ key }) => key));
  // A word taken out is none.
  const kept = all.map((one) => (known.has(one.key) ? { ...one, labels: filled(one.labels) } : one));
  const places = standard.map(({ key }) => kept.findIndex((one) => one.key === key));
  if (places.some((at, index) => at !== index)) return kept;
  return kept.filter(({ key, labels, color }) => !known.has(key) || color !== undefined || Object.keys(labels).length > 0);
}

/** The object with a value under a name, or without the name: what is absent is not sent. */
export function withValue<T extends object, K extends keyof T>(object: T, name: K, value: T[K] | undefined): T {
  const rest = Object.entries(object).filter(([key]) => key !== name);
  return Object.fromEntries(value === undefined ? rest : [...rest, [name, value]]) as T;
}

/** Only what is said: the server takes no empty names, and two documents that say the same are equal. */
export function tidied(field: FieldDocument): FieldDocument {
  const can = traits(field.type);
  const out: FieldDocument = { key: field.key, type: field.type, labels: filled(field.labels) };
  if (field.required && can.required) out.required = true;
  if (field.unique && can.unique) out.unique = true;
  if (field.search && can.search) out.search = true;
  if (field.personal) out.personal = true;
  if (can.digits && field.digits !== undefined) out.digits = field.digits;
  if (can.formula && field.formula?.trim()) {
    return { ...withValue(withValue(withValue(out, 'required', undefined), 'unique', undefined), 'search', undefined), formula: field.formula.trim() };
  }
  if (can.borders && field.min !== undefined) out.min = field.min;
  if ((can.borders || can.length) && field.max !== undefined) out.max = field.max;
  if (can.options) out.options = keyed(field.options ?? []).map((option) => withValue(option, 'labels', filled(option.labels)));
  if (can.to && field.to) out.to = field.to;
  if (can.series && field.series) out.series = { prefix: field.series.prefix.trim(), width: field.series.width, ...(field.series.yearly ? { yearly: true } : {}) };
  if (can.default && field.default?.trim()) out.default = field.default.trim();
  return out;
}

/** Choices that were never left, because Enter saved them, get the key they would have got. */
function keyed(options: OptionDocument[]): OptionDocument[] {
  const taken = options.map(({ key }) => key).filter(Boolean);
  return options.map((option, at) => {
    if (option.key) return option;
    const key = freeKey(wordsOf(option.labels, 'en'), taken, `option_${at + 1}`);
    taken.push(key);
    return { ...option, key };
  });
}

function filled(labels: Labels): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([, label]) => label.trim() !== ''));
}

/** Where fields go that no section names; it is no section of the standard, and needs words of its own once it is kept. */
const REST = 'more';

/**
 * The layout as it stands, to be changed. The standard's sections keep the words they have in every language until somebody gives
 * them others.
 */
export function layoutOf(definition: Pick<Definition, 'list' | 'card' | 'form'>, language: string): LayoutsDocument {
  return {
    list: definition.list,
    card: definition.card,
    form: definition.form.map(({ key, label, fields }) => (key === REST ? { key, labels: { [language]: label }, fields } : { key, fields })),
  };
}

/** The words of something of the company's own in the reader's language. */
export function wordsOf(labels: Labels | undefined, language: string): string {
  return labels?.[language] || labels?.['en'] || Object.values(labels ?? {}).find(Boolean) || '';
}

/** Whether two extensions say the same; the server leaves out what is at its default. */
export function same(left: Extension, right: Extension): boolean {
  return said(left) === said(right);
}

function said({ object, fields = [], options = {}, layouts, recognised_by: recognised = [] }: Extension): string {
  return JSON.stringify([object ? named(object) : null, fields.map(tidied), Object.entries(options).filter(([, list]) => list.length > 0), layouts ?? null, recognised]);
}

/** The words of an own object as they are sent. */
export function named({ one, many, series, retired }: ObjectDocument): ObjectDocument {
  return { one: filled(one), many: filled(many), series: series.trim(), ...(retired ? { retired } : {}) };
}

/** `x_home_visit` becomes `HOMEVISI-`: what numbers begin with until somebody says otherwise. */
export function seriesOf(key: string): string {
  const letters = key.replace(/^x_/, '').replaceAll('_', '').toUpperCase().slice(0, 8);
  return letters === '' ? '' : `${letters}-`;
}
