/** A change that waits for a proof never waits for ever. */
import { act, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { api } from '@/api/client';
import { MeContext } from '@/api/session';
import { meOf } from '@/test/me';
import { renderScreen } from '@/test/render';
import { ProofGate } from './ProofGate';
// The gate brings it when it is asked; here it is there at once.
import './ProofDialog';

afterEach(() => vi.unstubAllGlobals());

const refuse = (code: string) => new Response(JSON.stringify({ code, title: '', status: 403 }), { status: 403, headers: { 'Content-Type': 'application/problem+json' } });
const gate = (
  <MeContext value={meOf()}>
    <ProofGate />
  </MeContext>
);

it('answers with no when the frame goes, so that later questions are asked', async () => {
  vi.stubGlobal('fetch', vi.fn<() => Promise<Response>>(() => Promise.resolve(refuse('proof-needed'))));
  const first = await renderScreen(gate);
  const waits = api.post('/users').catch((error: unknown) => error);
  expect(await screen.findByRole('dialog', {}, { timeout: 8000 })).toBeVisible();
  act(() => first.unmount());
  expect(await waits).toMatchObject({ code: 'proof-needed' });
  await renderScreen(gate);
  void api.post('/users').catch(() => undefined);
  expect(await screen.findByRole('dialog', {}, { timeout: 8000 })).toBeVisible();
}, 20_000);
