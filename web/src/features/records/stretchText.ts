/** A stretch of time in words, for filters and their chips; text that is none stays as it is. */
import { type FixedStretch, parseStretch } from '@/entity/stretch';
import type { Translate } from '@/i18n/i18n';

/** Weeks of filters begin on Monday: that is said where those of the company's calendars do not (`weekStart`, 1 is Monday). */
export function fixedText(t: Translate, fixed: FixedStretch, weekStart: number): string {
  const words = t(`records-stretch-${fixed}`);
  return weekStart !== 1 && fixed.endsWith('_week') ? t('records-stretch-from-monday', { stretch: words }) : words;
}

export function stretchText(t: Translate, text: unknown, weekStart: number): string {
  const stretch = parseStretch(text);
  if (!stretch) return String(text);
  return 'fixed' in stretch ? fixedText(t, stretch.fixed, weekStart) : t(`records-stretch-${stretch.which}-${stretch.unit}`, { count: stretch.count });
}
