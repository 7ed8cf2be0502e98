/**
 * A few figures side by side as bars, each a link to what it counts. Every bar says its figure to whoever cannot see it;
 * heights are drawn from floats, which is no harm: nothing is computed with them.
 */
import { VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import classes from './Bars.module.css';
import { linkTo } from './linkTo';

export interface Bar {
  key: string;
  /** Below the bar, short. */
  label: string;
  /** The whole of it in words: month and figure. */
  words: string;
  value: number;
  to: string;
  current?: boolean;
}

/** Heights in percent of the highest; debts and nothing have none. */
export function barHeights(values: readonly number[]): number[] {
  const highest = Math.max(...values, 0);
  return values.map((value) => (highest > 0 ? Math.round((Math.max(0, value) * 100) / highest) : 0));
}

export function Bars({ label, bars }: { label: string; bars: readonly Bar[] }) {
  const heights = barHeights(bars.map(({ value }) => value));
  return (
    <ol className={classes['bars']} aria-label={label}>
      {bars.map((bar, at) => (
        <li key={bar.key}>
          <Link {...linkTo(bar.to)} className={classes['bar']} title={bar.words} aria-current={bar.current || undefined}>
            <VisuallyHidden>{bar.words}</VisuallyHidden>
            <span className={classes['plot']} aria-hidden>
              <span style={{ height: `${heights[at] ?? 0}%` }} />
            </span>
            <span className={classes['label']} aria-hidden>
              {bar.label}
            </span>
          </Link>
        </li>
      ))}
    </ol>
  );
}
