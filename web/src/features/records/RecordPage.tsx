/** A record: head with its actions, the neighbours in the list it came from, details, lines, its timeline, related lists, history, and the tabs features add. */
import { ActionIcon, Button, Group, Tabs, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronDown, IconChevronUp, IconPencil, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useEffectEvent } from 'react';
import { useCommand } from '@/api/command';
import { type RecordItem, recordQuery, trashRecord } from '@/api/records';
import { type ObjectSchema, schemaQuery } from '@/api/schema';
import { useMe } from '@/api/session';
import { features, listPath } from '@/app/feature';
import { recordLabel } from '@/entity/label';
import { useRestore } from '@/features/trash/useRestore';
import { useFormats, useLanguage, useT } from '@/i18n/i18n';
import { BackLink } from '@/ui/BackLink';
import { FailedPage } from '@/ui/FailedPage';
import { holdsFiles } from '@/ui/files';
import { Loading } from '@/ui/Loading';
import { Page } from '@/ui/Page';
import { problemText } from '@/ui/ProblemAlert';
import { TabRow } from '@/ui/TabRow';
import { showUndo } from '@/ui/undo';
import { useKey } from '@/ui/useKey';
import { Details } from './Details';
import { useGo, usePlace } from './usePlace';

// Words and buttons only where somebody is asked.
const Answer = lazy(() => import('@/features/appointments/Answer'));
const AttachmentsTab = lazy(() => import('@/features/attachments/AttachmentsTab'));
const HistoryTab = lazy(() => import('./HistoryTab'));
const RelatedTab = lazy(() => import('./RelatedTab'));
const TimelineTab = lazy(() => import('./TimelineTab'));

/** To the trash at once: for ten seconds a toast offers the way back, the trash itself offers it later. */
function useTrash(object: string, record: RecordItem) {
  const t = useT();
  const client = useQueryClient();
  const navigate = useNavigate();
  const restore = useRestore(object);
  return useCommand((_: null, key) => trashRecord(object, record.id, record.version, key), {
    onSuccess: async () => {
      const name = recordLabel(record);
      showUndo(t('records-trashed', { name }), t('trash-undo'), () => restore.mutate({ id: record.id, name }));
      await navigate({ to: listPath(object) });
      client.removeQueries({ queryKey: ['records', object, 'one', record.id] });
      await client.invalidateQueries({ queryKey: ['records', object] });
    },
    onError: (error) => notifications.show({ message: problemText(error, t), color: 'red' }),
  });
}

function Head({ schema, record }: { schema: ObjectSchema; record: RecordItem }) {
  const object = schema.key;
  const t = useT();
  const navigate = useNavigate();
  const trash = useTrash(object, record);
  const editPath = `/record/${object}/${record.id}/edit`;
  useKey('e', () => {
    if (record.can['update']) void navigate({ to: editPath });
  });
  const actions = features.flatMap((feature) => feature.recordActions ?? []).filter((action) => action.object === object);
  return (
    <>
      <Suspense fallback={null}>
        {actions.map(({ key, component: Action }) => (
          <Action key={key} record={record} />
        ))}
        {object === 'appointment' ? <Answer schema={schema} record={record} /> : null}
      </Suspense>
      {record.can['trash'] ? (
        <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} loading={trash.isPending} onClick={() => trash.mutate(null)}>
          {t('records-trash')}
        </Button>
      ) : null}
      {record.can['update'] ? (
        <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} component={Link} to={editPath}>
          {t('records-edit')}
        </Button>
      ) : null}
    </>
  );
}

/** To the next and the previous record of the list one came from. */
function Neighbours({ place, of, waiting, forward, back }: ReturnType<typeof usePlace>) {
  const t = useT();
  const formats = useFormats();
  if (!place || !of) return null;
  const whole = formats.integer(of.value);
  return (
    <Group gap={4} className="tl-no-print" wrap="nowrap">
      <ActionIcon variant="subtle" color="gray" disabled={!place.previous} onClick={back} aria-label={t('records-previous')}>
        <IconChevronUp size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" disabled={!place.next && !place.more} loading={waiting} onClick={forward} aria-label={t('records-next')}>
        <IconChevronDown size={18} aria-hidden />
      </ActionIcon>
      <Text size="sm" c="dimmed" className="tl-numbers" role="status">
        {t('records-place', { at: formats.integer(place.at), of: of.capped ? t('records-at-least', { count: whole }) : whole })}
      </Text>
    </Group>
  );
}

function Tabbed({ schema, record }: { schema: ObjectSchema; record: RecordItem }) {
  const t = useT();
  const me = useMe();
  const navigate = useNavigate();
  const { tab } = useSearch({ strict: false }) as { tab?: string };
  const own = features
    .flatMap((feature) => feature.recordTabs ?? [])
    .filter((one) => one.object === schema.key && (one.when?.(me, record) ?? true))
    .toSorted((left, right) => left.order - right.order);
  const known = ['details', 'timeline', 'files', 'related', 'history', ...own.map(({ key }) => key)];
  const current = tab && known.includes(tab) ? tab : 'details';
  const open = (value: string | null) => void navigate({ to: '.', search: { tab: value === 'details' ? undefined : value }, replace: true });
  // Who drags a file over a record wants it among its files, whatever is shown.
  const dragged = useEffectEvent((event: DragEvent) => {
    if (record.can['update'] && current !== 'files' && holdsFiles(event)) open('files');
  });
  useEffect(() => {
    const enter = (event: DragEvent) => dragged(event);
    window.addEventListener('dragenter', enter);
    return () => window.removeEventListener('dragenter', enter);
  }, []);
  return (
    <Tabs value={current} keepMounted={false} onChange={open}>
      <TabRow current={current}>
        <Tabs.Tab value="details">{t('records-details')}</Tabs.Tab>
        {own.map(({ key, label }) => (
          <Tabs.Tab key={key} value={key}>
            {t(label)}
          </Tabs.Tab>
        ))}
        <Tabs.Tab value="timeline">{t('records-timeline')}</Tabs.Tab>
        <Tabs.Tab value="files">{t('attachments-title')}</Tabs.Tab>
        <Tabs.Tab value="related">{t('records-related')}</Tabs.Tab>
        <Tabs.Tab value="history">{t('records-history')}</Tabs.Tab>
      </TabRow>
      <Suspense fallback={<Loading />}>
        <Tabs.Panel value="details">
          <Details schema={schema} record={record} />
        </Tabs.Panel>
        {own.map(({ key, component: Tab }) => (
          <Tabs.Panel key={key} value={key}>
            <Tab record={record} />
          </Tabs.Panel>
        ))}
        <Tabs.Panel value="timeline">
          <TimelineTab schema={schema} id={record.id} />
        </Tabs.Panel>
        <Tabs.Panel value="files">
          <AttachmentsTab key={record.id} object={schema.key} record={record.id} />
        </Tabs.Panel>
        <Tabs.Panel value="related">
          <RelatedTab object={schema.key} id={record.id} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <HistoryTab schema={schema} id={record.id} />
        </Tabs.Panel>
      </Suspense>
    </Tabs>
  );
}

export default function RecordPage() {
  const { object, id } = useParams({ strict: false }) as { object: string; id: string };
  const { language } = useLanguage();
  const schema = useQuery(schemaQuery(object, language));
  const record = useQuery(recordQuery(object, id, language));
  const trail = usePlace(object, id);
  const go = useGo(object);
  // A record that was merged answers as the one that stays: the address becomes that one's.
  const answered = record.data?.id;
  useEffect(() => {
    if (answered && answered !== id) go(answered);
  });
  useKey('j', trail.forward);
  useKey('k', trail.back);
  const error = schema.error ?? record.error;
  if (error) return <FailedPage error={error} retry={() => void Promise.all([schema.refetch(), record.refetch()])} />;
  if (!schema.data || !record.data) return <Loading rows={8} />;
  return (
    <Page
      key={id}
      title={recordLabel(record.data)}
      back={
        <BackLink to={listPath(object)} label={schema.data.plural} search={trail.place?.search ?? {}} />
      }
      aside={trail.place ? <Neighbours {...trail} /> : undefined}
      actions={<Head schema={schema.data} record={record.data} />}
    >
      <Tabbed schema={schema.data} record={record.data} />
    </Page>
  );
}
