/** What waits for the person's word: only what may be decided, both kinds, and each failure can be tried again. */
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { MeContext } from '@/api/session';
import { meOf } from '@/test/me';
import { renderScreen } from '@/test/render';
import { decides } from './decides';
import TodayApprovals, { wants } from './TodayApprovals';

/** A machine under load takes its time. */
const SLOW = { timeout: 4000 };
const NO = { approve: false, reject: false, post: false, wait: false };
const run = (id: string, state: string, can: object) => ({ id, code: id, period: '2026-10', plan: 'P', state, total: '12.50', currency: 'EUR', can: { ...NO, ...can } });
const transfer = (id: string, may_decide: boolean) => ({ id, code: id, tree: 'sponsor', member: `m-${id}`, from: '2026-12-01', state: 'asked', may_decide });

function serve(answers: Record<string, unknown>) {
  const asked: string[] = [];
  vi.stubGlobal(
    'fetch',
    vi.fn(async (input: unknown) => {
      const path = new URL(input instanceof Request ? input.url : String(input), 'http://x').pathname.replace('/api/v1', '');
      asked.push(path);
      const body = answers[path];
      const ok = body !== undefined;
      return new Response(JSON.stringify(ok ? body : { code: 'x', title: 'Refused', status: 500, fields: [] }), { status: ok ? 200 : 500, headers: { 'content-type': ok ? 'application/json' : 'application/problem+json' } });
    }),
  );
  return asked;
}

const show = (rights: Record<string, Record<string, string>>) =>
  renderScreen(
    <MeContext value={{ ...meOf(), rights } as never}>
      <TodayApprovals />
    </MeContext>,
  );

it('names the runs and transfers the reader may decide, and no others', async () => {
  serve({
    '/runs': { items: [run('mine', 'calculated', {}), run('theirs', 'calculated', {}), run('done', 'posted', {})] },
    '/runs/mine': run('mine', 'calculated', { approve: true, reject: true }),
    '/runs/theirs': run('theirs', 'calculated', { wait: true }),
    '/transfers': { items: [transfer('T-1', true), transfer('T-2', false)] },
    '/network/sponsor/node/m-T-1': { name: 'Anna', code: 'M-1' },
  });
  await show({ run: { read: 'all', approve: 'all' }, transfer: { approve: 'all' } });
  expect(await screen.findByRole('link', { name: 'October 2026' }, SLOW)).toHaveAttribute('href', '/runs/mine');
  expect(await screen.findByRole('link', { name: 'Anna · M-1' }, SLOW)).toHaveAttribute('href', '/transfers');
  expect(screen.getAllByRole('link')).toHaveLength(2);
  expect(screen.getByText('Transfer: approve or reject')).toBeVisible();
});

it('asks nothing that the reader may not decide, and is not there while nothing waits', async () => {
  const asked = serve({ '/transfers': { items: [] } });
  await show({ run: { read: 'all' }, transfer: { approve: 'all' } });
  await waitFor(() => expect(asked).toEqual(['/transfers']), SLOW);
  expect(screen.queryByRole('heading')).toBeNull();
});

it('says what failed beside what did not, and tries it again', async () => {
  const asked = serve({ '/transfers': { items: [transfer('T-1', true)] }, '/network/sponsor/node/m-T-1': { name: 'Anna', code: 'M-1' } });
  await show({ run: { approve: 'all' }, transfer: { approve: 'all' } });
  expect(await screen.findByRole('link', { name: 'Anna · M-1' }, SLOW)).toBeVisible();
  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }, SLOW));
  await waitFor(() => expect(asked.filter((path) => path === '/runs').length).toBe(2), SLOW);
});

it('reads what a run wants from what the server lets one do', () => {
  expect(wants({ state: 'calculated', can: { ...NO, approve: true, reject: true } })).toBe('approve');
  expect(wants({ state: 'approved', can: { ...NO, reject: true } })).toBeNull();
  expect(wants({ state: 'approved', can: { ...NO, reject: true, post: true } })).toBe('post');
  expect(wants({ state: 'disputed', can: { ...NO, reject: true } })).toBe('disputed');
});

const me = (rights: object) => ({ ...meOf(), rights }) as never;

it('is for those who decide', () => {
  expect([decides(me({ run: { read: 'all' } })), decides(me({ run: { post: 'all' } })), decides(me({ transfer: { approve: 'all' } }))]).toEqual([false, true, true]);
});
