/** Statements explain themselves in the reader's words; what can be said of a payout follows from how it stands. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { Payout, SettlementDetail, Statement } from '@/api/settlements';
import { LANGUAGES } from '@/i18n/i18n';
import { renderScreen } from '@/test/render';
import { Files } from './Files';
import { MARKS, Payouts } from './Payouts';
import { filled, StatementBody } from './Statement';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const settlement = { id: 's', code: 'ST-000001', on: '2026-10-31', currency: 'EUR', state: 'posted', rules: 1, round: 1, payees: 1, payouts: 1, paid: '90.50', asked_at: '2026-11-01T10:00:00Z', posted_at: '2026-11-02T10:00:00Z' } as const;
const detail = { ...settlement, job: null, totals: [], paid_out: [], approvals: [], problem: null, can: { approve: false, reject: false, post: false, recompute: false, cancel: false, pay: true, export: true } } as SettlementDetail;
const statement: Statement = {
  settlement,
  payee: { member: { id: 'm', code: 'M-1', name: 'Ana' }, status: 'active', outcome: 'paid', gross: '100.00', deducted: '9.50', payout: '90.50', balance: '0.00', paid_out: null },
  lines: [
    { kind: 'credit', name: 'commission', source: 'R-000001', base: null, rate: null, amount: '100.00', why: [] },
    { kind: 'fee', name: 'bank', source: null, base: null, rate: null, amount: '-0.50', why: [{ key: 'settle-why-fee-fixed', params: { fixed: '0.50' } }] },
    { kind: 'withheld', name: 'income', source: null, base: '100.00', rate: '9%', amount: '-9.00', why: [] },
  ],
  why: [],
  kept: [],
  debts: [{ id: 'D-1', kind: 'clawback', since: '2026-09-30', open: '5.00' }],
};

it.each(LANGUAGES)('a statement is told in %s', async (language) => {
  await renderScreen(<StatementBody statement={statement} />, { language });
  expect(document.body).not.toHaveTextContent(/settle-why|settlements-/);
  expect(screen.getAllByRole('row').length).toBeGreaterThan(5);
});

it('names credits, fees and withholding, and what is still owed', async () => {
  await renderScreen(<StatementBody statement={statement} />);
  expect(screen.getByRole('row', { name: /Credit · commission.*R-000001/ })).toHaveTextContent('€100.00');
  expect(screen.getByRole('row', { name: /Fee · bank/ })).toHaveTextContent('0.50 for each payout');
  expect(screen.getByRole('row', { name: /Withholding · income/ })).toHaveTextContent(/9% €100\.00.*[-−]€9\.00/);
  expect(within(screen.getByRole('table', { name: 'Still owed' })).getByRole('row')).toHaveTextContent('€5.00');
});

it('fills sentences with days and decimals in the reader’s form', () => {
  const formats = { date: (text: string) => `day ${text}`, decimal: (text: string) => text.replace('.', ',') };
  expect(filled(formats, { since: '2026-09-30', open: '5.00', share: '50%', payout: 'ST-1/3' })).toEqual({ since: 'day 2026-09-30', open: '5,00', share: '50%', payout: 'ST-1/3' });
});

const payout = (state: Payout['state']) => ({ id: state, code: `P-${state}`, settlement: 's', member: { id: 'm', code: 'M-1', name: 'Ana' }, amount: '90.50', currency: 'EUR', state, sent_with: null, confirmed_by: null, failed_because: null, changed_at: '2026-11-02T10:00:00Z' }) as Payout;

function serve(pages: Record<string, unknown>) {
  const sent: { path: string; body: unknown }[] = [];
  vi.stubGlobal('fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
    const path = String(input instanceof Request ? input.url : input).replace(/^.*\/api\/v1/, '');
    if ((init?.method ?? 'GET') !== 'GET') sent.push({ path, body: JSON.parse(String(init?.body)) });
    const found = Object.entries(pages).find(([prefix]) => path.startsWith(prefix))?.[1] ?? {};
    return new Response(JSON.stringify(found), { status: 200, headers: { 'content-type': 'application/json' } });
  });
  return sent;
}

it('offers only what may be said of a payout, and asks for the bank’s word', async () => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(400);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(800);
  // The page's fonts, which a text area that grows listens to.
  Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() });
  const sent = serve({ '/settlements/s/payouts': { items: [payout('sent'), payout('failed')], next: null } });
  await renderScreen(<Payouts settlement={detail} />);
  fireEvent.click(await screen.findByRole('button', { name: 'Say what became of it: P-sent' }));
  expect(screen.queryByRole('button', { name: 'Say what became of it: P-failed' })).toBeNull();
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Confirmed' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByRole('button', { name: 'Confirmed' })).toBeDisabled();
  fireEvent.change(dialog.getByLabelText(/What the bank calls it/), { target: { value: 'B-77' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Confirmed' }));
  await waitFor(() => expect(sent).toEqual([{ path: '/payouts/sent/mark', body: { to: 'confirmed', reference: 'B-77' } }]));
  expect(Object.values(MARKS).flat()).not.toContain('pending');
});

it('says that nothing was made yet, and offers a file to whoever pays only', async () => {
  serve({ '/settlements/s/files': { items: [], next: null } });
  await renderScreen(<Files settlement={detail} />);
  expect(await screen.findByText('No file has been made yet.')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Make a file' })).toBeInTheDocument();
  await renderScreen(<Files settlement={{ ...detail, can: { ...detail.can, pay: false } }} />);
  await waitFor(() => expect(screen.getAllByRole('button', { name: 'Make a file' })).toHaveLength(1));
});
