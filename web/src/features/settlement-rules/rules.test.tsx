/** The rules of payment as a form: what it reads it writes again, faults find their fields, and all of it is told in every language. */
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ProblemError } from '@/api/problem';
import type { SettlementRules } from '@/api/settlementRules';
import { LANGUAGES } from '@/i18n/i18n';
import { renderScreen } from '@/test/render';
import { RulesView } from './RulesView';
import { draftOf, faultsOf, firstRules, rulesOf, shownPointers } from './rules';
import { moved } from './StepsEdit';

const rules: SettlementRules = {
  steps: ['debts', 'fees', 'withholding'],
  rounding: 'half_up',
  recovery: '50%',
  minimum: [{ country: 'PL', amount: { amount: '25.00', currency: 'EUR' } }],
  fees: [{ code: 'transfer', currency: 'EUR', country: null, method: 'sepa', fixed: '0.50', percent: null, base: 'gross', least: null, most: null, round: null }],
  withholding: [{ code: 'income', country: 'PL', profile: null, currency: 'EUR', base: 'gross', kinds: [], share: '80%', brackets: [{ from: '0', rate: '12%' }, { from: '1000', rate: '32%' }], yearly: true, round: null }],
  debtor: { name: 'Northwind', iban: 'PL61109010140000071219812874', bic: null },
  batch_booking: true,
  remittance: 'Commission',
} as SettlementRules;

/** Rates as the form writes them. */
const asShares = (text: string) => text.replaceAll('"50%"', '"0.5"').replaceAll('"80%"', '"0.8"').replaceAll('"12%"', '"0.12"').replaceAll('"32%"', '"0.32"');

describe('rules of payment', () => {
  it('come out of the form as they went in, rates as shares', () => {
    const expected = JSON.parse(asShares(JSON.stringify(rules))) as SettlementRules;
    expect(rulesOf(draftOf('2026-12-01', rules))).toEqual({ from: '2026-12-01', rules: expected });
    expect(rulesOf(draftOf('2026-12-01', expected)).rules).toEqual(expected);
  });

  it('begin with something that can be saved', () => {
    const first = rulesOf(firstRules('2026-12-01', 'EUR'));
    expect(first.from).toBe('2026-12-01');
    expect(first.rules.steps.length).toBeGreaterThan(0);
  });

  it('put a fault beside its field, and tell all others above', () => {
    const error = { fields: [{ field: 'rules/fees/0/percent', title: 'No rate.' }, { field: 'rules/nowhere', title: 'Odd.' }] } as unknown as ProblemError;
    expect(faultsOf(error)['fees/0/percent']).toBe('No rate.');
    expect(shownPointers(error)).toEqual(['rules/fees/0/percent']);
  });

  it('change their order one by one, and never beyond the ends', () => {
    expect(moved(['debts', 'fees', 'withholding'], 2, -1)).toEqual(['debts', 'withholding', 'fees']);
    expect([...moved(['debts', 'fees'], 0, -1)].toSorted()).toEqual(['debts', 'fees']);
  });

  it.each(LANGUAGES)('are told in %s', async (language) => {
    await renderScreen(<RulesView rules={rules} />, { language });
    expect(document.body).not.toHaveTextContent(/settlement-rules-|payees-/);
    expect(screen.getAllByText(/Northwind/).length).toBeGreaterThan(0);
  });
});
