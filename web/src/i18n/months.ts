/** Months as `YYYY-MM`, counted back. */

/** The month before, `2026-01` → `2025-12`. */
export function monthBefore(period: string): string {
  const [year, month] = period.split('-').map(Number) as [number, number];
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}

/** So many months, the given one first and those before it. */
export function monthsUpTo(period: string, count: number): string[] {
  const months = [period];
  while (months.length < count) months.push(monthBefore(months.at(-1) ?? period));
  return months;
}
