/**
 * What a value lacks to be one of its field, found before anything is sent: the same tests as the server's, under the same codes.
 * Only what the schema says can be tested here; the server has the last word. Pure.
 */
import type { Field } from '@/api/schema';
import { CODES } from './codes';
import { asAddress, asMoney, plainText, shifted } from './values';

/** A refusal: the code under which its words stand, and what fills them. */
export interface Wrong {
  code: string;
  args?: Record<string, string>;
}

export interface CheckContext {
  /** The record is being made: what the server fills in may be left out. */
  isNew: boolean;
}

const NO_FRACTION = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '));
const THOUSANDTHS = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));
/** The greatest scaled number a column holds. */
const INT64_MAX = 2n ** 63n - 1n;
const ADDRESS_LINES_MAX = 5;
const TEXTS = new Set(['text', 'long_text', 'email', 'phone', 'url', 'code']);

/** An exact decimal as a scaled integer, or why it is none. */
function scaled(text: string, digits: number): bigint | Wrong {
  const value = { value: text };
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return { code: 'decimal-malformed', args: value };
  const [, sign = '', whole = '', fraction = ''] = match;
  const kept = fraction.replace(/0+$/, '');
  if (kept.length > digits) return { code: 'decimal-too-fine', args: value };
  const number = BigInt(whole + kept.padEnd(digits, '0'));
  if (number > INT64_MAX) return { code: 'decimal-overflow', args: value };
  return sign ? -number : number;
}

function ranged(field: Field, number: bigint, digits: number): Wrong | null {
  const unit = 10n ** BigInt(digits);
  // A rate is typed as a percentage: its borders are told as one.
  const border = (whole: number) => (field.type === 'rate' ? `${shifted(String(whole), 2)}%` : String(whole));
  if (typeof field.min === 'number' && number < BigInt(field.min) * unit) return { code: 'field-too-small', args: { min: border(field.min) } };
  if (typeof field.max === 'number' && number > BigInt(field.max) * unit) return { code: 'field-too-great', args: { max: border(field.max) } };
  return null;
}

function checkNumber(field: Field, text: string, digits: number): Wrong | null {
  const number = scaled(text, digits);
  if (typeof number === 'bigint') return ranged(field, number, digits);
  return field.type === 'rate' ? { ...number, args: { value: shifted(text, 2) } } : number;
}

/** Whether something sensible stands on both sides of one `@`. */
export function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)];
  const labels = domain.split('.');
  return (
    at > 0 &&
    local.length <= 64 &&
    !/[\s\p{Cc}<>()[\],;:\\"@]/u.test(local) &&
    !local.startsWith('.') &&
    !local.endsWith('.') &&
    !local.includes('..') &&
    domain.length <= 253 &&
    labels.length >= 2 &&
    labels.every((label) => label.length <= 63 && /^[\p{Alphabetic}\p{N}-]+$/u.test(label) && !label.startsWith('-') && !label.endsWith('-'))
  );
}

/** Marks for the direction of writing, which come along where a number is copied from a list of contacts. */
const MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * The shape alone: 4 to 20 digits, since what is dialled before the calling code counts, with what people put between them.
 * Whether a country has such numbers the server says.
 */
export function isPhone(typed: string): boolean {
  const text = typed.replaceAll(MARKS, '').trim();
  const digits = text.replaceAll(/\D/g, '').length;
  return digits >= 4 && digits <= 20 && /^\+?[\d ./()\u00a0\u2009\u202f\u2010-\u2013-]*$/.test(text);
}

export function isUrl(text: string): boolean {
  return /^https?:\/\/[\p{Alphabetic}\p{N}[]/u.test(text) && !/[\s<>"'`]/.test(text);
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** The form a kind of text must have. */
function checkForm(field: Field, text: string): string | null {
  switch (field.type) {
    case 'email':
      return isEmail(text) ? null : 'field-email';
    case 'phone':
      return isPhone(text) ? null : 'field-phone';
    case 'url':
      return isUrl(text) ? null : 'field-url';
    case 'period':
      return isDay(`${text}-01`) ? null : 'field-period';
    case 'country':
    case 'language':
      return CODES[field.type]?.codes.includes(text) ? null : `field-${field.type}`;
    case 'choice':
      return field.options.some(({ value }) => value === text) ? null : 'field-choice-unknown';
    default:
      return field.pattern === 'key' && !/^[a-z][a-z0-9_]*$/.test(text) ? 'field-key' : null;
  }
}

function checkText(field: Field, value: unknown): Wrong | null {
  const lines = field.type === 'long_text';
  const text = lines ? plainText(value) : plainText(value).trim();
  if (typeof field.max_chars === 'number' && text.length > field.max_chars && [...text].length > field.max_chars) {
    return { code: 'field-too-long', args: { max: String(field.max_chars) } };
  }
  if (TEXTS.has(field.type) && (lines ? /[^\P{Cc}\n\r\t]/u : /\p{Cc}/u).test(text)) return { code: 'field-control-character' };
  const code = checkForm(field, text);
  return code ? { code } : null;
}

function isEmpty(field: Field, value: unknown): boolean {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return true;
  return typeof value === 'string' && (field.type === 'long_text' || field.type === 'rich_text' ? value === '' : value.trim() === '');
}

/** What is wrong with a value as the form holds it; null when nothing is that can be known here. */
export function checkValue(field: Field, value: unknown, { isNew }: CheckContext): Wrong | null {
  if (isEmpty(field, value)) {
    const filled = isNew && typeof field.default === 'string';
    const missing = (field.required && !filled) || (field.type === 'code' && !isNew);
    return missing ? { code: 'field-required' } : null;
  }
  switch (field.type) {
    case 'integer':
      return typeof value === 'number' && Number.isSafeInteger(value) ? ranged(field, BigInt(value), 0) : { code: 'field-type' };
    case 'decimal':
    case 'points':
    case 'rate':
      return typeof field.digits === 'number' ? checkNumber(field, plainText(value).trim(), field.digits) : null;
    case 'money': {
      const money = asMoney(value);
      if (!money) return { code: 'field-type' };
      const digits = NO_FRACTION.has(money.currency) ? 0 : THOUSANDTHS.has(money.currency) ? 3 : 2;
      return checkNumber(field, money.amount.trim(), digits);
    }
    case 'date':
      return isDay(plainText(value)) ? null : { code: 'date-malformed', args: { value: plainText(value) } };
    case 'time':
      return Number.isNaN(Date.parse(plainText(value))) ? { code: 'field-type' } : null;
    case 'address': {
      const lines = asAddress(value)?.lines.split('\n').filter((line) => line.trim() !== '') ?? [];
      return lines.length > ADDRESS_LINES_MAX ? { code: 'field-address-lines', args: { max: String(ADDRESS_LINES_MAX) } } : null;
    }
    case 'multi_choice':
      return Array.isArray(value) && value.every((key) => field.options.some((option) => option.value === key)) ? null : { code: 'field-choice-unknown' };
    case 'reference':
    case 'links':
    case 'file':
    case 'image':
    case 'bool':
    case 'json':
    case 'currency':
      return null;
    default:
      return checkText(field, value);
  }
}
