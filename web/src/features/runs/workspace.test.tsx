/** The workspace of a run: what is odd is told with its member and noted once, runs stand side by side, stages say who and when. */
import { Notifications } from '@mantine/notifications';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Anomalies, Comparison, RunDetail } from '@/api/runs';
import { type Me, MeContext } from '@/api/session';
import { meOf } from '@/test/me';
import { renderScreen } from '@/test/render';
import { AnomaliesTab } from './AnomaliesTab';
import { ComparisonTab } from './ComparisonTab';
import { Overview } from './Overview';
import { RunHistory } from './RunHistory';
import { StepDialog } from './RunPage';
import { Stages, stagesOf } from './Stages';

const bo = { id: 'm1', code: 'M-000001', name: 'Bo Nova' };
const run: RunDetail = {
  id: 'r1',
  code: 'R-000002',
  period: '2026-11',
  plan: 'Three levels',
  state: 'calculated',
  total: '209.00',
  currency: 'EUR',
  members: 4,
  payees: 2,
  lines: 5,
  asked_at: '2026-11-30T10:00:00Z',
  input_digest: null,
  result_hash: null,
  plan_source: '',
  cut_at: '2026-11-30T10:00:00Z',
  totals: [{ bonus: 'level', title: 'Level bonus', amount: '209.00', lines: 5, payees: 2 }],
  taken_back: [],
  recheck: { state: 'good', found: 0, members: 4, lines: 5, problems: [], findings: [] },
  anomalies: [],
  looks: { count: 2, open: 1 },
  spread: [
    { payees: 1, amount: '203.00' },
    { payees: 1, amount: '6.00' },
  ],
  difference: null,
  residue: '0.00',
  residue_account: 'rounding',
  approvals: [{ name: 'Finance', verdict: 'asked', comment: '', at: '2026-11-30T10:00:00Z' }],
  parts: [],
  can: { approve: false, reject: false, post: false, wait: false },
};
const odd: Anomalies = {
  items: [
    { no: 0, key: 'run-anomaly-recheck', kind: 'Independent check', code: 'recheck-earned', text: 'Bo Nova (M-000001): earned: expected 1, found 2', member: bo, amount: null, against: null, look: { by: 'Anna', note: 'A known fault', at: '2026-12-01T08:00:00Z' } },
    { no: 1, key: 'run-anomaly-jump-payee', kind: 'Jump', code: null, text: 'More than 3 times the median.', member: bo, amount: '203.00', against: '11.50', look: null },
  ],
  next: null,
  count: 2,
  open: 1,
  more: [{ key: 'run-anomaly-left', count: 250, text: 'Not active: 250 in all, the largest 100 are listed.' }],
  bounds: { runs: ['R-000001'], times: '3', least: '6.00', top: 10, large: '203.00', ceiling_percent: 90 },
  currency: 'EUR',
};
const compared: Comparison = {
  with: { id: 'r0', code: 'R-000001', period: '2026-10' },
  choices: [{ id: 'r0', code: 'R-000001', period: '2026-10' }],
  totals: { old: '18.50', new: '209.00', change: '190.50' },
  bonuses: [{ bonus: 'level', title: 'Level bonus', old: '18.50', new: '209.00', change: '190.50' }],
  ways: [
    { way: 'new', count: 0, amount: '0.00' },
    { way: 'gone', count: 1, amount: '-7.00' },
    { way: 'up', count: 1, amount: '191.50' },
    { way: 'down', count: 0, amount: '0.00' },
  ],
  same: 0,
  items: [
    { member: bo, way: 'up', old: '11.50', new: '203.00', change: '191.50' },
    { member: { id: 'm2', code: 'M-000002', name: 'Ola Lind' }, way: 'gone', old: '7.00', new: '0.00', change: '-7.00' },
  ],
  next: null,
  count: 2,
  currency: 'EUR',
};

const sent = vi.fn<(url: string, init: RequestInit) => Promise<Response>>();
let answer: unknown;

beforeEach(() => {
  sent.mockReset();
  sent.mockImplementation(() => Promise.resolve(Response.json(answer)));
  vi.stubGlobal('fetch', sent);
  // A growing text field waits for the fonts, which there are none of here.
  Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() });
});
afterEach(() => vi.unstubAllGlobals());

const approver: Me = { ...meOf(), rights: { run: { read: 'all', approve: 'all', export: 'all' } } };
const reader: Me = { ...meOf(), rights: { run: { read: 'all' } } };

async function shown(screenOf: React.ReactNode, { me = approver, language = 'en' as 'en' | 'pl' } = {}) {
  return renderScreen(
    <MeContext value={me}>
      <Notifications />
      {screenOf}
    </MeContext>,
    { language },
  );
}

it('tells who is odd, how much, compared with what, and who has looked', async () => {
  answer = odd;
  await shown(<AnomaliesTab run={run} />);
  const jump = (await screen.findByText('More than 3 times the median.')).closest('tr') as HTMLElement;
  expect(within(jump).getByRole('link', { name: 'Bo Nova' })).toHaveAttribute('href', '/runs/r1/payees/m1');
  expect(jump).toHaveTextContent('€203.00');
  expect(jump).toHaveTextContent('compared with €11.50');
  expect(screen.getByText(/Looked at by Anna/)).toHaveTextContent('A known fault');
  expect(screen.getByRole('status')).toHaveTextContent('2 things to look at · 1 anomaly nobody has looked at yet');
  expect(screen.getByText(/Held against: R-000001/)).toHaveTextContent('3 times the median and above €6.00');
  expect(screen.getByText(/250 in all/)).toBeInTheDocument();
  expect(screen.getAllByRole('button', { name: 'Looked at' })).toHaveLength(1);
});

it('sends a note about an anomaly once, and none without a word', async () => {
  answer = odd;
  await shown(<AnomaliesTab run={run} />);
  fireEvent.click(await screen.findByRole('button', { name: 'Looked at' }));
  const dialog = await screen.findByRole('dialog');
  const send = within(dialog).getByRole('button', { name: 'Looked at' });
  expect(send).toBeDisabled();
  fireEvent.change(within(dialog).getByRole('textbox', { name: /What it is/ }), { target: { value: ' A large order ' } });
  sent.mockImplementation((_, init) => Promise.resolve(Response.json(init.method === 'POST' ? { open: 0 } : odd)));
  fireEvent.click(send);
  await waitFor(() => expect(sent.mock.calls.some(([, init]) => init.method === 'POST')).toBe(true));
  const [url, init] = sent.mock.calls.find(([, one]) => one.method === 'POST') ?? [];
  expect([url, init?.body]).toEqual(['/api/v1/runs/r1/anomalies/1/look', JSON.stringify({ note: 'A large order' })]);
});

it('offers no note to whoever only reads, and says when nothing is odd', async () => {
  answer = { ...odd, items: [], count: 0, open: 0, more: [] };
  await shown(<AnomaliesTab run={run} />, { me: reader });
  expect(await screen.findByText('Nothing is odd about this run.')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Looked at' })).toBeNull();
});

it('says why anomalies cannot be read, and tries again', async () => {
  sent.mockImplementation(() => Promise.resolve(Response.json({ code: 'access-denied', title: 'You may not.', status: 403 }, { status: 403, headers: { 'Content-Type': 'application/problem+json' } })));
  await shown(<AnomaliesTab run={run} />);
  expect(await screen.findByText('You may not.')).toBeInTheDocument();
});

it('sets a run beside the one before, and asks for those who are gone alone', async () => {
  answer = compared;
  await shown(<ComparisonTab run={run} />);
  const up = (await screen.findByRole('link', { name: 'Bo Nova' })).closest('tr') as HTMLElement;
  expect(up).toHaveTextContent('+€191.50');
  // Who is paid no more is opened where there was something.
  expect(screen.getByRole('link', { name: 'Ola Lind' })).toHaveAttribute('href', '/runs/r0/payees/m2');
  expect(screen.getByRole('row', { name: /Level bonus/ })).toHaveTextContent('+€190.50');
  expect(screen.getByRole('link', { name: 'Download as CSV' })).toHaveAttribute('href', '/api/v1/runs/r1/comparison/export.csv?with=r0');
  fireEvent.click(screen.getByRole('radio', { name: 'Gone' }));
  await waitFor(() => expect(sent.mock.calls.at(-1)?.[0]).toContain('way=gone'));
});

it('has no file for whoever may not export, and nothing to compare a first run with', async () => {
  answer = compared;
  const { unmount } = await shown(<ComparisonTab run={run} />, { me: reader });
  await screen.findByRole('link', { name: 'Bo Nova' });
  expect(screen.queryByRole('link', { name: 'Download as CSV' })).toBeNull();
  unmount();
  answer = { ...compared, with: null, choices: [], items: [], bonuses: [], ways: [] };
  await shown(<ComparisonTab run={run} />);
  expect(await screen.findByText('There is no earlier posted run to compare with.')).toBeInTheDocument();
});

it('counts what nobody has looked at where somebody approves', async () => {
  await shown(<StepDialog run={run} step="approve" onClose={() => undefined} />);
  expect(await screen.findByText('1 anomaly nobody has looked at yet')).toBeInTheDocument();
});

it('draws bonuses and tenths that say their figures, and names members the check found', async () => {
  const bad = { ...run, recheck: { ...run.recheck, state: 'bad' as const, found: 1, problems: ['x'], findings: [{ code: 'recheck-earned', text: 'Bo Nova (M-000001): earned: expected 1, found 2', member: bo }] } };
  await shown(<Overview run={bad} />);
  expect(screen.getByRole('link', { name: 'Level bonus: €209.00' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Part 1 of 2, payees: 1: €203.00' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: /Bo Nova \(M-000001\): earned/ })).toHaveAttribute('href', '/runs/r1/payees/m1');
});

it('knows who took which step and when', () => {
  const history = [
    { action: 'posted', by: 'Finance', at: '2026-12-03T08:00:00Z' },
    { action: 'calculated', by: null, at: '2026-11-30T10:01:00Z' },
  ];
  const yes = { name: 'Second', verdict: 'approve' as const, comment: 'fine', at: '2026-12-02T08:00:00Z' };
  const marks = (of: Partial<RunDetail>, done = history) => stagesOf({ ...run, ...of }, done).map(({ key, mark, by }) => `${key} ${mark} ${by ?? ''}`.trim());
  expect(marks({ state: 'posted', approvals: [...run.approvals, yes] })).toEqual(['calculated done', 'checked done', 'approved done Second', 'posted done Finance']);
  expect(marks({}, [])).toEqual(['calculated done', 'checked done', 'approved waits', 'posted waits']);
  expect(marks({ state: 'calculating', recheck: { ...run.recheck, state: 'running' } }, [])).toEqual(['calculated waits', 'checked waits', 'approved waits', 'posted waits']);
  expect(marks({ state: 'disputed', recheck: { ...run.recheck, state: 'bad' } })[1]).toBe('checked bad');
  expect(marks({ state: 'rejected', approvals: [...run.approvals, { ...yes, verdict: 'reject', name: 'Second' }] })).toEqual(['calculated done', 'checked done', 'rejected bad Second']);
  expect(marks({ state: 'failed', recheck: { ...run.recheck, state: 'running' } })[0]).toBe('calculated bad');
});

it('shows stages and history in the reader’s language', async () => {
  answer = { items: [{ at: '2026-12-01T08:00:00Z', by: 'Anna', on_behalf: null, of: null, action: 'looked', changes: [] }], next: null };
  await shown(<Stages run={run} />, { language: 'pl' });
  expect(screen.getByRole('list', { name: 'Etapy' })).toHaveTextContent('Zatwierdzone');
  expect(screen.getAllByText('jeszcze nie')).toHaveLength(2);
  await shown(<RunHistory run={run} />);
  expect(await screen.findByText(/looked at an anomaly of the run/)).toHaveTextContent('Anna');
});
