/** Rows as a table (cards on a phone) that stands in the scroll of something larger, among other tables; windowed there. */
import { Button, Group, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useT } from '@/i18n/i18n';
import { CardList, type Column, type InPlace, TableRows, useEditing } from './DataRow';
import classes from './DataTable.module.css';
import { useRowWindow } from './rowWindow';

interface RowsWithinProps<Row> {
  label: string;
  rows: Row[];
  columns: Column<Row>[];
  rowKey(row: Row): string;
  onOpen?: (row: Row) => void;
  card: (row: Row, inPlace: InPlace) => ReactNode;
  /** What scrolls; its first child grows with everything in it. */
  scroller: RefObject<HTMLElement | null>;
  more: boolean;
  moreFailed: boolean;
  loadMore: () => void;
}

/** How far below the top of the scroll an element stands, also when what is above it grows. */
function useMargin(box: RefObject<HTMLElement | null>, scroller: RefObject<HTMLElement | null>): number {
  const [margin, setMargin] = useState(0);
  useEffect(() => {
    const outer = scroller.current;
    const content = outer?.firstElementChild;
    if (!outer || !content) return undefined;
    const look = () => {
      if (box.current) setMargin(Math.round(box.current.getBoundingClientRect().top - outer.getBoundingClientRect().top + outer.scrollTop));
    };
    look();
    const watch = new ResizeObserver(look);
    watch.observe(content);
    return () => watch.disconnect();
  }, [box, scroller]);
  return margin;
}

export function RowsWithin<Row>({ label, rows, columns, rowKey, onOpen, card, scroller, more, moreFailed, loadMore }: RowsWithinProps<Row>) {
  const t = useT();
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const box = useRef<HTMLDivElement>(null);
  const edit = useEditing(box);
  const margin = useMargin(box, scroller);
  const windowed = useRowWindow({ scroller, keys: rows.map(rowKey), cards: phone, pinned: edit.editing?.row ?? null, margin, more, moreFailed, loadMore });
  return (
    <div ref={box}>
      {phone ? (
        <CardList rows={rows} rowKey={rowKey} windowed={windowed} edit={edit} card={card} />
      ) : (
        <table className={classes['table']} aria-label={label} aria-rowcount={more ? -1 : rows.length + 1}>
          <thead>
            <tr aria-rowindex={1}>
              {columns.map((column) => (
                <th key={column.key} scope="col" style={column.width ? { width: column.width } : undefined} data-numeric={column.numeric || undefined}>
                  {column.header ?? column.label}
                </th>
              ))}
            </tr>
          </thead>
          <TableRows rows={rows} rowKey={rowKey} windowed={windowed} edit={edit} columns={columns} onOpen={onOpen} />
        </table>
      )}
      {more && moreFailed ? (
        <Group gap="xs" role="alert" p="xs">
          <Text size="xs" c="red">
            {t('shell-more-failed')}
          </Text>
          <Button size="compact-xs" variant="default" onClick={loadMore}>
            {t('shell-try-again')}
          </Button>
        </Group>
      ) : more ? (
        <Text size="xs" c="dimmed" role="status" p="xs">
          {t('shell-loading-more')}
        </Text>
      ) : null}
    </div>
  );
}
