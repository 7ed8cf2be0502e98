/** Fields are ticked for columns or for cards; one stays, on a card the name, and what is usual is kept as nothing chosen. */
import { fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { Field, ObjectSchema } from '@/api/schema';
import { renderScreen } from '@/test/render';
import { ColumnsChoice } from './ColumnsChoice';

const field = (key: string): Field => ({
  key, type: 'text', label: key, required: false, options: [], relation: null, access: 'read', listable: true, filterable: true, sortable: true,
});
const schema: ObjectSchema = {
  key: 'account', singular: 'Account', plural: 'Accounts', importable: true, parts: [], recognised_by: [], mergeable: false,
  fields: ['code', 'name', 'city'].map(field),
  layouts: { list: ['code', 'name'], card: ['name', 'city'], form: [], detail: [] },
};

async function choice(cards: boolean, shown: string[]) {
  const onChange = vi.fn<(columns: string[] | null) => void>();
  await renderScreen(<ColumnsChoice schema={schema} cards={cards} shown={shown} onChange={onChange} />);
  return { onChange, box: (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name }) };
}

it('adds a column at the end, and the last one cannot be taken away', async () => {
  const { onChange, box } = await choice(false, ['name']);
  expect(box('name').disabled).toBe(true);
  fireEvent.click(box('city'));
  expect(onChange).toHaveBeenLastCalledWith(['name', 'city']);
});

it('keeps the name of a card, and lets all else go', async () => {
  const { onChange, box } = await choice(true, ['name', 'city']);
  expect(box('name').disabled).toBe(true);
  expect(box('name').checked).toBe(true);
  fireEvent.click(box('city'));
  expect(onChange).toHaveBeenLastCalledWith(['name']);
});

it.each([
  [false, ['code'], 'name'],
  [true, ['name'], 'city'],
] as const)('says nothing where it comes to what is usual (cards: %s)', async (cards, shown, missing) => {
  const { onChange, box } = await choice(cards, [...shown]);
  fireEvent.click(box(missing));
  expect(onChange).toHaveBeenLastCalledWith(null);
  fireEvent.click(screen.getByRole('button'));
  expect(onChange).toHaveBeenLastCalledWith(null);
});
