/** The builder keeps what it cannot show, asks nothing unfinished, and tells what the server refuses. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { Field, ObjectSchema } from '@/api/schema';
import { MeContext } from '@/api/session';
import type { Filter } from '@/entity/filter';
import { meOf } from '@/test/me';
import { renderScreen } from '@/test/render';
import FilterBuilder from './FilterBuilder';

afterEach(() => vi.unstubAllGlobals());

const status: Field = { key: 'status', type: 'bool', label: 'Open', required: false, options: [], relation: null, access: 'read', listable: true, filterable: true, sortable: true };
const schema: ObjectSchema = { key: 'appointment', singular: 'Appointment', plural: 'Appointments', importable: false, parts: [], layouts: { list: [], form: [], detail: [], card: [] }, recognised_by: [], mergeable: false, fields: [status] };
/** Asked of appointments, and no field of them. */
const mine = { field: 'people', op: 'eq', value: 'me' } as const;

it('keeps a condition it cannot show, and waits for one that is not complete', async () => {
  vi.stubGlobal('fetch', vi.fn<() => Promise<Response>>(() => Promise.resolve(Response.json({ code: 'filter-too-large', title: 'The filter is too large.', status: 422 }, { status: 422, headers: { 'content-type': 'application/problem+json' } }))));
  const onApply = vi.fn<(filter: Filter) => void>();
  await renderScreen(
    <MeContext value={meOf()}>
      <FilterBuilder schema={schema} filter={[{ join: 'any', parts: [mine] }]} q={undefined} words={() => 'words'} onApply={onApply} onClose={() => undefined} />
    </MeContext>,
  );
  const apply = await screen.findByRole('button', { name: 'Apply' });
  expect(apply).toBeEnabled();
  await screen.findByText('The filter is too large.', undefined, { timeout: 8000 });
  fireEvent.change(screen.getByLabelText('How the conditions go together'), { target: { value: 'none' } });
  fireEvent.click(screen.getByRole('button', { name: 'Condition' }));
  expect(apply).toBeDisabled();
  fireEvent.change(screen.getAllByLabelText('Field')[1] as HTMLElement, { target: { value: 'status' } });
  await waitFor(() => expect(apply).toBeEnabled());
  fireEvent.click(apply);
  expect(onApply).toHaveBeenCalledWith([{ join: 'none', parts: [mine, { field: 'status', op: 'eq', value: true }] }]);
}, 30_000);
