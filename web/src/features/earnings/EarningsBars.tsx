/** What the past months brought, as bars that lead to each month. */
import type { Earnings } from '@/api/runs';
import { useFormats, useT } from '@/i18n/i18n';
import { Bars } from '@/ui';

export function EarningsBars({ earnings, currency, of }: { earnings: Earnings; currency: string; of?: string | undefined }) {
  const t = useT();
  const formats = useFormats();
  const bars = earnings.history.map(({ period, amount }) => ({
    key: period,
    label: formats.month(period),
    words: `${formats.period(period)}: ${formats.money({ amount, currency })}`,
    value: Number(amount),
    to: `/earnings?${new URLSearchParams({ period, ...(of ? { member: of } : {}) })}`,
    current: period === earnings.period,
  }));
  return <Bars label={t('earnings-history')} bars={bars} />;
}
