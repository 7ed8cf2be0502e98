/**
 * The table of every list: windowed rows under a sticky header on a desk, cards on a phone.
 * Knows nothing of records: columns say how to draw a row. Loads more when the end comes near.
 * Refuses nothing; an empty list is the caller's `EmptyState`.
 */
import { Text, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, type ReactNode, useEffect, useRef, useState } from 'react';
import { useT } from '@/i18n/i18n';
import classes from './DataTable.module.css';

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
    const before = () => setPrinting(true);
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
  index: number;
  columns: Column<Row>[];
  selected: boolean;
  onOpen: ((row: Row) => void) | undefined;
}

function DataRowPlain<Row>({ row, index, columns, selected, onOpen }: RowProps<Row>) {
  return (
    // The row is a wider target for the pointer; keyboard and screen reader use the link in the first cell.
    <tr
      aria-rowindex={index + 2}
      data-selected={selected || undefined}
      data-open={onOpen ? true : undefined}
      onClick={(event) => {
        if (!onOpen || (event.target as HTMLElement).closest('a,button,input,label')) return;
        if (window.getSelection()?.toString()) return;
        onOpen(row);
      }}
    >
      {columns.map((column) => (
        <td key={column.key} data-numeric={column.numeric || undefined}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}
const DataRow = memo(DataRowPlain) as typeof DataRowPlain;

/** ↑ ↓ (or J K) move between the rows' links, Enter follows them. */
function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target as HTMLElement;
  if (target.closest('input,select,textarea,[contenteditable]')) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row-link]')];
  if (links.length === 0) return;
  const at = links.findIndex((link) => link === document.activeElement);
  const next = links[Math.max(0, Math.min(links.length - 1, at + step))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
  event.preventDefault();
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, rows, columns, rowKey, onOpen, sort, onSort, more = false, loadMore, card, selected, footer } = props;
  const t = useT();
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const printing = usePrinting();
  const box = useRef<HTMLDivElement>(null);
  const height = phone ? CARD_PX : ROW_PX;
  const windowed = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 12,
    getItemKey: (index) => rowKey(rows[index] as Row),
  });
  useEffect(() => windowed.measure(), [height, windowed]);

  const items = windowed.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && loadMore && last >= rows.length - AHEAD) loadMore();
  }, [more, loadMore, last, rows.length]);

  const start = printing ? 0 : (items[0]?.start ?? 0);
  const end = printing ? 0 : windowed.getTotalSize() - (items.at(-1)?.end ?? 0);
  const shown = printing ? rows.map((_, index) => index) : items.map(({ index }) => index);

  return (
    <div ref={box} className={classes['box']} role="region" aria-label={label} tabIndex={0} onKeyDown={moveFocus}>
      {phone ? (
        <ul className={classes['cards']} style={{ paddingTop: start, paddingBottom: end }}>
          {shown.map((index) => {
            const row = rows[index] as Row;
            return (
              <li key={rowKey(row)} ref={windowed.measureElement} data-index={index} className={classes['card']}>
                {card ? card(row) : columns.slice(0, 3).map((column) => <div key={column.key}>{column.cell(row)}</div>)}
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
              return (
                <DataRow key={rowKey(row)} row={row} index={index} columns={columns} selected={selected?.(row) ?? false} onOpen={onOpen} />
              );
            })}
            {end > 0 ? <tr aria-hidden style={{ height: end }} /> : null}
          </tbody>
        </table>
      )}
      <div className={classes['footer']}>
        {more ? (
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
