/** What back-tests are called in the reader's words. */
import type { BacktestBucket, BacktestItem } from '@/api/backtests';
import type { useFormats, useT } from '@/i18n/i18n';

type T = ReturnType<typeof useT>;
type Formats = ReturnType<typeof useFormats>;

/** The months of a back-test. */
export function spanText(t: T, formats: Formats, item: Pick<BacktestItem, 'from' | 'to'>): string {
  if (item.from === item.to) return formats.period(item.from);
  return t('backtests-span', { from: formats.period(item.from), to: formats.period(item.to) });
}

/** A size of differences: "from 10 to 100 more". */
export function bucketText(t: T, formats: Formats, bucket: BacktestBucket, currency: string): string {
  if (bucket.sign === 0) return t('backtests-bucket-none');
  const money = (amount: string) => formats.money({ amount: amount.replace('-', ''), currency });
  const side = bucket.sign < 0 ? 'loss' : 'gain';
  if (bucket.to === null) return t(`backtests-bucket-${side}-open`, { from: money(bucket.from) });
  if (Number(bucket.from) === 0) return t(`backtests-bucket-small-${side}`, { to: money(bucket.to) });
  return t(`backtests-bucket-${side}`, { from: money(bucket.from), to: money(bucket.to) });
}
