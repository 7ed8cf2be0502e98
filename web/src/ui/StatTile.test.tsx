/** A figure that could not be read says so and is asked for again; it leads nowhere meanwhile. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { renderScreen } from '@/test/render';
import { StatTile } from './StatTile';

it('tries again where it failed', async () => {
  const retry = vi.fn<() => void>();
  await renderScreen(<StatTile label="Orders" value="…" to="/list/order" retry={retry} />);
  expect(screen.getByRole('alert')).toHaveTextContent('It could not be read.');
  expect(screen.queryByRole('link')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(retry).toHaveBeenCalledOnce();
});
