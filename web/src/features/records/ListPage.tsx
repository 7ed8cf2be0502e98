/**
 * The list of any object: quick filter, filter builder, sort, columns, export; windowed table on a
 * desk, cards on a phone. What is asked stands in the address.
 */
import { Alert, Button, Text } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type ListQuestion, listQuery, type RecordItem } from '@/api/records';
import { type Field, fieldOf, type ObjectSchema, schemaQuery } from '@/api/schema';
import { may, useMe } from '@/api/session';
import { createPath, recordPath } from '@/app/feature';
import { FieldView, isNumeric } from '@/entity/fields/FieldView';
import { asksMore, columnFields, parseGroups } from '@/entity/group';
import { recordLabel } from '@/entity/label';
import type { InPlace } from '@/ui/DataRow';
import { BulkBar, useBulk } from '@/features/bulk/BulkBar';
import { SelectBox, SelectLoaded } from '@/features/bulk/SelectBox';
import { Selection } from '@/features/bulk/selection';
import { useLanguage, useT } from '@/i18n/i18n';
import { type Column, DataTable } from '@/ui/DataTable';
import { FailedPage } from '@/ui/FailedPage';
import { EmptyState } from '@/ui/EmptyState';
import { Loading } from '@/ui/Loading';
import { Page } from '@/ui/Page';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { useKey } from '@/ui/useKey';
import { cardKeys } from './cardFields';
import { CardRow } from './CardRow';
import { isCellEditable } from './cellEditable';
import { ListActions } from './ListActions';
import { ListTools } from './ListTools';
import { keepTrail, trailOf } from './trail';
import { useListState } from './useListState';

const EditCell = lazy(() => import('./EditCell'));
const GroupedList = lazy(() => import('./GroupedList'));
const Kanban = lazy(() => import('./Kanban'));

function shownFields(schema: ObjectSchema, wished: string[] | null): Field[] {
  const keys = wished ?? schema.layouts.list;
  return keys.map((key) => fieldOf(schema, key)).filter((field): field is Field => field !== undefined && field.listable && field.access !== 'none');
}

/** The first column is the link to the record; the others draw their type and are changed in place. */
function columnsOf(object: string, fields: Field[]): Column<RecordItem>[] {
  return fields.map((field, index) => ({
    key: field.key,
    label: field.label,
    numeric: isNumeric(field),
    sortable: field.sortable,
    ...(index > 0 && {
      editable: (item: RecordItem) => isCellEditable(field, item),
      edit: (item: RecordItem, close: () => void) => (
        <Suspense fallback={null}>
          <EditCell object={object} field={field} item={item} close={close} />
        </Suspense>
      ),
    }),
    cell: (item) =>
      index === 0 ? (
        <Link to={recordPath(object, item.id)} data-row-link>
          <FieldView field={{ ...field, relation: null }} value={item.values[field.key]} shown={item.shown?.[field.key]} />
        </Link>
      ) : (
        <FieldView field={field} value={item.values[field.key]} shown={item.shown?.[field.key]} />
      ),
  }));
}

/** The boxes before the rows. What was chosen is forgotten when the list is asked something else. */
function useSelectColumn(rows: RecordItem[], question: string) {
  const [selection] = useState(() => new Selection());
  const loaded = useMemo(() => rows.map(({ id }) => id), [rows]);
  const latest = useRef(loaded);
  useEffect(() => {
    latest.current = loaded;
  }, [loaded]);
  useEffect(() => selection.clear(), [selection, question]);
  const column = useMemo((): Column<RecordItem> => {
    const order = () => latest.current;
    return {
      key: '#select',
      label: '',
      width: 44,
      header: <SelectLoaded selection={selection} order={order} />,
      cell: (item) => <SelectBox selection={selection} id={item.id} name={recordLabel(item)} order={order} />,
    };
  }, [selection]);
  return { selection, loaded, column };
}

function List({ schema }: { schema: ObjectSchema }) {
  const object = schema.key;
  const t = useT();
  const me = useMe();
  const navigate = useNavigate();
  const { language } = useLanguage();
  const state = useListState(object);
  const fields = shownFields(schema, state.columns);
  const keys = fields.map(({ key }) => key);
  const cards = cardKeys(schema, state.columns);
  const [keysText, cardsText] = [keys.join(), cards.join()];
  // Taken out are the columns; the rows bring what a card says as well.
  const exported: ListQuestion = { q: state.search.q, filter: state.search.filter, sort: state.search.sort, columns: keys.join(',') || undefined };
  const question: ListQuestion = { ...exported, columns: [...new Set([...keys, ...cards])].join(',') || undefined };
  const levels = parseGroups(schema, state.search.group);
  const group = levels[0] ?? null;
  const kanban = state.search.as === 'kanban' && group !== null && columnFields(schema).includes(group.field);
  const list = useInfiniteQuery({ ...listQuery(object, language, question), placeholderData: keepPreviousData, enabled: group === null });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const pages = list.isPlaceholderData ? undefined : list.data?.pages;
  const address = useLocation({ select: ({ searchStr }) => searchStr.replace(/^\?/, '') });
  useEffect(() => {
    if (group === null && pages && pages.length > 0) keepTrail(trailOf(object, address, question, pages));
  }, [object, address, pages, group === null]); // eslint-disable-line react/exhaustive-deps -- the pages are the answer to the question
  const count = list.data?.pages[0]?.count;
  const shown = useMemo(() => columnsOf(object, fields), [object, keysText, schema]); // eslint-disable-line react/exhaustive-deps -- `keysText` stands for the fields
  const chosen = useSelectColumn(rows, `${state.search.filter ?? ''} ${state.search.q ?? ''}`);
  const bulk = useBulk(object);
  const columns = useMemo(() => (bulk ? [chosen.column, ...shown] : shown), [bulk, chosen.column, shown]);
  const card = useCallback(
    (item: RecordItem, inPlace: InPlace) => <CardRow schema={schema} item={item} shown={cards} box={bulk ? chosen.column.cell(item) : null} inPlace={inPlace} />,
    [schema, cardsText, bulk, chosen.column], // eslint-disable-line react/exhaustive-deps -- `cardsText` stands for the keys
  );
  const open = useCallback((item: RecordItem) => void navigate({ to: recordPath(object, item.id) }), [navigate, object]);
  const { fetchNextPage, hasNextPage, isFetchingNextPage, isFetchNextPageError } = list;
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage({ cancelRefetch: false });
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);
  const creatable = may(me, object, 'create');
  useKey('n', () => {
    if (creatable) void navigate({ to: createPath(object) });
  });

  const filtered = Boolean(state.search.q || state.search.filter);
  // Groups count by themselves.
  const total = count && !group ? t(count.capped ? 'records-count-capped' : 'records-count', { count: count.value }) : '';
  const empty = (
    <EmptyState
      text={t(filtered ? 'records-empty-filtered' : 'records-empty')}
      action={
        filtered ? (
          <Button variant="default" onClick={state.reset}>
            {t('records-filter-clear')}
          </Button>
        ) : creatable ? (
          <Button variant="light" component={Link} to={createPath(object)}>
            {t('records-new')}
          </Button>
        ) : null
      }
    />
  );
  return (
    <Page
      fill
      title={schema.plural}
      aside={
        <Text c="dimmed" size="sm" role="status">
          {total}
        </Text>
      }
      actions={<ListActions schema={schema} exported={exported} creatable={creatable} />}
    >
      <ListTools schema={schema} state={state} levels={levels} kanban={kanban} columns={keys} cards={cards} exported={exported} />
      {asksMore(schema, state.search.group) ? (
        <Alert color="amber" mb="xs" role="status" style={{ flexShrink: 0 }}>
          {t('records-group-unknown')}
        </Alert>
      ) : null}
      {group ? (
        <Suspense fallback={<Loading rows={10} />}>
          {kanban ? (
            <Kanban schema={schema} field={group.field} question={question} cards={cards} fields={fields} empty={empty} />
          ) : (
            <GroupedList key={state.search.group} schema={schema} levels={levels} question={question} columns={shown} cards={cards} fields={fields} bulk={bulk} onOpen={open} empty={empty} />
          )}
        </Suspense>
      ) : null}
      {!group && list.error ? <ProblemAlert error={list.error} retry={() => void list.refetch()} /> : null}
      {!group && list.isPending ? <Loading rows={10} /> : null}
      {!group && list.data && rows.length === 0 ? empty : null}
      {bulk && !group ? (
        <BulkBar
          schema={schema}
          selection={chosen.selection}
          loaded={chosen.loaded}
          more={hasNextPage}
          count={count}
          question={{ filter: state.search.filter, q: state.search.q }}
        />
      ) : null}
      {!group && rows.length > 0 ? (
        <DataTable
          label={schema.plural}
          rows={rows}
          columns={columns}
          rowKey={(item) => item.id}
          onOpen={open}
          sort={state.sort}
          onSort={state.setSort}
          more={hasNextPage}
          moreFailed={isFetchNextPageError}
          loadMore={loadMore}
          card={card}
          footer={
            <Text size="xs" c="dimmed">
              {t('records-end', { count: rows.length })}
            </Text>
          }
        />
      ) : null}
    </Page>
  );
}

export default function ListPage() {
  const { object } = useParams({ strict: false }) as { object: string };
  const { language } = useLanguage();
  const schema = useQuery(schemaQuery(object, language));
  if (schema.error) return <FailedPage error={schema.error} retry={() => void schema.refetch()} />;
  if (!schema.data) return <Loading rows={10} />;
  return <List key={object} schema={schema.data} />;
}
