/** What returns take back: told with its reasons to whom it was taken from, and left out where nothing was. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { RunDetail, TakenBack } from '@/api/runs';
import { renderScreen } from '@/test/render';
import { MemberTakenBack, RunTakenBack } from './TakenBack';

const taken: TakenBack = {
  amount: '-15.00',
  count: 230,
  items: [{ bonus: 'legs', title: 'Pairs', period: '2026-10', return: 'O-12-R1', sale: 'O-12', amount: '-15.00', why: ['Half of it came back.'] }],
};

it('says which return of which sale took what back, and why', async () => {
  await renderScreen(<MemberTakenBack taken={taken} currency="EUR" />);
  const row = screen.getByRole('button', { name: /Pairs/ });
  expect(row).toHaveTextContent('October 2026');
  expect(row).toHaveTextContent('Return O-12-R1 of the sale O-12');
  expect(row).toHaveTextContent(/[-−]€?15\.00/);
  fireEvent.click(row);
  await waitFor(() => expect(screen.getByText('Half of it came back.')).toBeVisible());
  expect(screen.getByText('1 of 230 are shown.')).toBeInTheDocument();
});

it('is in the reader’s language', async () => {
  await renderScreen(<MemberTakenBack taken={taken} currency="EUR" />, { language: 'ru' });
  expect(screen.getByText('Возврат O-12-R1 по продаже O-12')).toBeInTheDocument();
});

it('shows a run’s sums a bonus, and nothing where no month is touched', async () => {
  const run = { currency: 'EUR', taken_back: [{ bonus: 'legs', title: 'Pairs', amount: '-35.00', count: 2, payees: 1 }] } as RunDetail;
  await renderScreen(<RunTakenBack run={run} />);
  expect(screen.getByRole('row', { name: /Pairs/ })).toHaveTextContent('35.00');
  const { container } = await renderScreen(<RunTakenBack run={{ ...run, taken_back: [] }} />);
  expect(container.querySelector('table')).toBeNull();
});
