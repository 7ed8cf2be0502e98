/** Where a member is paid: accounts shown in part are never sent back, a refusal stands in its row, nobody's change is lost, six languages. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { PayeeData, PayeeRecord } from '@/api/payees';
import type { RecordItem } from '@/api/records';
import { MeContext } from '@/api/session';
import type { Language } from '@/i18n/i18n';
import { meOf } from '@/test/me';
import { renderScreen } from '@/test/render';
import { dataOf, draftOf } from './payee';
import PayeeTab from './PayeeTab';

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

const data: PayeeData = {
  name: 'Anna Nowak',
  method: 'sepa',
  iban: 'PL61109010140000071219812874',
  bic: null,
  account: null,
  country: 'PL',
  language: null,
  profile: 'individual',
  holds: [{ reason: 'Papers are missing', from: '2026-01-01', until: null }],
  minimums: [{ amount: '5.00', currency: 'EUR' }],
  guarantees: [{ amount: '100.00', currency: 'EUR', recoverable: true }],
};
const payee = (change: Partial<PayeeRecord> = {}, values: Partial<PayeeData> = {}): PayeeRecord => ({ member: 'm1', version: 3, masked: false, can_change: true, ...change, data: { ...data, ...values } });

interface Sent {
  version: string | null;
  body: PayeeData;
}

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' } });
const wrong = (status: number, code: string, title: string, fields: { field: string; code: string; title: string }[] = []) => json(status, { code, title, status, fields });

function server(reads: PayeeRecord[], writes: Response[] = []): Sent[] {
  const sent: Sent[] = [];
  const left = [...reads];
  vi.stubGlobal(
    'fetch',
    vi.fn<(url: string, init: RequestInit) => Promise<Response>>((_, init) => {
      if (init.method !== 'PUT') return Promise.resolve(json(200, left.length > 1 ? left.shift() : left[0]));
      const body = JSON.parse(String(init.body)) as PayeeData;
      sent.push({ version: new Headers(init.headers).get('If-Match'), body });
      return Promise.resolve(writes.shift() ?? json(200, payee({ version: 4 }, body)));
    }),
  );
  return sent;
}

const show = (language: Language = 'en') =>
  renderScreen(
    <MeContext value={meOf()}>
      <PayeeTab record={{ id: 'm1' } as RecordItem} />
    </MeContext>,
    { language },
  );
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }, { timeout: 8000 }));

it('says that an account is shown in part, and offers no change that would send the part back', async () => {
  server([payee({ masked: true }, { iban: 'PL•• 2874' })]);
  await show();
  expect(await screen.findByText('PL•• 2874 (shown in part)', {}, { timeout: 8000 })).toBeInTheDocument();
  expect(screen.getByText(/You see accounts only in part/)).toBeInTheDocument();
  expect(screen.getByText('To change them you need the right to see them whole.')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Change payout details' })).toBeNull();
}, 30_000);

it('tells what holds payouts back and what is guaranteed', async () => {
  server([payee()]);
  await show();
  expect(await screen.findByText('Nothing is paid: 1 hold', {}, { timeout: 8000 })).toBeInTheDocument();
  expect(screen.getByText(/until it is lifted: Papers are missing/)).toBeInTheDocument();
  expect(screen.getByText(/advance/)).toHaveTextContent('€100.00, advance');
}, 30_000);

it('sends all of it over the version that was read, and shows what was saved', async () => {
  const sent = server([payee()]);
  await show();
  await press('Change payout details');
  fireEvent.change(await screen.findByLabelText('Holder of the account'), { target: { value: 'A. Nowak ' } });
  await press('Lift hold 1');
  await press('Save payout details');
  await screen.findByText('Nothing holds payouts back.', {}, { timeout: 8000 });
  expect(sent).toEqual([{ version: '"3"', body: { ...data, name: 'A. Nowak', holds: [] } }]);
}, 30_000);

it('shows a refusal at the input of its row', async () => {
  server([payee()], [
    wrong(422, 'invalid', 'Something is wrong here', [
      { field: 'holds/0/until', code: 'payee-hold-ends', title: 'It must end later' },
      { field: 'guarantees/0/amount', code: 'decimal-malformed', title: 'No amount' },
      { field: 'iban', code: 'iban-checksum', title: 'Mistyped' },
    ]),
  ]);
  await show();
  await press('Change payout details');
  await press('Save payout details');
  expect(await within(await screen.findByRole('group', { name: 'Hold 1' })).findByText('It must end later', {}, { timeout: 8000 })).toBeInTheDocument();
  expect(within(screen.getByRole('group', { name: 'Guarantee 1' })).getByText('No amount')).toBeInTheDocument();
  expect(screen.getByLabelText('IBAN')).toHaveAttribute('aria-invalid', 'true');
  const above = screen.getAllByRole('alert').find((one) => one.textContent?.includes('Something is wrong here'));
  expect(above).not.toHaveTextContent('Mistyped');
}, 30_000);

it('loses nobody’s change: theirs comes in where I changed nothing, and is told where both did', async () => {
  const sent = server([payee(), payee({ version: 4 }, { name: 'Anna Kowalska', profile: 'company' })], [wrong(409, 'version-stale', 'Stale')]);
  await show();
  await press('Change payout details');
  fireEvent.change(await screen.findByLabelText('Holder of the account'), { target: { value: 'A. Nowak' } });
  await press('Save payout details');
  const notice = await screen.findByText('Somebody else has changed this record in the meantime', {}, { timeout: 8000 });
  expect(notice.closest('[role="alert"]')).toHaveTextContent('Holder of the account: now Anna Kowalska');
  expect(screen.getByLabelText('Holder of the account')).toHaveValue('A. Nowak');
  await press('Save payout details');
  await waitFor(() => expect(sent.map(({ version, body }) => [version, body.name, body.profile])).toEqual([['"3"', 'A. Nowak', 'individual'], ['"4"', 'A. Nowak', 'company']]), { timeout: 8000 });
}, 30_000);

it('sends back as it came what was not touched', () => {
  expect(dataOf(draftOf(data))).toEqual(data);
  expect(dataOf({ ...draftOf(data), bic: ' bpko plpw ' }).bic).toBe('BPKOPLPW');
});

it('tells who may not see it so', async () => {
  vi.stubGlobal('fetch', vi.fn(() => Promise.resolve(wrong(403, 'access-denied', 'Not for you'))));
  await show();
  expect(await screen.findByRole('alert', {}, { timeout: 8000 })).toHaveTextContent('Not for you');
});

it.each<[Language, RegExp]>([
  ['en', /1 hold$/],
  ['fr', /1 blocage$/],
  ['pt', /1 bloqueio$/],
  ['es', /1 bloqueo$/],
  ['pl', /1 wstrzymanie$/],
  ['ru', /1 задержка$/],
])('is in %s', async (language, held) => {
  server([payee()]);
  await show(language);
  expect(await screen.findByText(held, {}, { timeout: 8000 })).toBeInTheDocument();
  // A key that has no words is shown as itself.
  expect(document.body.textContent).not.toMatch(/payees-|records-/);
  fireEvent.click(screen.getAllByRole('button')[0] as HTMLElement);
  await waitFor(() => expect(document.querySelector('form')).not.toBeNull());
  expect(document.body.textContent).not.toMatch(/payees-|records-/);
}, 30_000);
