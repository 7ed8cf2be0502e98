/** A date in a cell is saved when it is finished, not at each key; a telephone number is edited as it reads. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { RecordItem } from '@/api/records';
import type { Field } from '@/api/schema';
import { MeContext } from '@/api/session';
import { meOf } from '@/test/me';
import { renderScreen } from '@/test/render';
import '@/entity/fields/DateEdit';
import EditCell from './EditCell';

afterEach(() => vi.unstubAllGlobals());

it('sends a typed date once, when it is whole and left with Enter', async () => {
  const field: Field = { key: 'due_on', type: 'date', label: 'Due', required: false, options: [], relation: null, access: 'write', listable: true, filterable: true, sortable: true };
  const item: RecordItem = { id: 'r', version: 1, values: { due_on: '2026-11-22' }, can: { update: true }, parts: {} };
  const sent = vi.fn<(url: string, init: RequestInit) => Promise<Response>>(() => Promise.resolve(Response.json({ ...item, version: 2 })));
  vi.stubGlobal('fetch', sent);
  await renderScreen(
    <MeContext value={meOf()}>
      <EditCell object="task" field={field} item={item} close={() => undefined} />
    </MeContext>,
  );
  const input = await waitFor(() => screen.getByLabelText<HTMLInputElement>('Due'), { timeout: 8000 });
  await waitFor(() => expect(input).toBeEnabled());
  const box = screen.getByLabelText<HTMLInputElement>('Due');
  for (const text of ['1', '1 D', '1 Dec 2026']) fireEvent.input(box, { target: { value: text } });
  expect(sent).not.toHaveBeenCalled();
  fireEvent.keyDown(box, { key: 'Enter' });
  fireEvent.submit(box.closest('form') as HTMLFormElement);
  await waitFor(() => expect(sent).toHaveBeenCalledTimes(1));
  expect(JSON.parse(sent.mock.calls[0]?.[1].body as string)).toEqual({ values: { due_on: '2026-12-01' } });
}, 20_000);

it('shows a number as its country writes it, and takes one as people type it', async () => {
  const field: Field = { key: 'phone', type: 'phone', label: 'Phone', required: false, options: [], relation: null, access: 'write', listable: true, filterable: true, sortable: true };
  const item: RecordItem = { id: 'r', version: 1, values: { phone: '+48221234567' }, shown: { phone: '+48 22 123 45 67' }, can: { update: true }, parts: {} };
  const sent = vi.fn<(url: string, init: RequestInit) => Promise<Response>>(() => Promise.resolve(Response.json({ ...item, version: 2 })));
  vi.stubGlobal('fetch', sent);
  const close = vi.fn<() => void>();
  await renderScreen(
    <MeContext value={meOf()}>
      <EditCell object="account" field={field} item={item} close={close} />
    </MeContext>,
  );
  const input = screen.getByLabelText<HTMLInputElement>('Phone');
  expect(input).toHaveValue('+48 22 123 45 67');
  fireEvent.change(input, { target: { value: '+48 22 123 45 6' } });
  expect(input).toHaveValue('+48 22 123 45 6');
  fireEvent.change(input, { target: { value: '+48 22 123 45 67' } });
  fireEvent.submit(input.closest('form') as HTMLFormElement);
  expect(close).toHaveBeenCalledTimes(1);
  expect(sent).not.toHaveBeenCalled();
  fireEvent.change(input, { target: { value: '22 987 65 43' } });
  fireEvent.submit(input.closest('form') as HTMLFormElement);
  await waitFor(() => expect(sent).toHaveBeenCalledTimes(1));
  expect(JSON.parse(sent.mock.calls[0]?.[1].body as string)).toEqual({ values: { phone: '22 987 65 43' } });
}, 20_000);
