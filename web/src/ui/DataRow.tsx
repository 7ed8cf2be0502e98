/** The rows of a table or the cards of a phone, those that are in sight; cells that are changed in place; the keys that move between them. */
import { Fragment, type KeyboardEvent, memo, type ReactNode, type RefObject, useCallback, useState } from 'react';
import { useT } from '@/i18n/i18n';
import classes from './DataTable.module.css';
import type { RowWindow } from './rowWindow';
import { letterOf } from './useKey';

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

/** How a card is changed in place: which field, and how that begins and ends. */
export interface InPlace {
  column: string | null;
  begin(column: string): void;
  end(): void;
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
export const DataRow = memo(DataRowPlain) as typeof DataRowPlain;

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
export function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const aside = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (aside && !(event.target as HTMLElement).closest('input,select,textarea,[contenteditable]')) moveAside(event, aside);
  const step = STEPS[event.key] ?? STEPS[letterOf(event.nativeEvent)];
  if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target as HTMLElement;
  if (target.closest('input,select,textarea,[contenteditable]')) return;
  if (moveRow(event.currentTarget, target, step)) event.preventDefault();
}

/** Focuses the link of a row, or the head of a group, so many on from where the focus is; the first or last when it is in none. */
export function moveRow(table: HTMLElement | null, from: Element | null, step: number): boolean {
  const links = [...(table?.querySelectorAll<HTMLElement>('[data-row-link],[data-group-head]:not([disabled])') ?? [])];
  if (links.length === 0) return false;
  const row = from?.closest('tr') ?? null;
  const at = links.findIndex((link) => link === document.activeElement || (row !== null && row.contains(link)));
  const next = links[Math.max(0, Math.min(links.length - 1, at + step))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
  return true;
}

/** Which cell is being changed; when that ends, the focus returns to it. */
export function useEditing(box: RefObject<HTMLElement | null>) {
  const [editing, setEditing] = useState<{ row: string; column: string } | null>(null);
  const onEdit = useCallback(
    (row: string, column: string | null) => {
      setEditing(column === null ? null : { row, column });
      if (column !== null) return;
      const cell = box.current?.querySelector<HTMLElement>('td[data-editing]')?.dataset['column'];
      requestAnimationFrame(() => {
        // Only a focus that was lost with the input returns; one that went elsewhere stays there.
        if ((document.activeElement && document.activeElement !== document.body)) return;
        const place = cell === undefined ? '[data-edit]' : `td[data-column="${CSS.escape(cell)}"]`;
        box.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(row)}"] ${place}`)?.focus();
      });
    },
    [box],
  );
  return { editing, onEdit };
}

export type Editing = ReturnType<typeof useEditing>;

interface RowsProps<Row> {
  rows: Row[];
  rowKey(row: Row): string;
  windowed: RowWindow;
  edit: Editing;
}

/** The rows in sight between the heights of those that are not. */
export function TableRows<Row>({ rows, rowKey, windowed, edit, columns, onOpen, selected }: RowsProps<Row> & { columns: Column<Row>[]; onOpen: ((row: Row) => void) | undefined; selected?: ((row: Row) => boolean) | undefined }) {
  const { start, end, shown, gaps } = windowed;
  return (
    <tbody>
      {start > 0 ? <tr aria-hidden style={{ height: start }} /> : null}
      {shown.map((index) => {
        const row = rows[index] as Row;
        const id = rowKey(row);
        const gap = gaps.get(index) ?? 0;
        return (
          <Fragment key={id}>
            {gap > 0 ? <tr aria-hidden style={{ height: gap }} /> : null}
            <DataRow
              row={row}
              rowId={id}
              index={index}
              columns={columns}
              selected={selected?.(row) ?? false}
              onOpen={onOpen}
              editing={edit.editing?.row === id ? edit.editing.column : null}
              onEdit={edit.onEdit}
            />
          </Fragment>
        );
      })}
      {end > 0 ? <tr aria-hidden style={{ height: end }} /> : null}
    </tbody>
  );
}

interface CardProps<Row> extends Pick<InPlace, 'column'> {
  row: Row;
  rowId: string;
  card: (row: Row, inPlace: InPlace) => ReactNode;
  onEdit: (rowId: string, column: string | null) => void;
}

function CardPlain<Row>({ row, rowId, column, card, onEdit }: CardProps<Row>) {
  return card(row, { column, begin: (one) => onEdit(rowId, one), end: () => onEdit(rowId, null) });
}
/** Drawn once while the list is scrolled: only what the screen gives changes it. */
const Card = memo(CardPlain) as typeof CardPlain;

/** The same as cards. */
export function CardList<Row>({ rows, rowKey, windowed, edit, card }: RowsProps<Row> & Pick<CardProps<Row>, 'card'>) {
  return (
    <ul className={classes['cards']} style={{ paddingTop: windowed.start, paddingBottom: windowed.end }}>
      {windowed.shown.map((index) => {
        const row = rows[index] as Row;
        const id = rowKey(row);
        const gap = windowed.gaps.get(index) ?? 0;
        return (
          <li key={id} ref={windowed.measure} data-index={index} data-key={id} className={classes['card']} style={gap > 0 ? { marginTop: gap } : undefined}>
            <Card row={row} rowId={id} column={edit.editing?.row === id ? edit.editing.column : null} card={card} onEdit={edit.onEdit} />
          </li>
        );
      })}
    </ul>
  );
}
