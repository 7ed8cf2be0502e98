/** Stretches of time told from today, as filters write them: `this_month`, `last_30_days`; any other text is none. */

export const UNITS = ['days', 'weeks', 'months', 'quarters', 'years'] as const;
export type StretchUnit = (typeof UNITS)[number];

export const FIXED = [
  'today', 'yesterday', 'tomorrow', 'this_week', 'last_week', 'next_week', 'this_month', 'last_month', 'next_month',
  'this_quarter', 'last_quarter', 'next_quarter', 'this_year', 'last_year', 'next_year',
] as const;
export type FixedStretch = (typeof FIXED)[number];

export type Stretch = { fixed: FixedStretch } | { which: 'last' | 'next'; count: number; unit: StretchUnit };

/** The greatest number the server takes. */
const COUNT_MAX = 3660;

export function parseStretch(text: unknown): Stretch | null {
  if (typeof text !== 'string') return null;
  const fixed = FIXED.find((word) => word === text);
  if (fixed) return { fixed };
  const [, which, number, many] = /^(last|next)_([1-9]\d{0,3})_(\w+)$/.exec(text) ?? [];
  const unit = UNITS.find((word) => word === many);
  const count = Number(number);
  if (!unit || !(count <= COUNT_MAX)) return null;
  return { which: which === 'last' ? 'last' : 'next', count, unit };
}

export function writeStretch(stretch: Stretch): string {
  return 'fixed' in stretch ? stretch.fixed : `${stretch.which}_${stretch.count}_${stretch.unit}`;
}
