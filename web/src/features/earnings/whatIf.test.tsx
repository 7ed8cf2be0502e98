/** Supposed sales go to the server as they were typed; what they change is said, and what is still missing. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { Earnings, PayeeDetail } from '@/api/runs';
import { renderScreen } from '@/test/render';
import { WhatIf } from './WhatIf';

const detail = (amount: string, rank: string) =>
  ({ member: { id: 'me', code: 'M-1', name: 'Me' }, rank, paid_as: rank, amount, previous: null, active: true, figures: [], bonuses: [{ bonus: 'level', title: 'Level bonus', lines: 1, amount }], checks: [], next_rank: null, reasons: [], taken_back: null, currency: 'EUR' }) as unknown as PayeeDetail;
const earnings = { member: 'me', period: '2026-11', kind: 'estimate', as_of: null, detail: detail('11.50', 'Silver'), history: [] } as Earnings;
const legs = ['Ana', 'Rui', 'Eva'].map((name, at) => ({ id: `leg${at}`, code: `M-${at + 2}`, name }));

function serve(answer: { status: number; body: unknown }) {
  const sent: unknown[] = [];
  vi.stubGlobal('fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
    const path = String(input instanceof Request ? input.url : input);
    if (path.includes('/children')) return new Response(JSON.stringify({ items: legs, next: null }), { status: 200, headers: { 'content-type': 'application/json' } });
    sent.push(JSON.parse(String(init?.body)));
    return new Response(JSON.stringify(answer.body), { status: answer.status, headers: { 'content-type': answer.status === 200 ? 'application/json' : 'application/problem+json' } });
  });
  return sent;
}
afterEach(() => vi.unstubAllGlobals());

it('begins with the two first legs, sends only what has a volume, and says what changes', async () => {
  const sent = serve({ status: 200, body: { now: detail('11.50', 'Silver'), supposed: detail('21.50', 'Gold') } });
  await renderScreen(<WhatIf earnings={earnings} />);
  await waitFor(() => expect(screen.getAllByLabelText('Who sells').map((field) => (field as HTMLSelectElement).value)).toEqual(['leg0', 'leg1']));
  expect(screen.getByRole('button', { name: 'Work out' })).toBeDisabled();
  fireEvent.change(screen.getAllByLabelText('More volume')[1] as HTMLElement, { target: { value: '500' } });
  fireEvent.click(screen.getByRole('button', { name: 'Work out' }));
  const found = await screen.findByRole('status');
  expect(found).toHaveTextContent('≈ €21.50');
  expect(found).toHaveTextContent('€11.50 now');
  expect(found).toHaveTextContent('Rank: Silver → Gold');
  expect(found).toHaveTextContent('Level bonus€11.50 → €21.50');
  expect(sent).toEqual([{ period: '2026-11', member: 'me', sales: [{ member: 'leg1', volume: '500' }] }]);
});

it('says a refusal, and what was typed stays', async () => {
  serve({ status: 409, body: { code: 'what-if-closed', title: 'October 2026 is calculated.', status: 409, errors: [] } });
  await renderScreen(<WhatIf earnings={earnings} />);
  await waitFor(() => expect(screen.getAllByLabelText('Who sells')).toHaveLength(2));
  fireEvent.change(screen.getAllByLabelText('More volume')[0] as HTMLElement, { target: { value: '7' } });
  fireEvent.click(screen.getByRole('button', { name: 'Work out' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('October 2026 is calculated.');
  expect(screen.getAllByLabelText('More volume')[0]).toHaveValue('7');
});
