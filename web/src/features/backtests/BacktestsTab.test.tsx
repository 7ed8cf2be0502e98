/** Back-tests on the screen: begun with posted months, called off by whoever asked, refused with words, shown with every figure. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { BacktestDetail, BacktestItem } from '@/api/backtests';
import type { RecordItem } from '@/api/records';
import { MeContext } from '@/api/session';
import { meOf } from '@/test/me';
import { renderScreen } from '@/test/render';
import { BacktestBody } from './BacktestPage';
import BacktestsTab from './BacktestsTab';

/** A machine under load takes its time. */
const SLOW = { timeout: 4000 };
const PLAN = { id: 'p1', code: 'PLAN-1', version: 1, values: { name: 'Three levels' }, can: {} } as unknown as RecordItem;

const item = (id: string, more: Partial<BacktestItem> = {}): BacktestItem => ({
  id,
  plan: { id: 'p1', name: 'Three levels' },
  against: null,
  from: '2026-08',
  to: '2026-10',
  currency: 'EUR',
  state: 'done',
  done: 3,
  total: 3,
  job: null,
  asked_by: 'Finance',
  asked_at: '2026-11-01T00:00:00Z',
  problem: null,
  before: '100.00',
  after: '150.00',
  difference: '50.00',
  winners: 2,
  losers: 1,
  can_delete: true,
  ...more,
});

const MONTH = { period: '2026-10', volume: '1000.00', before: '100.00', after: '150.00', ratio_before: '0.1000', ratio_after: '0.1500', paid_before: 3, paid_after: 4 };
const BONUS = { bonus: 'level', title: 'Level bonus', kind: 'unilevel', before: '100.00', after: null };

const detail = (more: Partial<BacktestDetail> = {}): BacktestDetail => ({
  ...item('b1'),
  members: 3,
  won: '60.00',
  lost: '-10.00',
  months: [MONTH],
  buckets: [
    { from: '-10.00', to: '-100.00', sign: -1, count: 1, sum: '-10.00' },
    { from: '0.00', to: '0.00', sign: 0, count: 0, sum: '0.00' },
    { from: '10.00', to: '100.00', sign: 1, count: 2, sum: '60.00' },
  ],
  tenths: [{ before: '80.00', after: '90.00' }],
  bonuses: [BONUS],
  ranks: [{ rank: 'Silver', before: 1, after: 2 }],
  lapsed: 0,
  masked: false,
  ...more,
});

const member = { member: { id: 'm1', code: 'M-100', name: 'Ana Nova' }, before: '10.00', after: '60.00', difference: '50.00', rank_before: 'Member', rank_after: 'Silver' };
const PERIODS = { items: [{ period: '2026-11', state: 'open', run: null, ended: false }, ...['2026-10', '2026-09', '2026-08'].map((period) => ({ period, state: 'posted', run: 'r', ended: true }))] };

type Answers = Record<string, unknown>;
type Asked = { path: string; query: URLSearchParams; body: unknown }[];

function serve(answers: Answers): Asked {
  const asked: Asked = [];
  vi.stubGlobal(
    'fetch',
    vi.fn(async (input: unknown, init?: RequestInit) => {
      const url = new URL(input instanceof Request ? input.url : String(input), 'http://x');
      const path = `${init?.method ?? 'GET'} ${url.pathname.replace('/api/v1', '')}`;
      asked.push({ path, query: url.searchParams, body: init?.body ? JSON.parse(String(init.body)) : null });
      const body = answers[path] as { status?: number } | undefined;
      const status = body?.status ?? (body ? 200 : 500);
      const json = body ?? { code: 'x', title: 'Refused', status, fields: [] };
      return new Response(JSON.stringify(json), { status, headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' } });
    }),
  );
  return asked;
}

const framed = (screenOf: React.ReactNode, language: 'en' | 'pl' = 'en') =>
  renderScreen(<MeContext value={{ ...meOf(), rights: { run: { read: 'all', export: 'all' }, plan: { read: 'all' } } } as never}>{screenOf}</MeContext>, { language });

beforeEach(() => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(400);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(800);
});

it('begins with the posted months, and beside another plan', async () => {
  const asked = serve({
    'GET /periods': PERIODS,
    'GET /records/plan': { items: [PLAN, { ...PLAN, id: 'p2', values: { name: 'Other' } }], next: null },
    'GET /plans/p1/backtests': { items: [], next: null },
    'POST /plans/p1/backtests': { backtest: 'b1', job: 'j1' },
    'GET /jobs': { items: [] },
  });
  await framed(<BacktestsTab record={PLAN} />);
  const from = await screen.findByLabelText('First month', {}, SLOW);
  expect(within(from).getAllByRole('option').map((option) => option.textContent)).toEqual(['October 2026', 'September 2026', 'August 2026']);
  expect(from).toHaveValue('2026-08');
  expect(await screen.findByText('This plan has not been tried on past months yet.', {}, SLOW)).toBeVisible();
  const user = userEvent.setup();
  await user.selectOptions(from, '2026-09');
  await user.selectOptions(screen.getByLabelText('Compared with'), 'p2');
  await user.click(screen.getByRole('button', { name: 'Try on these months' }));
  await waitFor(() => expect(asked.find(({ path }) => path.startsWith('POST'))?.body).toEqual({ from: '2026-09', to: '2026-10', against: 'p2' }), SLOW);
});

it('says why it cannot begin, at the field', async () => {
  const title = 'A back-test of “Three levels” is under way.';
  serve({
    'GET /periods': PERIODS,
    'GET /records/plan': { items: [], next: null },
    'GET /plans/p1/backtests': { items: [], next: null },
    'POST /plans/p1/backtests': { code: 'backtest-running', title, status: 409, fields: [] },
  });
  await framed(<BacktestsTab record={PLAN} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Try on these months' }, SLOW));
  expect(await screen.findByText(title, {}, SLOW)).toBeVisible();
});

it('shows progress, and the asker calls it off', async () => {
  const asked = serve({
    'GET /periods': { items: [] },
    'GET /records/plan': { items: [], next: null },
    'GET /plans/p1/backtests': { items: [item('b1', { state: 'running', done: 1, job: 'j1', difference: null }), item('b2', { state: 'running', done: 0, from: '2026-10' }), item('b3', { state: 'failed', problem: 'The rank is unknown.' })], next: null },
    'POST /jobs/j1/cancel': { id: 'j1' },
    'GET /jobs': { items: [] },
  });
  await framed(<BacktestsTab record={PLAN} />);
  expect(await screen.findByText('No month is posted yet. A back-test needs at least one.', {}, SLOW)).toBeVisible();
  expect(await screen.findByText('Month 2 of 3', {}, SLOW)).toBeVisible();
  expect(screen.getByText('The rank is unknown.')).toBeVisible();
  expect(screen.getByRole('link', { name: 'October 2026' })).toHaveAttribute('href', '/backtests/b2');
  const cancel = screen.getAllByRole('button', { name: 'Cancel' });
  expect(cancel).toHaveLength(1);
  await Promise.all(cancel.map((button) => userEvent.click(button)));
  await waitFor(() => expect(asked.some(({ path }) => path === 'POST /jobs/j1/cancel')).toBe(true), SLOW);
});

it('shows what was found, and members from the other end', async () => {
  const asked = serve({ 'GET /backtests/b1/members': { items: [member], next: null, currency: 'EUR' } });
  await framed(<BacktestBody test={detail()} />);
  expect(screen.getByRole('list', { name: 'Cost by month' })).toHaveTextContent('October 2026: €100.00 before, €150.00 with this plan');
  const months = within(screen.getByRole('table', { name: 'Cost by month' }));
  expect(months.getByRole('row', { name: /October 2026/ })).toHaveTextContent(/10(\.0+)?%/);
  const spread = within(screen.getByRole('table', { name: 'Who gains and loses how much' }));
  expect(spread.getByRole('row', { name: /€10.00 to €100.00 less/ })).toHaveTextContent('1');
  expect(spread.getByRole('row', { name: /€10.00 to €100.00 more/ })).toHaveTextContent('2');
  expect(screen.getByRole('row', { name: /Level bonus/ })).toHaveTextContent('not there');
  expect(screen.getByRole('row', { name: /^Silver/ })).toHaveTextContent('12');
  expect(await screen.findByText('Ana Nova', {}, SLOW)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Export as CSV' })).toHaveAttribute('href', '/api/v1/backtests/b1/export.csv?order=gain&headers=labels');
  await userEvent.selectOptions(screen.getByLabelText('Order'), 'loss');
  await waitFor(() => expect(asked.at(-1)?.query.get('order')).toBe('loss'), SLOW);
  await userEvent.type(screen.getByLabelText('Find a member'), 'nova');
  await waitFor(() => expect(asked.at(-1)?.query.get('q')).toBe('nova'), SLOW);
});

it('hides amounts where they are hidden, in the reader’s language', async () => {
  serve({ 'GET /backtests/b1/members': { items: [{ ...member, before: null, after: null, difference: null }], next: null, currency: 'EUR' } });
  const hidden = { before: null, after: null };
  const masked = detail({ ...hidden, difference: null, won: null, lost: null, masked: true, months: [{ ...MONTH, volume: null, ...hidden, ratio_before: null, ratio_after: null }], tenths: [hidden], bonuses: [{ ...BONUS, ...hidden }] });
  await framed(<BacktestBody test={masked} />, 'pl');
  expect(screen.getByText('Kwoty są przed Tobą ukryte.')).toBeVisible();
  expect(screen.queryByRole('list', { name: 'Koszt w miesiącach' })).toBeNull();
  expect(await screen.findByText('Ana Nova', {}, SLOW)).toBeVisible();
  expect(screen.queryByLabelText('Kolejność')).toBeNull();
});

it('says why it failed', async () => {
  serve({});
  await framed(<BacktestBody test={detail({ state: 'failed', problem: 'M-100 has the rank “Bronze”, which the plan does not know.' })} />);
  expect(screen.getByText(/M-100 has the rank/)).toBeVisible();
});
