/** A stretch of time in words, for the chips of a filter; text that is none stays as it is. */
import { parseStretch } from '@/entity/stretch';
import type { Translate } from '@/i18n/i18n';

export function stretchText(t: Translate, text: unknown): string {
  const stretch = parseStretch(text);
  if (!stretch) return String(text);
  return 'fixed' in stretch ? t(`records-stretch-${stretch.fixed}`) : t(`records-stretch-${stretch.which}-${stretch.unit}`, { count: stretch.count });
}
