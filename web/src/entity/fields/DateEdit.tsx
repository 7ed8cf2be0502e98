/** A civil date, typed or picked, in the reader's form. What cannot be read as a date is given on as typed. */
import { DateInput } from '@mantine/dates';
import '@mantine/dates/styles.css';
import 'dayjs/locale/es';
import 'dayjs/locale/fr';
import 'dayjs/locale/pl';
import 'dayjs/locale/pt';
import 'dayjs/locale/ru';
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

export default function DateEdit(props: EditProps) {
  const t = useT();
  const { language } = useLanguage();
  const value = plainText(props.value);
  return (
    <DateInput
      {...common(props)}
      locale={language}
      firstDayOfWeek={1}
      valueFormat={FORM[language] ?? 'YYYY-MM-DD'}
      dateParser={(text) => readDate(text) ?? (Number.isNaN(Date.parse(text)) || language !== 'en' ? null : new Date(text))}
      clearable={!props.field.required}
      hideOutsideDates
      previousLabel={t('records-date-before')}
      nextLabel={t('records-date-after')}
      clearButtonProps={{ 'aria-label': t('records-filter-clear') }}
      value={/^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null}
      onChange={(date) => props.onChange(date)}
    />
  );
}
