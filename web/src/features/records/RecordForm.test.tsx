/** The form keeps what was typed while an answer was on its way, money in the record's currency, and says what is wrong where it is typed. */
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { useEffect, useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Attachment } from '@/api/attachments';
import { ProblemError } from '@/api/problem';
import type { Field, ObjectSchema } from '@/api/schema';
import { MeContext } from '@/api/session';
import { meOf } from '@/test/me';
import { renderScreen } from '@/test/render';
// Comes by itself when a form has a file; here it is there at once.
import '@/entity/fields/FileEdit';
import type { Draft } from './draft';
import { RecordForm } from './RecordForm';

const upload = vi.hoisted(() => vi.fn<() => Promise<Attachment>>());
vi.mock('@/api/attachments', async (original) => ({ ...(await original<typeof import('@/api/attachments')>()), uploadAttachment: upload }));
afterEach(() => vi.unstubAllGlobals());

function field(key: string, type: string): Field {
  return { key, type, label: key, required: false, options: [], relation: null, access: 'write', listable: true, filterable: true, sortable: true };
}

function schemaOf(...fields: Field[]): ObjectSchema {
  const layouts = { list: [], card: [], detail: [], form: [{ key: 'main', label: '', fields: fields.map(({ key }) => key) }] };
  return { key: 'account', singular: 'Account', plural: 'Accounts', importable: true, fields, parts: [], layouts, recognised_by: [], mergeable: false };
}

let now: Draft;
const nothing = () => undefined;
const send = () => fireEvent.click(screen.getByRole('button', { name: 'Save' }));
function Form({ schema, start, onSave = nothing, error = null }: { schema: ObjectSchema; start: Draft['values']; onSave?: () => void; error?: ProblemError | null }) {
  const [draft, setDraft] = useState<Draft>({ values: start, parts: {} });
  useEffect(() => {
    now = draft;
  }, [draft]);
  return (
    <MeContext value={meOf()}>
      <RecordForm id="r1" schema={schema} draft={draft} onDraft={setDraft} onSave={onSave} saving={false} error={error} cancel={null} />
    </MeContext>
  );
}

it('shows a number that is only read as its country writes it', async () => {
  const phone: Field = { ...field('phone', 'phone'), access: 'read' };
  const values = { phone: '+48221234567' };
  const base = { id: 'r1', version: 1, values, shown: { phone: '+48 22 123 45 67' }, can: {}, parts: {} };
  await renderScreen(
    <MeContext value={meOf()}>
      <RecordForm id="r1" base={base} schema={schemaOf(phone)} draft={{ values, parts: {} }} onDraft={nothing} onSave={nothing} saving={false} error={null} cancel={null} />
    </MeContext>,
  );
  expect(screen.getByRole('link', { name: '+48 22 123 45 67' })).toHaveAttribute('href', 'tel:+48221234567');
});

/** A promise that is kept when the test says so. */
function later<T>() {
  const kept: ((value: T) => void)[] = [];
  const promise = new Promise<T>((resolve) => kept.push(resolve));
  return { promise, resolve: (value: T) => kept.forEach((keep) => keep(value)) };
}

it('keeps what was typed during an upload', async () => {
  vi.stubGlobal('fetch', vi.fn<() => Promise<Response>>(() => Promise.resolve(Response.json({ items: [], can_change: true, bytes_max: 1000 }))));
  const file = { id: 'f1', name: 'a.txt', media_type: 'text/plain', size_bytes: 1, sha256: '', preview: false, at: '' };
  const arrived = later<Attachment>();
  upload.mockReturnValue(arrived.promise);
  const { container } = await renderScreen(<Form schema={schemaOf(field('name', 'text'), field('paper', 'file'))} start={{ name: 'A' }} />);
  await waitFor(() => expect(container.querySelector('input[type=file]')).not.toBeNull(), { timeout: 8000 });
  fireEvent.change(container.querySelector('input[type=file]') as Element, { target: { files: [new File(['a'], 'a.txt')] } });
  fireEvent.change(screen.getByLabelText('name'), { target: { value: 'Typed meanwhile' } });
  await act(async () => {
    arrived.resolve(file);
    await Promise.resolve();
  });
  await waitFor(() => expect(now.values).toEqual({ name: 'Typed meanwhile', paper: file }));
}, 20_000);

const type = (amount: string) => fireEvent.change(screen.getByLabelText('price'), { target: { value: amount } });

it('takes money in the currency the record says, else as it is, else in the company\'s', async () => {
  const price = field('price', 'money');
  const first = await renderScreen(<Form schema={schemaOf(price, field('currency', 'currency'))} start={{ currency: 'PLN' }} />);
  type('5');
  expect(now.values['price']).toEqual({ amount: '5', currency: 'PLN' });
  expect(screen.queryByLabelText('Currency of price')).toBeNull();
  first.unmount();
  const second = await renderScreen(<Form schema={schemaOf(price)} start={{ price: { amount: '1', currency: 'USD' } }} />);
  type('6');
  expect(now.values['price']).toEqual({ amount: '6', currency: 'USD' });
  second.unmount();
  await renderScreen(<Form schema={schemaOf(price)} start={{}} />);
  type('7');
  expect(now.values['price']).toEqual({ amount: '7', currency: 'EUR' });
  fireEvent.change(screen.getByLabelText('Currency of price'), { target: { value: 'CHF' } });
  expect(now.values['price']).toEqual({ amount: '7', currency: 'CHF' });
});

describe('what is wrong', () => {
  const mail = { ...field('mail', 'email'), required: true };
  const wrong = 'This is not an e-mail address such as name@example.org.';

  it('is told when the field is left, at each key until it is right, and not before', async () => {
    await renderScreen(<Form schema={schemaOf(mail, field('name', 'text'))} start={{}} />);
    const box = screen.getByLabelText(/^mail/);
    const put = (text: string) => fireEvent.change(box, { target: { value: text } });
    act(() => box.focus());
    put('anna@');
    expect(screen.queryByText(wrong)).toBeNull();
    act(() => screen.getByLabelText('name').focus());
    expect(await screen.findByText(wrong)).toBeInTheDocument();
    expect(box).toHaveAttribute('aria-invalid', 'true');
    act(() => box.focus());
    put('anna@example');
    expect(screen.getByText(wrong)).toBeInTheDocument();
    put('anna@example.org');
    expect(screen.queryByText(wrong)).toBeNull();
    act(() => screen.getByLabelText('name').focus());
    act(() => box.focus());
    put('anna@');
    expect(screen.queryByText(wrong)).toBeNull();
  }, 20_000);

  it('keeps the record from being sent, is named, and gets the focus', async () => {
    const save = vi.fn<() => void>();
    await renderScreen(<Form schema={schemaOf(field('name', 'text'), mail)} start={{ name: 'A' }} onSave={save} />);
    await waitFor(() => {
      send();
      expect(screen.getByRole('alert')).toHaveTextContent('This field has to be put right first:mail');
    });
    const calls = save.mock.calls.length;
    await waitFor(() => expect(screen.getByLabelText(/^mail/)).toHaveFocus());
    expect(screen.getByText('Please fill in this field.')).toBeInTheDocument();
    fireEvent.change(screen.getByLabelText(/^mail/), { target: { value: 'anna@example.org' } });
    expect(screen.queryByRole('alert')).toBeNull();
    send();
    expect(save).toHaveBeenCalledTimes(calls + 1);
  }, 20_000);

  it('said by the server goes when the value is another one', async () => {
    const error = new ProblemError({ code: 'validation', title: 'Not saved', status: 422, fields: [{ field: 'name', code: 'field-taken', title: 'Taken' }] });
    await renderScreen(<Form schema={schemaOf(field('name', 'text'))} start={{ name: 'A' }} error={error} />);
    expect(screen.getByText('Taken')).toBeInTheDocument();
    fireEvent.change(screen.getByLabelText('name'), { target: { value: 'B' } });
    expect(screen.queryByText('Taken')).toBeNull();
  }, 20_000);
});
