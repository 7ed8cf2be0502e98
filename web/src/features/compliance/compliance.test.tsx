/** The statement says parts in words, hides what names somebody, and says which months are missing. */
import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Causes, ComplianceStatement, EarningsSpread } from '@/api/compliance';
import { LANGUAGES } from '@/i18n/i18n';
import { renderScreen } from '@/test/render';
import { CausesBar } from './CausesBar';
import { Disclosure } from './Disclosure';

const caused = (amount: string, share: string | null) => ({ amount, share });
const causes: Causes = { customers: caused('800.00', '0.8000'), own: caused('150.00', '0.1500'), joining: caused('50.00', '0.0500'), unknown: caused('0.00', '0.0000'), total: '1000.00' };
const spread: EarningsSpread = {
  rank: null,
  members: 1000,
  nothing: 820,
  ahead: 40,
  earned: '5000.00',
  bought: '900.00',
  mean: '5.00',
  percentiles: [10, 25, 50, 75, 90, 95, 99].map((percent) => ({ percent, amount: `${percent}.50` })),
  top: '2500.00',
  top_share: '0.5000',
};
const few: EarningsSpread = { rank: 'Gold', members: 3, nothing: 0, ahead: 3, earned: null, bought: null, mean: null, percentiles: [], top: null, top_share: null };
const statement = { all: spread, active: few, ranks: [{ ...spread, rank: 'Silver' }, few], fewest: 5 } as ComplianceStatement;

it('says every part with its share and amount, and leaves out what there is none of', async () => {
  await renderScreen(<CausesBar causes={causes} currency="EUR" label="What caused the payouts" />);
  const figure = screen.getByRole('figure', { name: 'What caused the payouts' });
  expect(figure).toHaveTextContent('End customers80% €800.00');
  expect(figure).toHaveTextContent('New sellers on joining5% €50.00');
  expect(figure).not.toHaveTextContent('Nothing in these months');
});

it('shows a part nothing in these months caused, and no share of a loss', async () => {
  const odd = { ...causes, own: caused('-20.00', null), unknown: caused('10.00', '0.0100') };
  await renderScreen(<CausesBar causes={odd} currency="EUR" label="Causes" />);
  expect(screen.getByRole('figure')).toHaveTextContent('Nothing in these months1% €10.00');
  expect(screen.getByRole('figure')).toHaveTextContent(/Sellers for themselves [-−]€20\.00/);
});

it('tells who earned nothing before what the best earned, and no amounts of a few', async () => {
  await renderScreen(<Disclosure statement={statement} currency="EUR" />);
  const all = within(screen.getByRole('region', { name: 'Income disclosure: all members' }));
  expect(all.getByRole('group', { name: 'Earned nothing' })).toHaveTextContent('82%');
  expect(all.getByRole('group', { name: 'Median earnings' })).toHaveTextContent('€50.50');
  expect(all.getByRole('row', { name: /best paid 1%/ })).toHaveTextContent('€2,500.00 · 50%');
  const row = screen.getByRole('row', { name: /Gold/ });
  expect(row).not.toHaveTextContent('€');
  expect(screen.getByText(/fewer than 5 members/)).toBeInTheDocument();
});

it.each(LANGUAGES)('has its words in %s', async (language) => {
  await renderScreen(<Disclosure statement={statement} currency="EUR" />, { language });
  expect(document.body).not.toHaveTextContent('compliance-');
});
