/** What was, in the reader's form: by its field, by its lines, else by what it looks like. */
import { screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { Field, ObjectSchema } from '@/api/schema';
import { MeContext } from '@/api/session';
import { meOf } from '@/test/me';
import { renderScreen } from '@/test/render';
import { ChangedValue } from './ChangedValue';

afterEach(() => vi.unstubAllGlobals());

function field(key: string, type: string, more: Partial<Field> = {}): Field {
  return { key, type, label: key.toUpperCase(), required: false, options: [], relation: null, access: 'read', listable: true, filterable: true, sortable: true, ...more };
}

const schema: ObjectSchema = {
  key: 'order',
  singular: 'Order',
  plural: 'Orders',
  importable: true,
  fields: [
    field('state', 'choice', { options: [{ value: 'open', label: 'Offen' }] }),
    field('due', 'date'),
    field('price', 'money'),
    field('share', 'rate'),
    field('story', 'rich_text'),
    field('done', 'bool'),
    field('account', 'reference', { relation: 'account' }),
  ],
  parts: [{ key: 'lines', label: 'Lines', fields: [field('product', 'reference', { relation: 'product' }), field('quantity', 'decimal'), field('price', 'money')] }],
  layouts: { list: [], card: [], detail: [], form: [] },
  recognised_by: [],
  mergeable: false,
};

const VALUES: [string, unknown, string][] = [
  ['state', 'open', 'Offen'],
  ['due', '2026-07-01', 'Jul 1, 2026'],
  ['price', { amount: '1200.50', currency: 'EUR' }, '€1,200.50'],
  ['share', '0.05', '5%'],
  ['story', '<p>Good <b>day</b></p>', 'Good day'],
  ['done', false, 'No'],
  ['account', { id: 'a', label: 'Anna' }, 'Anna'],
  ['unheard_of', true, 'Yes'],
  ['unheard_of', '2026-07-01', 'Jul 1, 2026'],
  ['unheard_of', { amount: '1.00', currency: 'EUR' }, '€1.00'],
  ['unheard_of', ['a', 'b'], 'a, b'],
  ['unheard_of', { read_only: false, days: 90 }, 'read only: No · days: 90'],
  ['unheard_of', null, '–'],
  ['due', '•••', '•••'],
];

/** What stands there for each value. */
async function show(values: [string, unknown][]): Promise<(string | null)[]> {
  await renderScreen(
    <MeContext value={meOf()}>
      {values.map(([name, value], at) => (
        <div key={at} data-testid="value">
          <ChangedValue schema={schema} name={name} value={value} />
        </div>
      ))}
    </MeContext>,
  );
  return screen.getAllByTestId('value').map(({ textContent }) => textContent);
}

it('shows each value in the form of its field, else of what it looks like', async () => {
  expect(await show(VALUES.map(([name, value]) => [name, value]))).toEqual(VALUES.map(([, , words]) => words));
}, 20_000);

it('shows lines by the names of their fields, and records by theirs', async () => {
  vi.stubGlobal('fetch', vi.fn<() => Promise<Response>>(() => Promise.resolve(Response.json({ id: 'p', version: 1, values: { name: 'Green tea' }, can: {}, parts: {} }))));
  await show([['lines', [{ product: 'p', quantity: '2', price: { amount: '3.00', currency: 'EUR' } }]]]);
  await screen.findByText('Green tea');
  expect(screen.getByTestId('value')).toHaveTextContent('PRODUCT: Green tea · QUANTITY: 2 · PRICE: €3.00');
}, 20_000);

it('needs no schema', async () => {
  await renderScreen(
    <MeContext value={meOf()}>
      <ChangedValue schema={undefined} name="done" value />
    </MeContext>,
  );
  expect(screen.getByText('Yes')).toBeInTheDocument();
}, 20_000);
