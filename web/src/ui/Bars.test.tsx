/** Bars: heights, and what each says and leads to. */
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderScreen } from '@/test/render';
import { barHeights, Bars } from './Bars';

it('are measured against the highest; debts and nothing have none', () => {
  expect(barHeights([10, 5, -3, 0])).toEqual([100, 50, 0, 0]);
  expect(barHeights([0])).toEqual([0]);
  expect(barHeights([])).toEqual([]);
});

it('say their figure and lead to it', async () => {
  await renderScreen(<Bars label="Orders" bars={[{ key: '1', label: 'Oct', words: 'October 2026: 3', value: 3, to: '/list/order?q=x', current: true }]} />);
  const bar = screen.getByRole('link', { name: 'October 2026: 3' });
  expect(bar).toHaveAttribute('href', '/list/order?q=x');
  expect(bar).toHaveAttribute('aria-current', 'true');
});
