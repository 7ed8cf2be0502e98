/** The table of lists: only what is seen is drawn, more is asked for in time, keys move between rows. */
import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { renderScreen } from '@/test/render';
import { type Column, DataTable } from './DataTable';

interface Row {
  id: string;
  name: string;
}
const rows = (count: number): Row[] => Array.from({ length: count }, (_, index) => ({ id: `r${index}`, name: `Name ${index}` }));
const columns: Column<Row>[] = [
  { key: 'name', label: 'Name', sortable: true, cell: (row) => <a href={`#${row.id}`} data-row-link>{row.name}</a> },
  { key: 'id', label: 'Id', cell: (row) => row.id },
];

beforeEach(() => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(400);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(800);
});
afterEach(() => vi.restoreAllMocks());

it('draws a window of a hundred thousand rows and says how many there are', async () => {
  await renderScreen(<DataTable label="People" rows={rows(100_000)} columns={columns} rowKey={(row) => row.id} />);
  const drawn = screen.getAllByRole('row').length;
  expect(drawn).toBeGreaterThan(10);
  expect(drawn).toBeLessThan(60);
  expect(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '100001');
});

it('asks for more only when the end is near and there is more', async () => {
  const loadMore = vi.fn<() => void>();
  await renderScreen(<DataTable label="People" rows={rows(1000)} columns={columns} rowKey={(row) => row.id} more loadMore={loadMore} />);
  expect(loadMore).not.toHaveBeenCalled();
  await renderScreen(<DataTable label="Few" rows={rows(5)} columns={columns} rowKey={(row) => row.id} more loadMore={loadMore} />);
  expect(loadMore).toHaveBeenCalled();
});

it('sorts up, then down', async () => {
  const onSort = vi.fn<(sort: unknown) => void>();
  const table = (descending: boolean | null) => (
    <DataTable label="People" rows={rows(3)} columns={columns} rowKey={(row) => row.id} sort={descending === null ? null : { key: 'name', descending }} onSort={onSort} />
  );
  await renderScreen(table(null));
  await userEvent.click(screen.getByRole('button', { name: 'Name' }));
  expect(onSort).toHaveBeenLastCalledWith({ key: 'name', descending: false });
  expect(screen.queryByRole('button', { name: 'Id' })).toBeNull();
});

it('moves between rows with arrows and letters, and stays at the ends', async () => {
  await renderScreen(<DataTable label="People" rows={rows(3)} columns={columns} rowKey={(row) => row.id} />);
  const box = screen.getByRole('region', { name: 'People' });
  const press = (key: string) => fireEvent.keyDown(document.activeElement === document.body ? box : (document.activeElement as Element), { key });
  press('j');
  press('ArrowDown');
  expect(document.activeElement).toHaveTextContent('Name 1');
  press('ArrowDown');
  press('ArrowDown');
  expect(document.activeElement).toHaveTextContent('Name 2');
  press('k');
  expect(document.activeElement).toHaveTextContent('Name 1');
});

it('opens a row by a click beside its link, not by a click on it', async () => {
  const onOpen = vi.fn<(row: Row) => void>();
  await renderScreen(<DataTable label="People" rows={rows(2)} columns={columns} rowKey={(row) => row.id} onOpen={onOpen} />);
  await userEvent.click(screen.getByText('Name 1'));
  expect(onOpen).not.toHaveBeenCalled();
  await userEvent.click(screen.getByText('r1'));
  expect(onOpen).toHaveBeenCalledWith({ id: 'r1', name: 'Name 1' });
});

it('does not ask again by itself for what failed, but offers to', async () => {
  const loadMore = vi.fn<() => void>();
  await renderScreen(<DataTable label="Few" rows={rows(5)} columns={columns} rowKey={(row) => row.id} more moreFailed loadMore={loadMore} />);
  expect(loadMore).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(loadMore).toHaveBeenCalledTimes(1);
});

it('moves with J and K from anywhere on the page, on a Cyrillic layout too', async () => {
  await renderScreen(<DataTable label="People" rows={rows(3)} columns={columns} rowKey={(row) => row.id} />);
  fireEvent.keyDown(document.body, { key: 'j', code: 'KeyJ' });
  expect(document.activeElement).toHaveTextContent('Name 0');
  fireEvent.keyDown(document.activeElement as Element, { key: 'о', code: 'KeyJ' });
  expect(document.activeElement).toHaveTextContent('Name 1');
});
