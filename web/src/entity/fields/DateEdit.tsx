/** A civil date, typed or picked, in the reader's form. What cannot be read as a date stays as it was typed, and is given on so. */
import { DateInput } from '@mantine/dates';
import '@mantine/dates/styles.css';
import 'dayjs/locale/es';
import 'dayjs/locale/fr';
import 'dayjs/locale/pl';
import 'dayjs/locale/pt';
import 'dayjs/locale/ru';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useWeekStart } from '@/api/session';
import { useLanguage, useT } from '@/i18n/i18n';
import { common, type EditProps } from './edit';
import { plainText } from './values';

/** Day first everywhere we have words for, except that English readers get a month they cannot misread. */
const FORM: Record<string, string> = { en: 'D MMM YYYY', fr: 'DD/MM/YYYY', pt: 'DD/MM/YYYY', es: 'DD/MM/YYYY', pl: 'DD.MM.YYYY', ru: 'DD.MM.YYYY' };

/** Reads `2026-10-31`, `31.10.2026`, `31/10/2026`, `31 10 2026`; null for anything else. */
export function readDate(text: string): string | null {
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text);
  const european = /^\s*(\d{1,2})[./ ](\d{1,2})[./ ](\d{4})\s*$/.exec(text);
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : european ? [european[3], european[2], european[1]] : [];
  if (!year || !month || !day) return null;
  const made = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const text2 = made.toISOString().slice(0, 10);
  return text2 === `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` ? text2 : null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Reads as well what English readers see: `31 Oct 2026`, `Oct 31, 2026`, with the month in letters. */
export function readEnglish(text: string): string | null {
  const dayFirst = /^\s*(\d{1,2})\s+([a-z]{3,9})\.?,?\s+(\d{4})\s*$/i.exec(text);
  const monthFirst = /^\s*([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})\s*$/i.exec(text);
  const [day, name, year] = dayFirst ? [dayFirst[1], dayFirst[2], dayFirst[3]] : monthFirst ? [monthFirst[2], monthFirst[1], monthFirst[3]] : [];
  const month = MONTHS.indexOf(name?.slice(0, 3).toLowerCase() ?? '') + 1;
  return month > 0 ? readDate(`${year}-${month}-${day}`) : readDate(text);
}

/** While it is typed only what is whole counts: `2026-1-1` may still become `2026-1-15`. */
const UNFINISHED = /^\s*\d{4}-(\d-|\d{1,2}-\d\s*$)/;

interface DateEditProps extends EditProps {
  /** What stands around the input, between its label and what is wrong with it: a time of day beside it. */
  inputContainer?: (input: ReactNode) => ReactNode;
  /** Runs after a key has finished what was typed. */
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
}

export default function DateEdit(props: DateEditProps) {
  const t = useT();
  const { language } = useLanguage();
  const weekStart = useWeekStart();
  const value = plainText(props.value);
  const read = language === 'en' ? readEnglish : readDate;
  const known = /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null;
  const [typed, setTyped] = useState('');
  /** What stood there before something was typed that is no date: the input shows what was typed as long as that stays. */
  const [before, setBefore] = useState<string | null>(null);
  const finish = (text: string) => {
    const day = read(text);
    if (day && day !== value) props.onChange(day);
    if (day || text.trim() === '' || text !== typed) return;
    if (known) setBefore(known);
    props.onChange(text);
  };
  return (
    <DateInput
      {...common(props)}
      locale={language}
      firstDayOfWeek={weekStart === 7 ? 0 : weekStart}
      valueFormat={FORM[language] ?? 'YYYY-MM-DD'}
      dateParser={(text) => (UNFINISHED.test(text) ? null : read(text))}
      onBlur={(event) => finish(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish(event.currentTarget.value);
        props.onKeyDown?.(event);
      }}
      {...(props.inputContainer ? { inputContainer: props.inputContainer } : {})}
      clearable={!props.field.required}
      onInput={(event) => setTyped(event.currentTarget.value)}
      fixOnBlur={typed.trim() === '' || read(typed) !== null}
      hideOutsideDates
      previousLabel={t('records-date-before')}
      nextLabel={t('records-date-after')}
      clearButtonProps={{ 'aria-label': t('records-filter-clear') }}
      value={known ?? (value === '' ? null : before)}
      onChange={(date) => {
        setTyped('');
        props.onChange(date);
      }}
    />
  );
}
