/**
 * Figures, money, dates and times in the reader's form and zone, from the strings of the API. Figures may follow the rules of
 * another locale than the words: its grouping and its signs, in the order of the reader's language.
 * Amounts stay decimal strings all the way: nothing here ever becomes a float.
 */

export interface MoneyValue {
  amount: string;
  currency: string;
}

/** What a figure is made of, beside its sign, its currency and what stands between. */
const FIGURE: ReadonlySet<string> = new Set(['integer', 'group', 'decimal', 'fraction']);

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** Digits after the point of a decimal string. */
function places(text: string): number {
  return text.split('.')[1]?.length ?? 0;
}

export class Formats {
  private readonly cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

  constructor(
    /** BCP 47 tag, for instance `fr-CA`. */
    readonly tag: string,
    /** IANA zone of the reader; the browser's own when absent. */
    readonly zone?: string | undefined,
    /** The locale by whose rules figures are written; the reader's language when absent. */
    readonly figures?: string | undefined,
  ) {}

  /** The locale in which figures are written and typed. */
  get figureTag(): string {
    return this.figures ?? this.tag;
  }

  private numbers(options: Intl.NumberFormatOptions, tag = this.tag): Intl.NumberFormat {
    const key = `n${tag}${JSON.stringify(options)}`;
    const known = this.cache.get(key);
    if (known) return known as Intl.NumberFormat;
    const made = new Intl.NumberFormat(tag, options);
    this.cache.set(key, made);
    return made;
  }

  /** A number in the reader's language; its digits, groups and point by the rules of `figures`. */
  private written(value: number | bigint | Intl.StringNumericLiteral, options: Intl.NumberFormatOptions): string {
    if (!this.figures) return this.numbers(options).format(value);
    const other = this.numbers(options, this.figures).formatToParts(value);
    const figure = other.filter(({ type }) => FIGURE.has(type)).map((part) => part.value);
    const parts = this.numbers(options).formatToParts(value);
    const first = parts.findIndex(({ type }) => FIGURE.has(type));
    return parts.map((part, at) => (at === first ? figure.join('') : FIGURE.has(part.type) ? '' : part.value)).join('');
  }

  private dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const key = `d${JSON.stringify(options)}`;
    const known = this.cache.get(key);
    if (known) return known as Intl.DateTimeFormat;
    const made = new Intl.DateTimeFormat(this.tag, options);
    this.cache.set(key, made);
    return made;
  }

  /** A whole number, for instance a count. */
  integer(value: number | bigint): string {
    return this.written(value, { maximumFractionDigits: 0 });
  }

  /** A decimal string with exactly the places it came with; anything else comes back as it is. */
  decimal(text: string): string {
    if (!DECIMAL.test(text)) return text;
    const digits = places(text);
    return this.written(text as Intl.StringNumericLiteral, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  }

  /** Points and volumes: trailing zeros say nothing and go. */
  points(text: string): string {
    return this.decimal(text.includes('.') ? text.replace(/\.?0+$/, '') : text);
  }

  /** `{amount, currency}` in the reader's form, with the places the amount came with. */
  money(value: MoneyValue): string {
    if (!DECIMAL.test(value.amount) || !/^[A-Z]{3}$/.test(value.currency)) return `${value.amount} ${value.currency}`;
    const digits = places(value.amount);
    return this.written(value.amount as Intl.StringNumericLiteral, {
      style: 'currency',
      currency: value.currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  }

  /** A difference of money: as `money`, with its sign. */
  moneyChange(value: MoneyValue): string {
    return /^0*\.?0*$|^-/.test(value.amount) ? this.money(value) : `+${this.money(value)}`;
  }

  /** A rate as the API gives it (`0.05`) shown as a percentage (`5 %`). */
  percent(text: string): string {
    if (!DECIMAL.test(text)) return text;
    const digits = Math.max(0, places(text.replace(/0+$/, '')) - 2);
    return this.written(text as Intl.StringNumericLiteral, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits });
  }

  /** A civil date `YYYY-MM-DD`: no zone may shift it. */
  date(text: string): string {
    const [year, month, day] = text.split('-').map(Number);
    if (!year || !month || !day) return text;
    return this.dates({ dateStyle: 'medium', timeZone: 'UTC' }).format(Date.UTC(year, month - 1, day));
  }

  /** A period `YYYY-MM` as month and year. */
  period(text: string): string {
    const [year, month] = text.split('-').map(Number);
    if (!year || !month) return text;
    return this.dates({ year: 'numeric', month: 'long', timeZone: 'UTC' }).format(Date.UTC(year, month - 1, 1));
  }

  /** The month of a period, short, where the year is plain from its neighbours. */
  month(text: string): string {
    const [year, month] = text.split('-').map(Number);
    if (!year || !month) return text;
    return this.dates({ month: 'short', timeZone: 'UTC' }).format(Date.UTC(year, month - 1, 1));
  }

  /** An instant (RFC 3339) in the reader's zone. */
  instant(text: string): string {
    const instant = new Date(text);
    if (Number.isNaN(instant.getTime())) return text;
    return this.dates({ dateStyle: 'medium', timeStyle: 'short', ...(this.zone ? { timeZone: this.zone } : {}) }).format(instant);
  }

  /** Names in the reader's alphabetical order. */
  compare(left: string, right: string): number {
    return left.localeCompare(right, this.tag, { numeric: true });
  }
}
