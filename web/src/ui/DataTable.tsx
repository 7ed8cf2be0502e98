/**
 * The table of every list: windowed rows under a sticky header on a desk, cards on a phone.
 * Knows nothing of records: columns say how to draw a row. Loads more when the end comes near.
 * Refuses nothing; an empty list is the caller's `EmptyState`.
 */
import { Button, Group, Text, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { Fragment, type KeyboardEvent, memo, type ReactNode, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useT } from '@/i18n/i18n';
import classes from './DataTable.module.css';
import { letterOf, useKey } from './useKey';

export interface Column<Row> {
  key: string;
  label: string;
  /** What stands in the header instead of the label. */
  header?: ReactNode;
  cell(row: Row): ReactNode;
  /** Figures stand at the end of their cell. */
  numeric?: boolean;
  sortable?: boolean;
  /** CSS width; columns without one share the rest. */
  width?: number;
  /** Whether the row's value may be changed where it stands. */
  editable?(row: Row): boolean;
  /** What stands in the cell while it is changed; `close` ends that. */
  edit?(row: Row, close: () => void): ReactNode;
}

export interface Sort {
  key: string;
  descending: boolean;
}

interface DataTableProps<Row> {
  label: string;
  rows: Row[];
  columns: Column<Row>[];
  rowKey(row: Row): string;
  /** Opens the row; the first cell should hold the real link. */
  onOpen?: (row: Row) => void;
  sort?: Sort | null;
  onSort?: (sort: Sort) => void;
  /** More rows exist on the server. */
  more?: boolean;
  /** The last try to get them failed: they come when somebody asks again. */
  moreFailed?: boolean;
  loadMore?: () => void;
  /** How a phone shows a row; the first three columns when absent. */
  card?: (row: Row) => ReactNode;
  selected?: (row: Row) => boolean;
  /** What stands below the last row, for instance the count. */
  footer?: ReactNode;
}

const ROW_PX = 36;
const CARD_PX = 72;
/** How many rows before the end the next page is asked for. */
const AHEAD = 15;

/** While printing, windowing is off so that every loaded row reaches the paper. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    // The browser takes the picture as soon as the event is over: the rows have to stand there by then.
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  return printing;
}

function SortHeader<Row>({ column, sort, onSort }: { column: Column<Row>; sort: Sort | null | undefined; onSort: (sort: Sort) => void }) {
  const active = sort?.key === column.key;
  const Arrow = active && sort.descending ? IconArrowDown : IconArrowUp;
  return (
    <UnstyledButton
      className={classes['sort']}
      data-numeric={column.numeric || undefined}
      onClick={() => onSort({ key: column.key, descending: active ? !sort.descending : false })}
    >
      {column.label}
      <Arrow size={14} aria-hidden className={classes['arrow']} data-active={active || undefined} />
    </UnstyledButton>
  );
}

interface RowProps<Row> {
  row: Row;
  rowId: string;
  index: number;
  columns: Column<Row>[];
  selected: boolean;
  onOpen: ((row: Row) => void) | undefined;
  /** The column that is being changed in this row. */
  editing: string | null;
  onEdit: (rowId: string, column: string | null) => void;
}

function Cell<Row>({ row, rowId, column, editing, onEdit }: Pick<RowProps<Row>, 'row' | 'rowId' | 'onEdit'> & { column: Column<Row>; editing: boolean }) {
  const t = useT();
  const editable = column.edit !== undefined && (column.editable?.(row) ?? false);
  if (!editable) return <td data-numeric={column.numeric || undefined}>{column.cell(row)}</td>;
  if (editing) {
    return (
      <td data-editable data-editing data-column={column.key}>
        {column.edit?.(row, () => onEdit(rowId, null))}
      </td>
    );
  }
  return (
    <td
      data-numeric={column.numeric || undefined}
      data-editable
      data-column={column.key}
      tabIndex={-1}
      title={t('shell-edit-hint')}
      onClick={(event) => {
        if ((event.target as HTMLElement).closest('a')) return;
        if (!window.getSelection()?.toString()) onEdit(rowId, column.key);
      }}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== 'F2')) return;
        event.preventDefault();
        onEdit(rowId, column.key);
      }}
    >
      {column.cell(row)}
    </td>
  );
}

function DataRowPlain<Row>({ row, rowId, index, columns, selected, onOpen, editing, onEdit }: RowProps<Row>) {
  return (
    // The row is a wider target for the pointer; keyboard and screen reader use the link in the first cell.
    <tr
      aria-rowindex={index + 2}
      data-key={rowId}
      data-selected={selected || undefined}
      data-open={onOpen ? true : undefined}
      onClick={(event) => {
        const target = event.target as HTMLElement;
        // What floats above the table is still inside the row for React.
        if (!onOpen || !event.currentTarget.contains(target) || target.closest('a,button,input,label,[data-editable]')) return;
        if (window.getSelection()?.toString()) return;
        onOpen(row);
      }}
    >
      {columns.map((column) => (
        <Cell key={column.key} row={row} rowId={rowId} column={column} editing={editing === column.key} onEdit={onEdit} />
      ))}
    </tr>
  );
}
const DataRow = memo(DataRowPlain) as typeof DataRowPlain;

function CardPlain<Row>({ row, columns, card }: Pick<DataTableProps<Row>, 'columns' | 'card'> & { row: Row }) {
  return card ? card(row) : columns.slice(0, 3).map((column) => <div key={column.key}>{column.cell(row)}</div>);
}
/** Drawn once while the list is scrolled: only what the screen gives changes it. */
const Card = memo(CardPlain) as typeof CardPlain;

/** ← → move within a row: from its link to the cells that can be changed, which Enter opens. */
function moveAside(event: KeyboardEvent<HTMLElement>, step: number) {
  const active = event.target as HTMLElement;
  const cells = [...(active.closest('tr')?.querySelectorAll<HTMLElement>('[data-row-link],td[data-editable]') ?? [])];
  const next = cells[cells.indexOf(active) + step];
  if (!cells.includes(active) || !next) return;
  next.focus();
  event.preventDefault();
}

const STEPS: Record<string, number> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

/** ↑ ↓ (or J K) move between the rows' links, Enter follows them. */
function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const aside = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (aside && !(event.target as HTMLElement).closest('input,select,textarea,[contenteditable]')) moveAside(event, aside);
  const step = STEPS[event.key] ?? STEPS[letterOf(event.nativeEvent)];
  if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target as HTMLElement;
  if (target.closest('input,select,textarea,[contenteditable]')) return;
  if (moveRow(event.currentTarget, target, step)) event.preventDefault();
}

/** Focuses the row's link so many rows on from where the focus is; the first or last when it is in none. */
function moveRow(table: HTMLElement | null, from: Element | null, step: number): boolean {
  const links = [...(table?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])];
  if (links.length === 0) return false;
  const row = from?.closest('tr') ?? null;
  const at = links.findIndex((link) => link === document.activeElement || (row !== null && row.contains(link)));
  const next = links[Math.max(0, Math.min(links.length - 1, at + step))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
  return true;
}

/** Which cell is being changed; when that ends, the focus returns to it. */
function useEditing(box: RefObject<HTMLElement | null>) {
  const [editing, setEditing] = useState<{ row: string; column: string } | null>(null);
  const onEdit = useCallback(
    (row: string, column: string | null) => {
      setEditing(column === null ? null : { row, column });
      if (column !== null) return;
      const cell = box.current?.querySelector<HTMLElement>('td[data-editing]')?.dataset['column'];
      requestAnimationFrame(() => {
        // Only a focus that was lost with the input returns; one that went elsewhere stays there.
        if (cell === undefined || (document.activeElement && document.activeElement !== document.body)) return;
        box.current?.querySelector<HTMLElement>(`tr[data-key="${CSS.escape(row)}"] td[data-column="${CSS.escape(cell)}"]`)?.focus();
      });
    },
    [box],
  );
  return { editing, onEdit };
}

/** A few rows as a plain table in the page's own scroll: no windowing, no order. */
export function RowsTable<Row>({ label, rows, columns, rowKey, onOpen }: Pick<DataTableProps<Row>, 'label' | 'rows' | 'columns' | 'rowKey' | 'onOpen'>) {
  const box = useRef<HTMLTableElement>(null);
  const { editing, onEdit } = useEditing(box);
  return (
    <table ref={box} className={classes['table']} aria-label={label} onKeyDown={moveFocus}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" data-numeric={column.numeric || undefined}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <DataRow key={rowKey(row)} row={row} rowId={rowKey(row)} index={index} columns={columns} selected={false} onOpen={onOpen} editing={editing?.row === rowKey(row) ? editing.column : null} onEdit={onEdit} />
        ))}
      </tbody>
    </table>
  );
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, rows, columns, rowKey, onOpen, sort, onSort, more = false, moreFailed = false, loadMore, card, selected, footer } = props;
  const t = useT();
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const printing = usePrinting();
  const box = useRef<HTMLDivElement>(null);
  const { editing, onEdit } = useEditing(box);
  // Wherever on the page, as long as no field has the focus.
  useKey('j', () => moveRow(box.current, document.activeElement, 1));
  useKey('k', () => moveRow(box.current, document.activeElement, -1));
  const pinned = editing === null ? -1 : rows.findIndex((row) => rowKey(row) === editing.row);
  const height = phone ? CARD_PX : ROW_PX;
  const windowed = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 12,
    getItemKey: (index) => rowKey(rows[index] as Row),
    // A row that is being changed stays, however far the list is scrolled: what is typed there is not lost.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), ...(pinned < 0 ? [] : [pinned])])].toSorted((left, right) => left - right),
  });
  useEffect(() => windowed.measure(), [height, windowed]);

  const items = windowed.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && !moreFailed && loadMore && last >= rows.length - AHEAD) loadMore();
  }, [more, moreFailed, loadMore, last, rows.length]);

  const start = printing ? 0 : (items[0]?.start ?? 0);
  const end = printing ? 0 : windowed.getTotalSize() - (items.at(-1)?.end ?? 0);
  const shown = printing ? rows.map((_, index) => index) : items.map(({ index }) => index);
  /** The height of what is not drawn between a row and the one before it. */
  const gaps = new Map(printing ? [] : items.map((item, at) => [item.index, item.start - (items[at - 1]?.end ?? item.start)]));

  return (
    <div ref={box} className={classes['box']} role="region" aria-label={label} tabIndex={0} onKeyDown={moveFocus}>
      {phone ? (
        <ul className={classes['cards']} style={{ paddingTop: start, paddingBottom: end }}>
          {shown.map((index) => {
            const row = rows[index] as Row;
            return (
              <li key={rowKey(row)} ref={windowed.measureElement} data-index={index} className={classes['card']}>
                <Card row={row} columns={columns} card={card} />
              </li>
            );
          })}
        </ul>
      ) : (
        <table className={classes['table']} aria-rowcount={more ? -1 : rows.length + 1}>
          <thead>
            <tr aria-rowindex={1}>
              {columns.map((column) => (
                <th
                  key={column.key}
                  scope="col"
                  style={column.width ? { width: column.width } : undefined}
                  data-numeric={column.numeric || undefined}
                  aria-sort={sort?.key === column.key ? (sort.descending ? 'descending' : 'ascending') : undefined}
                >
                  {column.sortable && onSort ? <SortHeader column={column} sort={sort} onSort={onSort} /> : (column.header ?? column.label)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {start > 0 ? <tr aria-hidden style={{ height: start }} /> : null}
            {shown.map((index) => {
              const row = rows[index] as Row;
              const gap = gaps.get(index) ?? 0;
              return (
                <Fragment key={rowKey(row)}>
                {gap > 0 ? <tr aria-hidden style={{ height: gap }} /> : null}
                <DataRow
                  row={row}
                  rowId={rowKey(row)}
                  index={index}
                  columns={columns}
                  selected={selected?.(row) ?? false}
                  onOpen={onOpen}
                  editing={editing?.row === rowKey(row) ? editing.column : null}
                  onEdit={onEdit}
                />
                </Fragment>
              );
            })}
            {end > 0 ? <tr aria-hidden style={{ height: end }} /> : null}
          </tbody>
        </table>
      )}
      <div className={classes['footer']}>
        {more && moreFailed ? (
          <Group gap="xs" role="alert">
            <Text size="xs" c="red">
              {t('shell-more-failed')}
            </Text>
            <Button size="compact-xs" variant="default" onClick={loadMore}>
              {t('shell-try-again')}
            </Button>
          </Group>
        ) : more ? (
          <Text size="xs" c="dimmed" role="status">
            {t('shell-loading-more')}
          </Text>
        ) : (
          footer
        )}
      </div>
    </div>
  );
}
