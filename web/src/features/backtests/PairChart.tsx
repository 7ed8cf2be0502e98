/**
 * Two series side by side as bars, before and after. Drawn only: every figure stands in the table beside it, and each pair says
 * its figures in words. Bars are drawn from floats, which is no harm: nothing is computed with them.
 */
import { VisuallyHidden } from '@mantine/core';
import classes from './backtests.module.css';

export interface Pair {
  key: string;
  /** Below the bars, short. */
  label: string;
  /** The whole of it in words. */
  words: string;
  before: number;
  after: number;
}

/** Heights in percent of the highest of all; what is below zero has none. */
export function pairHeights(pairs: readonly Pick<Pair, 'before' | 'after'>[]): { before: number; after: number }[] {
  const highest = Math.max(0, ...pairs.flatMap(({ before, after }) => [before, after]));
  const height = (value: number) => (highest > 0 ? Math.round((Math.max(0, value) * 100) / highest) : 0);
  return pairs.map(({ before, after }) => ({ before: height(before), after: height(after) }));
}

export function PairChart({ label, pairs, before, after }: { label: string; pairs: readonly Pair[]; before: string; after: string }) {
  const heights = pairHeights(pairs);
  return (
    <figure className={classes['figure']}>
      <ol className={classes['pairs']} aria-label={label}>
        {pairs.map((pair, at) => (
          <li key={pair.key} title={pair.words}>
            <VisuallyHidden>{pair.words}</VisuallyHidden>
            <span className={classes['plot']} aria-hidden>
              <span data-side="before" style={{ height: `${heights[at]?.before ?? 0}%` }} />
              <span data-side="after" style={{ height: `${heights[at]?.after ?? 0}%` }} />
            </span>
            <span className={classes['label']} aria-hidden>
              {pair.label}
            </span>
          </li>
        ))}
      </ol>
      <figcaption className={classes['legend']} aria-hidden>
        <span data-side="before">{before}</span>
        <span data-side="after">{after}</span>
      </figcaption>
    </figure>
  );
}
