/** The forms in which values arrive, read without trust: what does not fit comes out as null or as text. */
import type { Reference } from '@/api/records';
import type { MoneyValue } from '@/i18n/format';

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function asMoney(value: unknown): MoneyValue | null {
  if (!isObject(value) || typeof value['amount'] !== 'string' || typeof value['currency'] !== 'string') return null;
  return { amount: value['amount'], currency: value['currency'] };
}

export function asReference(value: unknown): Reference | null {
  if (!isObject(value) || typeof value['id'] !== 'string') return null;
  const code = typeof value['code'] === 'string' ? value['code'] : undefined;
  const label = typeof value['label'] === 'string' && value['label'] ? value['label'] : (code ?? value['id']);
  return code === undefined ? { id: value['id'], label } : { id: value['id'], code, label };
}

/** Several links; one of an unexpected form is left out. */
export function asReferences(value: unknown): Reference[] {
  return Array.isArray(value) ? value.flatMap((one) => asReference(one) ?? []) : [];
}

export const ADDRESS_PARTS = ['lines', 'postcode', 'city', 'region', 'country'] as const;
export type AddressPart = (typeof ADDRESS_PARTS)[number];
export type Address = Record<AddressPart, string>;

/** An address; what is not known is empty. */
export function asAddress(value: unknown): Address | null {
  if (!isObject(value)) return null;
  const part = (name: AddressPart) => (typeof value[name] === 'string' ? value[name] : '');
  return { lines: part('lines'), postcode: part('postcode'), city: part('city'), region: part('region'), country: part('country') };
}

/** One of the record's files. */
export interface FileValue {
  id: string;
  name: string;
  media_type: string;
  size_bytes: number;
  preview: boolean;
}

export function asFile(value: unknown): FileValue | null {
  if (!isObject(value) || typeof value['id'] !== 'string' || typeof value['name'] !== 'string') return null;
  const { id, name, media_type: type, size_bytes: size, preview } = value;
  return { id, name, media_type: typeof type === 'string' ? type : '', size_bytes: typeof size === 'number' ? size : 0, preview: preview === true };
}

/** Any value as one line of text. */
export function plainText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  const money = asMoney(value);
  if (money) return `${money.amount} ${money.currency}`;
  const file = asFile(value);
  if (file) return file.name;
  const reference = asReference(value);
  if (reference) return reference.label;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string' || asReference(one))) return value.map(plainText).join(', ');
  return JSON.stringify(value);
}

/** The words of rich text in one line. Read by a parser that loads and runs nothing. */
export function wordsOf(html: string): string {
  const body = new DOMParser().parseFromString(html.replaceAll(/<(\/?(?:p|h\d|li|ul|ol|pre|blockquote)|br|hr)\b/gi, ' <$1'), 'text/html').body;
  return (body.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}

/** A typed decimal as the API wants it: `1 234,50` of a French reader is `1234.50`. Null when it is no number. */
export function readDecimal(text: string, tag: string): string | null {
  const parts = new Intl.NumberFormat(tag).formatToParts(-12345.6);
  const mark = parts.find(({ type }) => type === 'decimal')?.value ?? '.';
  const group = parts.find(({ type }) => type === 'group')?.value ?? '';
  let plain = text.trim().replaceAll(/[\s\u00a0\u202f'’]/g, '').replace('\u2212', '-');
  if (group.trim()) plain = plain.replaceAll(group, '');
  plain = plain.replace(mark, '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? plain : null;
}

/** A decimal string with its point moved: `shifted('0.05', 2)` is `5`, `shifted('7.5', -2)` is `0.075`. No float is involved. */
export function shifted(value: string, by: number): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value);
  if (!match) return value;
  const [, sign = '', whole = '', fraction = ''] = match;
  const padded = '0'.repeat(Math.max(0, -by)) + whole + fraction + '0'.repeat(Math.max(0, by));
  const point = Math.max(0, -by) + whole.length + by;
  const units = padded.slice(0, point).replace(/^0+(?=\d)/, '') || '0';
  const rest = padded.slice(point).replace(/0+$/, '');
  return `${sign}${units}${rest ? `.${rest}` : ''}`;
}

/** A decimal string as a person of that region would type it: no group marks. */
export function writeDecimal(value: string, tag: string): string {
  const mark = new Intl.NumberFormat(tag).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.';
  return value.replace('.', mark);
}
