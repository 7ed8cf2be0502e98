/** What lies in the trash of an object, the last first: bring it back, or delete it for good where the right is there. */
import { Anchor, Button, Group, Text } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { type ObjectSchema, schemaQuery } from '@/api/schema';
import { type TrashItem, trashQuery } from '@/api/trash';
import { listPath, recordPath } from '@/app/feature';
import { useUnmerge } from '@/features/merges/useUnmerge';
import { QuickFilter } from '@/features/records/QuickFilter';
import { useLanguage, useT } from '@/i18n/i18n';
import { BackLink, type Column, DataTable, DateText, EmptyState, FailedPage, Loading, None, Page, ProblemAlert, Toolbar } from '@/ui';
import { PurgeDialog } from './PurgeDialog';
import { useRestore } from './useRestore';

function nameOf(item: TrashItem): string {
  return [item.name, item.code].filter(Boolean).join(' · ') || item.id;
}

/** The name, and where it leads since it was merged. */
function Named({ object, item }: { object: string; item: TrashItem }) {
  const t = useT();
  if (!item.merged) return <>{nameOf(item)}</>;
  return (
    <>
      {nameOf(item)}{' '}
      <Text span size="sm" c="dimmed">
        {t('merges-into')}{' '}
        <Anchor component={Link} to={recordPath(object, item.merged.into)} inherit>
          {item.merged.label ?? t('merges-record')}
        </Anchor>
      </Text>
    </>
  );
}

interface RowActionsProps {
  item: TrashItem;
  busy: boolean;
  onRestore: () => void;
  onPurge: () => void;
  onUnmerge: (merge: string) => void;
}

function RowActions({ item, busy, onRestore, onPurge, onUnmerge }: RowActionsProps) {
  const t = useT();
  return (
    <Group gap="xs" wrap="nowrap" justify="flex-end">
      {item.merged ? (
        <Button size="compact-sm" variant="default" disabled={busy} onClick={() => onUnmerge(item.merged?.merge ?? '')} aria-label={`${t('merges-undo')}: ${nameOf(item)}`}>
          {t('merges-undo')}
        </Button>
      ) : (
        <Button size="compact-sm" variant="default" disabled={busy} onClick={onRestore} aria-label={`${t('trash-restore')}: ${nameOf(item)}`}>
          {t('trash-restore')}
        </Button>
      )}
      {item.can_purge ? (
        <Button size="compact-sm" variant="subtle" color="red" onClick={onPurge} aria-label={`${t('trash-purge')}: ${nameOf(item)}`}>
          {t('trash-purge')}
        </Button>
      ) : null}
    </Group>
  );
}

function Trash({ schema }: { schema: ObjectSchema }) {
  const t = useT();
  const navigate = useNavigate();
  const { q = '' } = useSearch({ strict: false }) as { q?: string };
  const trash = useInfiniteQuery({ ...trashQuery(schema.key, q), placeholderData: keepPreviousData });
  const restore = useRestore(schema.key);
  const [purging, setPurging] = useState<TrashItem | null>(null);
  const rows = useMemo(() => trash.data?.pages.flatMap((page) => page.items) ?? [], [trash.data]);
  const { fetchNextPage, hasNextPage, isFetchingNextPage, isFetchNextPageError } = trash;
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage({ cancelRefetch: false });
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);
  const { mutate, isPending } = restore;
  const { mutate: unmerge, isPending: isUnmerging } = useUnmerge(schema.key);
  const actions = useCallback(
    (item: TrashItem) => (
      <RowActions item={item} busy={isPending || isUnmerging} onRestore={() => mutate({ id: item.id, name: nameOf(item) })} onPurge={() => setPurging(item)} onUnmerge={unmerge} />
    ),
    [isPending, isUnmerging, mutate, unmerge],
  );
  const columns: Column<TrashItem>[] = useMemo(
    () => [
      { key: 'name', label: t('trash-name'), cell: (item) => <Named object={schema.key} item={item} /> },
      { key: 'at', label: t('trash-at'), cell: (item) => <DateText value={item.at} />, width: 190 },
      { key: 'by', label: t('trash-by'), cell: (item) => item.by ?? <None />, width: 180 },
      { key: 'actions', label: '', cell: actions, width: 300 },
    ],
    [t, actions, schema.key],
  );
  return (
    <Page
      fill
      title={t('trash-title', { objects: schema.plural })}
      back={<BackLink to={listPath(schema.key)} label={schema.plural} />}
    >
      <Toolbar>
        <QuickFilter value={q} onChange={(text) => void navigate({ to: `/trash/${schema.key}`, search: { q: text || undefined }, replace: true })} label={t('trash-search')} />
      </Toolbar>
      {trash.error ? <ProblemAlert error={trash.error} retry={() => void trash.refetch()} /> : null}
      {trash.isPending ? <Loading rows={6} /> : null}
      {trash.data && rows.length === 0 ? <EmptyState text={t(q ? 'trash-empty-filtered' : 'trash-empty')} /> : null}
      {rows.length > 0 ? (
        <DataTable
          label={t('trash-title', { objects: schema.plural })}
          rows={rows}
          columns={columns}
          rowKey={(item) => item.id}
          more={hasNextPage}
          moreFailed={isFetchNextPageError}
          loadMore={loadMore}
          card={(item) => (
            <>
              <Text fw={600} component="div">
                <Named object={schema.key} item={item} />
              </Text>
              <Text size="sm" c="dimmed">
                {t('trash-at')}: <DateText value={item.at} />
                {item.by ? ` · ${item.by}` : ''}
              </Text>
              {actions(item)}
            </>
          )}
        />
      ) : null}
      {purging ? <PurgeDialog object={schema.key} item={purging} name={nameOf(purging)} onClose={() => setPurging(null)} /> : null}
    </Page>
  );
}

export default function TrashPage() {
  const { object } = useParams({ strict: false }) as { object: string };
  const { language } = useLanguage();
  const schema = useQuery(schemaQuery(object, language));
  if (schema.error) return <FailedPage error={schema.error} retry={() => void schema.refetch()} />;
  if (!schema.data) return <Loading rows={6} />;
  return <Trash key={object} schema={schema.data} />;
}
