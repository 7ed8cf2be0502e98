/** The values of a condition in the reader's words: names of records, countries and currencies, dates and figures in his form. */
import { useQueries } from '@tanstack/react-query';
import { recordQuery } from '@/api/records';
import type { Field } from '@/api/schema';
import { CODES } from '@/entity/fields/codes';
import { plainText } from '@/entity/fields/values';
import { recordLabel } from '@/entity/label';
import { useFormats, useLanguage, useT } from '@/i18n/i18n';

/** So many linked records of a condition are called by their names. */
const NAMED_MAX = 5;

function nameOf(language: string, type: Intl.DisplayNamesType, code: string): string {
  try {
    return new Intl.DisplayNames([language], { type }).of(code) ?? code;
  } catch {
    // The address may hold anything; what is no code is shown as it is.
    return code;
  }
}

export function useValueText(field: Field | undefined, value: unknown): (raw: unknown) => string {
  const t = useT();
  const formats = useFormats();
  const { language } = useLanguage();
  const linked = field?.type === 'reference' || field?.type === 'links' ? field.relation : null;
  const ids = linked ? [value].flat().filter((id) => typeof id === 'string').slice(0, NAMED_MAX) : [];
  const records = useQueries({ queries: ids.map((id) => ({ ...recordQuery(linked ?? '', id, language), retry: false })) });
  return (raw) => {
    const text = plainText(raw);
    const record = records[ids.indexOf(text)]?.data;
    if (record) return recordLabel(record);
    const option = field?.options.find((one) => one.value === text);
    if (option) return option.label;
    const code = CODES[field?.type ?? ''];
    if (code) return nameOf(language, code.type, text);
    switch (field?.type) {
      case 'owner':
        return text === 'me' ? t('records-owner-me') : text;
      case 'bool':
        return t(raw === true ? 'records-yes' : 'records-no');
      case 'date':
        return formats.date(text);
      case 'time':
        return text.includes('T') ? formats.instant(text) : formats.date(text);
      case 'period':
        return formats.period(text);
      case 'rate':
        return formats.percent(text);
      case 'money':
      case 'decimal':
        return formats.decimal(text);
      default:
        return text;
    }
  };
}
