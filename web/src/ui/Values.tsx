/** Figures and dates in the reader's form. `null` shows a dash that is read as "none". */
import { Text } from '@mantine/core';
import { useFormats, useT } from '@/i18n/i18n';
import type { MoneyValue } from '@/i18n/format';

export function None() {
  const t = useT();
  return (
    <Text span c="dimmed" aria-label={t('shell-none')}>
      –
    </Text>
  );
}

/** `{amount: "12.30", currency: "EUR"}`. */
export function Money({ value }: { value: MoneyValue | null | undefined }) {
  const formats = useFormats();
  return value ? <span className="tl-numbers">{formats.money(value)}</span> : <None />;
}

/** A volume as decimal string. */
export function Points({ value }: { value: string | null | undefined }) {
  const formats = useFormats();
  return value === null || value === undefined ? <None /> : <span className="tl-numbers">{formats.points(value)}</span>;
}

/** `YYYY-MM-DD`, `YYYY-MM` or an instant; the text tells which. */
export function DateText({ value }: { value: string | null | undefined }) {
  const formats = useFormats();
  if (!value) return <None />;
  const text = value.includes('T') ? formats.instant(value) : value.length === 7 ? formats.period(value) : formats.date(value);
  return <time dateTime={value}>{text}</time>;
}
