/** Names of countries, methods, kinds of credits and rates of the rules in the reader's language. What has no name stays as it was written. */
import { useMemo } from 'react';
import { METHODS } from '@/api/payees';
import { useFormats, useLanguage, useT } from '@/i18n/i18n';
import { shareOf } from './rules';

/** Kinds of credits a rule of withholding can be narrowed to. What came back with a payout goes with commission by itself. */
export const CREDIT_KINDS = ['commission', 'adjustment', 'reversal'] as const;

export function useRulesWords() {
  const t = useT();
  const formats = useFormats();
  const { language } = useLanguage();
  const countries = useMemo(() => new Intl.DisplayNames([language], { type: 'region', fallback: 'code' }), [language]);
  const named = (code: string) => {
    try {
      return countries.of(code) ?? code;
    } catch {
      return code;
    }
  };
  const method = (key: string) => {
    const known = METHODS.find((one) => one === key);
    return known ? t(`payees-method-${known}`) : key;
  };
  const kind = (key: string) => {
    const known = [...CREDIT_KINDS, 'payout-returned' as const].find((one) => one === key);
    return known ? t(`settlements-credit-${known}`) : key;
  };
  return { country: named, method, kind, rate: (text: string) => formats.percent(shareOf(text)) };
}
