/** The rows of an open group: in the scroll of the whole list, page by page as they come into sight, chosen and changed as in a plain list. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { type RefObject, useCallback, useEffect, useMemo } from 'react';
import { type ListQuestion, listQuery, type RecordItem } from '@/api/records';
import type { Field, ObjectSchema } from '@/api/schema';
import { recordLabel } from '@/entity/label';
import { SelectBox } from '@/features/bulk/SelectBox';
import { chainOf, type Selection } from '@/features/bulk/selection';
import { useLanguage } from '@/i18n/i18n';
import type { Column } from '@/ui/DataRow';
import { Loading } from '@/ui/Loading';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { RowsWithin } from '@/ui/RowsWithin';
import { CardRow } from './CardRow';
import classes from './Groups.module.css';
import { keepTrail, trailOf } from './trail';

/** What all groups of a list share. */
export interface Frame {
  schema: ObjectSchema;
  columns: Column<RecordItem>[];
  /** Keys of what a card shows on a phone. */
  cards: string[];
  /** Fields that add up. */
  adding: Field[];
  scroller: RefObject<HTMLElement | null>;
  /** The list's address after the `?`. */
  address: string;
  /** Null where nothing can be done with many rows. */
  selection: Selection | null;
  /** Rows that are loaded, by their innermost group. */
  loaded: Map<string, readonly string[]>;
  /** Keys of the groups that are open. */
  opened: Set<string>;
  onOpen: (item: RecordItem) => void;
}

/** `group`: the key of the group. */
export function GroupRows({ frame, group, question }: { frame: Frame; group: string; question: ListQuestion }) {
  const { schema, columns, cards, selection, loaded, scroller, address, onOpen } = frame;
  const { language } = useLanguage();
  const list = useInfiniteQuery(listQuery(schema.key, language, question));
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  useEffect(() => {
    loaded.set(group, rows.map(({ id }) => id));
    return () => void loaded.delete(group);
  }, [loaded, group, rows]);
  const select = useMemo((): Column<RecordItem> | null => {
    if (!selection) return null;
    const chain = chainOf(group);
    const order = () => loaded.get(group) ?? [];
    // The rows of all open groups that are chosen now.
    const kept = () => [...loaded].flatMap(([key, ids]) => ids.filter((id) => selection.has(id, chainOf(key))));
    return {
      key: '#select',
      label: '',
      width: 44,
      cell: (item) => <SelectBox selection={selection} id={item.id} name={recordLabel(item)} order={order} groups={chain} kept={kept} />,
    };
  }, [selection, loaded, group]);
  const shown = useMemo(() => (select ? [select, ...columns] : columns), [select, columns]);
  const { fetchNextPage, hasNextPage, isFetchingNextPage, isFetchNextPageError } = list;
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage({ cancelRefetch: false });
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);
  if (list.error && !list.data) return <ProblemAlert error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <Loading rows={3} />;
  const pages = list.data.pages;
  return (
    <div className={classes['rows']} onClickCapture={() => keepTrail(trailOf(schema.key, address, question, pages))}>
      <RowsWithin
        label={schema.plural}
        rows={rows}
        columns={shown}
        rowKey={(item) => item.id}
        onOpen={onOpen}
        card={(item, inPlace) => <CardRow schema={schema} item={item} shown={cards} box={select?.cell(item)} inPlace={inPlace} />}
        scroller={scroller}
        more={hasNextPage}
        moreFailed={isFetchNextPageError}
        loadMore={loadMore}
      />
    </div>
  );
}
