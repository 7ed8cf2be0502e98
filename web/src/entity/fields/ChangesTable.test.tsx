/** Changes say themselves as their fields do, and a new record has no empty column. */
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { ObjectSchema } from '@/api/schema';
import { renderScreen } from '@/test/render';
import { ChangesTable } from './ChangesTable';

const field = { key: 'kind', label: 'Kind', type: 'choice', required: false, options: [{ value: 'person', label: 'A person' }], relation: null, access: 'read', listable: true, filterable: true, sortable: true };
const schema = { key: 'account', fields: [field], parts: [] } as unknown as ObjectSchema;
const change = (before: unknown, after: unknown) => [{ field: 'kind', label: 'Kind', before, after }];

it('shows only what came where nothing was before', async () => {
  await renderScreen(<ChangesTable schema={schema} changes={change(null, 'person')} />);
  expect(screen.getByRole('cell', { name: 'A person' })).toBeVisible();
  expect(screen.queryByRole('columnheader', { name: 'Before' })).toBeNull();
});

it('shows both where something was, and without a schema as it came', async () => {
  await renderScreen(<ChangesTable schema={undefined} changes={change('company', 'person')} />);
  expect(screen.getAllByRole('cell').map((cell) => cell.textContent)).toEqual(['Kind', 'company', 'person']);
});
