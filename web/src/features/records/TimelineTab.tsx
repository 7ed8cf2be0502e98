/** Everything about a record in one stream, the newest first: what was noted, changed, brought and merged, and what others point to it. */
import { Anchor, Badge, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { IconArrowMerge, IconFile, IconLink, IconNote, IconPencil } from '@tabler/icons-react';
import { type QueryClient, useInfiniteQuery, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Fragment } from 'react';
import { api } from '@/api/client';
import { notesQuery, readNotes } from '@/api/notes';
import type { HistoryEntry, ListAnswer, RecordItem } from '@/api/records';
import { type Field, fieldOf, type ObjectSchema, schemaIndexQuery, schemaQuery } from '@/api/schema';
import { recordPath } from '@/app/feature';
import { ChangedValue } from '@/entity/fields/ChangedValue';
import { FieldView } from '@/entity/fields/FieldView';
import { plainText } from '@/entity/fields/values';
import { recordLabel } from '@/entity/label';
import { Composer } from '@/features/notes/Composer';
import { NoteEntry } from '@/features/notes/NoteEntry';
import { PinnedNotes } from '@/features/notes/PinnedNotes';
import { useLanguage, useT } from '@/i18n/i18n';
import { EmptyState } from '@/ui/EmptyState';
import { Loading } from '@/ui/Loading';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { DateText } from '@/ui/Values';
import { useAction } from './actions';
import { filterOf, relationsTo } from './relations';
import classes from './Timeline.module.css';
import { beginning, entriesOf, entriesOfNotes, HISTORY_KINDS, historyKind, isOfNote, momentsOf, nextPage, NOTES, type Position, type Relation, type Source, type TimelineEntry } from './timeline';

const ROWS = 30;
/** Fields told of a record beside its name. */
const TOLD_MAX = 3;
const STATE = /^(status|state|stage)$/;
const ICONS = { changes: IconPencil, files: IconFile, merges: IconArrowMerge };

function historySource(object: string, id: string, kind: string): Source {
  return {
    key: 'history',
    read: async (cursor, signal) => {
      const page = await api.get<{ items: HistoryEntry[]; next: string | null }>(`/records/${object}/${id}/history`, { ...(signal ? { signal } : {}), query: { cursor } });
      const wanted = page.items.filter(({ action }) => !isOfNote(action) && (kind === '' || historyKind(action) === kind));
      return { entries: wanted.map((change, at) => ({ at: change.at, key: `history ${change.at} ${cursor} ${at}`, change })), next: page.next };
    },
  };
}

function notesSource(client: QueryClient, object: string, id: string): Source {
  return {
    key: NOTES,
    read: async (cursor, signal) => {
      // The first page has the pinned ones with it, which stand above: it is asked for once.
      const page = await (cursor === '' ? client.fetchQuery({ ...notesQuery(object, id), staleTime: 2_000 }) : readNotes(object, id, cursor, signal));
      return entriesOfNotes(page.items, page.next ?? null);
    },
  };
}

function told(relation: Relation, moment: string): Field[] {
  const { schema, field } = relation;
  const keys = schema.layouts.list.filter((key) => key !== field.key && key !== moment && key !== 'created_at');
  const fields = keys.map((key) => fieldOf(schema, key)).filter((one): one is Field => one !== undefined && one.access !== 'none');
  // How it stands says most.
  return fields.toSorted((one, other) => Number(STATE.test(other.key)) - Number(STATE.test(one.key)));
}

function relationSource(relation: Relation, id: string, moment: string): Source {
  const { schema, field } = relation;
  const columns = [...new Set([...told(relation, moment).map(({ key }) => key), moment])].join(',');
  return {
    key: `${schema.key} ${field.key} ${moment}`,
    read: async (cursor, signal) => {
      const query = { filter: filterOf(relation, id), sort: `-${moment}`, columns, cursor, limit: ROWS };
      const page = await api.get<ListAnswer>(`/records/${schema.key}`, { ...(signal ? { signal } : {}), query });
      return entriesOf(relation, moment, page.items, page.next);
    },
  };
}

function Change({ schema, change }: { schema: ObjectSchema; change: HistoryEntry }) {
  const t = useT();
  const action = useAction(change.action);
  return (
    <>
      <Text>
        <Text span fw={600}>
          {change.by ?? t('records-history-system')}
          {change.on_behalf ? ` ${t('audit-for', { name: change.on_behalf })}` : ''}
        </Text>{' '}
        {action} · <DateText value={change.at} />
        {change.of ? (
          <Badge color="gray" variant="outline" ml="xs">
            {change.of}
          </Badge>
        ) : null}
      </Text>
      {change.changes.map(({ field, label, before, after }) => (
        <Text key={field} size="sm" lineClamp={4} component="div">
          {label}:{' '}
          {plainText(before) === '' ? null : (
            <>
              <Text span inherit c="dimmed">
                <ChangedValue schema={schema} name={field} value={before} />
              </Text>{' '}
              →{' '}
            </>
          )}
          <ChangedValue schema={schema} name={field} value={after} />
        </Text>
      ))}
    </>
  );
}

function Pointing({ item, relation, moment }: { item: RecordItem; relation: Relation; moment: string }) {
  const t = useT();
  const { schema, field } = relation;
  const name = recordLabel(item);
  const facts = told(relation, moment).filter(({ key }) => plainText(item.values[key]) !== '' && !name.includes(plainText(item.values[key]))).slice(0, TOLD_MAX);
  return (
    <>
      <Text>
        {relation.only ? schema.singular : t('records-related-by', { objects: schema.singular, field: field.label })}{' '}
        <Anchor component={Link} to={recordPath(schema.key, item.id)} inherit fw={600}>
          {name}
        </Anchor>{' '}
        · <DateText value={plainText(item.values[moment])} />
      </Text>
      {facts.length > 0 ? (
        <Text size="sm" component="div">
          {facts.map((fact, at) => (
            <Fragment key={fact.key}>
              {at > 0 ? ' · ' : null}
              {fact.label}: <FieldView field={fact} value={item.values[fact.key]} shown={item.shown?.[fact.key]} />
            </Fragment>
          ))}
        </Text>
      ) : null}
    </>
  );
}

interface EntryProps {
  schema: ObjectSchema;
  id: string;
  entry: TimelineEntry;
  canWrite: boolean;
}

function Entry({ schema, id, entry, canWrite }: EntryProps) {
  const Icon = 'change' in entry ? ICONS[historyKind(entry.change.action)] : 'note' in entry ? IconNote : IconLink;
  return (
    <li className={classes['entry']}>
      <span className={classes['icon']}>
        <Icon size={16} aria-hidden />
      </span>
      <div className={classes['told']}>
        {'change' in entry ? <Change schema={schema} change={entry.change} /> : null}
        {'note' in entry ? <NoteEntry place={{ object: schema.key, record: id }} note={entry.note} canWrite={canWrite} /> : null}
        {'item' in entry ? <Pointing item={entry.item} relation={entry.relation} moment={entry.moment} /> : null}
      </div>
    </li>
  );
}

interface StreamProps {
  schema: ObjectSchema;
  id: string;
  /** Only this; everything when empty. */
  kind: string;
  relations: Relation[];
  canWrite: boolean;
  /** Pinned notes stand above: the stream may be empty beside them. */
  pinned: boolean;
}

function Stream({ schema, id, kind, relations, canWrite, pinned }: StreamProps) {
  const t = useT();
  const client = useQueryClient();
  const { language } = useLanguage();
  const ofHistory = kind === '' || HISTORY_KINDS.some((one) => one === kind);
  const sources = [
    ...(kind === '' || kind === NOTES ? [notesSource(client, schema.key, id)] : []),
    ...(ofHistory ? [historySource(schema.key, id, kind)] : []),
    ...relations.filter((relation) => kind === '' || relation.schema.key === kind).flatMap((relation) => momentsOf(relation.schema).map((moment) => relationSource(relation, id, moment))),
  ];
  const stream = useInfiniteQuery({
    queryKey: ['records', schema.key, 'timeline', id, language, kind],
    queryFn: ({ pageParam, signal }) => nextPage(sources, pageParam, signal),
    initialPageParam: beginning(sources) as Position,
    getNextPageParam: (page) => page.position ?? undefined,
    // Records of other objects: what changes them does not know of this stream.
    staleTime: 0,
  });
  if (stream.isPending) return <Loading rows={6} />;
  if (stream.error) return <ProblemAlert error={stream.error} retry={() => void stream.refetch()} />;
  const entries = stream.data.pages.flatMap((page) => page.entries);
  return (
    <Stack>
      {entries.length === 0 && !stream.hasNextPage && !pinned ? <EmptyState text={t(kind === NOTES ? 'notes-empty' : 'shell-nothing-found')} /> : null}
      <ol className={classes['stream']}>
        {entries.map((entry) => (
          <Entry key={entry.key} schema={schema} id={id} entry={entry} canWrite={canWrite} />
        ))}
      </ol>
      {stream.hasNextPage ? (
        <Button variant="default" w="fit-content" loading={stream.isFetchingNextPage} onClick={() => void stream.fetchNextPage()}>
          {t('records-history-more')}
        </Button>
      ) : null}
    </Stack>
  );
}

export default function TimelineTab({ schema, id }: { schema: ObjectSchema; id: string }) {
  const t = useT();
  const { language } = useLanguage();
  const navigate = useNavigate();
  const { kind = '' } = useSearch({ strict: false }) as { kind?: string };
  const notes = useQuery(notesQuery(schema.key, id));
  const index = useQuery(schemaIndexQuery(language));
  const schemas = useQueries({ queries: (index.data ?? []).map(({ key }) => schemaQuery(key, language)) });
  const failed = notes.error ?? index.error ?? schemas.find(({ error }) => error)?.error;
  if (failed) return <ProblemAlert error={failed} retry={() => void Promise.all([notes.refetch(), index.refetch(), ...schemas.map((one) => one.refetch())])} />;
  if (!notes.data || !index.data || schemas.some(({ isPending }) => isPending)) return <Loading rows={6} />;
  const relations = relationsTo(schema.key, schemas.flatMap(({ data }) => data ?? [])).filter((relation) => momentsOf(relation.schema).length > 0);
  const words = { changes: t('records-timeline-changes'), files: t('attachments-title'), merges: t('records-timeline-merges') };
  const objects = [...new Map(relations.map((relation) => [relation.schema.key, relation.schema.plural]))];
  const offered = [{ value: '', label: t('records-timeline-all') }, { value: NOTES, label: t('notes-title') }, ...HISTORY_KINDS.map((value) => ({ value, label: words[value] })), ...objects.map(([value, label]) => ({ value, label }))];
  const shown = offered.some(({ value }) => value === kind) ? kind : '';
  const place = { object: schema.key, record: id };
  const { can_write: canWrite, pinned } = notes.data;
  const above = shown === '' || shown === NOTES ? pinned : [];
  return (
    <Stack maw={820}>
      {canWrite ? <Composer place={place} /> : null}
      <PinnedNotes place={place} notes={above} canWrite={canWrite} />
      <Group className="tl-no-print">
        <NativeSelect
          label={t('records-timeline-show')}
          data={offered}
          value={shown}
          onChange={(event) => {
            const next = event.currentTarget.value;
            void navigate({ to: '.', search: { tab: 'timeline', ...(next ? { kind: next } : {}) } as never, replace: true });
          }}
        />
      </Group>
      <Stream key={shown} schema={schema} id={id} kind={shown} relations={relations} canWrite={canWrite} pinned={above.length > 0} />
    </Stack>
  );
}
