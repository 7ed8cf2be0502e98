/**
 * The table of every list: windowed rows under a sticky header on a desk, cards on a phone.
 * Knows nothing of records: columns say how to draw a row. Loads more when the end comes near.
 * Refuses nothing; an empty list is the caller's `EmptyState`.
 */
import { Button, Group, Text, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type ReactNode, useCallback, useRef } from 'react';
import { useT } from '@/i18n/i18n';
import { CardList, type Column, type InPlace, moveFocus, moveRow, TableRows, useEditing } from './DataRow';
import classes from './DataTable.module.css';
import { ROW_PX, useRowWindow } from './rowWindow';
import { useKey } from './useKey';

export type { Column } from './DataRow';

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
  card?: (row: Row, inPlace: InPlace) => ReactNode;
  selected?: (row: Row) => boolean;
  /** What stands below the last row, for instance the count. */
  footer?: ReactNode;
}

/** Less than this is not scrolled in: a screen too low for it scrolls itself. */
const BOX_PX_MIN = 200;

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

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, rows, columns, rowKey, onOpen, sort, onSort, more = false, moreFailed = false, loadMore, card, selected, footer } = props;
  const t = useT();
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const box = useRef<HTMLDivElement>(null);
  const edit = useEditing(box);
  // Wherever on the page, as long as no field has the focus.
  useKey('j', () => moveRow(box.current, document.activeElement, 1));
  useKey('k', () => moveRow(box.current, document.activeElement, -1));
  const windowed = useRowWindow({ scroller: box, keys: rows.map(rowKey), cards: phone, pinned: edit.editing?.row ?? null, more, moreFailed, loadMore });

  const first = useCallback((row: Row) => columns.slice(0, 3).map((column) => <div key={column.key}>{column.cell(row)}</div>), [columns]);
  const shown = card ?? first;

  return (
    <div ref={box} className={classes['box']} style={{ minHeight: Math.min(BOX_PX_MIN, windowed.total + ROW_PX) }} role="region" aria-label={label} tabIndex={0} onKeyDown={moveFocus}>
      {phone ? (
        <CardList rows={rows} rowKey={rowKey} windowed={windowed} edit={edit} card={shown} />
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
          <TableRows rows={rows} rowKey={rowKey} windowed={windowed} edit={edit} columns={columns} onOpen={onOpen} selected={selected} />
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
