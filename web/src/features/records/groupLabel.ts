/** The words for a group: a choice's label, a record's name, a stretch of time in the reader's form. */
import type { GroupKey, GroupTotal, Sum } from '@/api/totals';
import type { Field } from '@/api/schema';
import { CODES } from '@/entity/fields/codes';
import { asMoney, plainText } from '@/entity/fields/values';
import type { Grouping } from '@/entity/group';
import type { Formats } from '@/i18n/format';
import { useFormats, useLanguage, useT } from '@/i18n/i18n';

function stretch(formats: Formats, grouping: Grouping, text: string): string {
  if (grouping.unit === 'day') return formats.date(text);
  if (grouping.unit === 'month') return formats.period(text);
  return text.replace('-', ' ');
}

/** How a number that records share is written. */
const NUMBERS: Record<string, (formats: Formats, text: string) => string> = {
  integer: (formats, text) => formats.decimal(text),
  decimal: (formats, text) => formats.decimal(text),
  points: (formats, text) => formats.points(text),
  rate: (formats, text) => formats.percent(text),
};

export function useGroupLabel(grouping: Grouping) {
  const t = useT();
  const formats = useFormats();
  const { language } = useLanguage();
  return ({ value, label, hidden }: GroupKey): string => {
    if (hidden) return t('records-group-hidden');
    if (value === null) return t('records-group-empty');
    const text = plainText(value);
    if (grouping.unit) return stretch(formats, grouping, text);
    if (grouping.field.type === 'bool') return t(value === true ? 'records-yes' : 'records-no');
    const figure = NUMBERS[grouping.field.type];
    if (figure) return figure(formats, text);
    const code = CODES[grouping.field.type];
    const option = grouping.field.options.find((one) => one.value === text)?.label;
    if (option || label) return option ?? label ?? text;
    try {
      return code ? (new Intl.DisplayNames([language], { type: code.type }).of(text) ?? text) : text;
    } catch {
      return text;
    }
  };
}

/** What the server puts in the order of ids or codes: a reader looks for the words. */
const NAMED = new Set(['reference', 'links', 'country', 'currency', 'language']);

const rank = ({ keys: [one] }: GroupTotal) => (one?.hidden ? 1 : (one?.value ?? null) === null ? 2 : 0);

/** Groups as a reader looks for them: by their names where the server knows an id or a code; what is out of sight and what is empty last. */
export function useInOrder(grouping: Grouping): (groups: GroupTotal[]) => GroupTotal[] {
  const formats = useFormats();
  const label = useGroupLabel(grouping);
  const words = ({ keys: [one] }: GroupTotal) => (one ? label(one) : '');
  if (!NAMED.has(grouping.field.type)) return (groups) => groups;
  return (groups) => groups.toSorted((left, right) => rank(left) - rank(right) || formats.compare(words(left), words(right)));
}

/** Sums of a field in words: each currency by itself. */
export function useSumText() {
  const formats = useFormats();
  return (field: Field, sum: Sum): string[] => {
    if (field.type !== 'money') return typeof sum === 'string' ? [formats.points(sum)] : [];
    return Array.isArray(sum) ? sum.flatMap((one) => asMoney(one) ?? []).map((one) => formats.money(one)) : [];
  };
}
