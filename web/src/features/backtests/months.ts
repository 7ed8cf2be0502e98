/** Which months a back-test may take: those that are posted, without a gap. */
import type { PeriodItem } from '@/api/runs';

/** Most months of one back-test. */
export const MONTHS_MAX = 24;

/** The posted months, oldest first. */
export function postedMonths(periods: readonly PeriodItem[]): string[] {
  return periods
    .filter(({ state }) => state === 'posted')
    .map(({ period }) => period)
    .toSorted();
}

function next(period: string): string {
  const [year, month] = period.split('-').map(Number) as [number, number];
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
}

/** Where a back-test of the last months begins: up to twelve, as far back as no month is missing. */
export function firstOf(months: readonly string[]): string | undefined {
  let at = months.length - 1;
  while (at > 0 && months.length - at < 12 && next(months[at - 1] ?? '') === months[at]) at -= 1;
  return months[at];
}
