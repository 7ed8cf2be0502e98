/** Who did what to which record, the newest first; what is asked stands in the address. */
import { ActionIcon, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { IconDownload, IconFilter } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type AuditEntry, auditFileUrl, auditQuery, type AuditSearch } from '@/api/audit';
import { schemaIndexQuery, schemaQuery } from '@/api/schema';
import { may, useMe } from '@/api/session';
import { recordPath } from '@/app/feature';
import { ChangesTable } from '@/entity/fields/ChangesTable';
import { useLanguage, useT } from '@/i18n/i18n';
import { DateText, EmptyState, Loading, Page, ProblemAlert } from '@/ui';
import { AuditFilters } from './AuditFilters';
import { aboutOf, useActionWords, useObjectWords } from './words';

/** The object's schema where it has one; what is no object of its own is shown as it came. */
function Changes({ entry }: { entry: AuditEntry }) {
  const { language } = useLanguage();
  const index = useQuery(schemaIndexQuery(language));
  const known = index.data?.some(({ key }) => key === entry.object) ?? false;
  const schema = useQuery({ ...schemaQuery(entry.object, language), enabled: known });
  // Values come in words or not at all: a key that turns into a word a moment later reads as a fault.
  if (index.isPending || (known && schema.isPending)) return <Loading rows={1} />;
  return <ChangesTable schema={schema.data} changes={entry.changes} />;
}

/** Where an entry's record stands, when it has a screen. */
function pathOf(entry: AuditEntry): string | null {
  if (!entry.record) return null;
  if (entry.object === 'user') return `/users/${entry.record}`;
  return entry.label ? recordPath(entry.object, entry.record) : null;
}

function Entry({ entry, onAsk }: { entry: AuditEntry; onAsk: (change: AuditSearch) => void }) {
  const t = useT();
  const actions = useActionWords();
  const objects = useObjectWords();
  const { actor, record } = entry;
  const path = pathOf(entry);
  const { object, name } = aboutOf(objects(entry.object, entry.object_label), entry.label);
  // A record without a name of its own is opened by what it is.
  const said = path && !name ? [actions(entry.action)] : [actions(entry.action), object];
  return (
    <li>
      <Group gap={6} wrap="wrap">
        {actor ? (
          <Anchor component="button" type="button" fw={600} title={t('audit-only-person')} onClick={() => onAsk({ actor })}>
            {entry.by ?? t('audit-forgotten')}
          </Anchor>
        ) : (
          <Text span fw={600}>
            {t('records-history-system')}
          </Text>
        )}
        <Text span>
          {said.filter(Boolean).join(' · ')}
        </Text>
        {path ? (
          <Anchor component={Link} to={path as never}>
            {name ?? object}
          </Anchor>
        ) : null}
        {record ? (
          <ActionIcon variant="subtle" size="sm" aria-label={`${t('audit-only-record')}: ${name ?? object}`} onClick={() => onAsk({ object: entry.object, record })}>
            <IconFilter size={14} aria-hidden />
          </ActionIcon>
        ) : null}
        <Text span size="sm" c="dimmed">
          <DateText value={entry.at} />
          {entry.on_behalf ? ` · ${t('audit-for', { name: entry.on_behalf })}` : ''}
          {entry.token ? ` · ${t('audit-token', { name: entry.token })}` : ''}
          {entry.address ? ` · ${t('audit-address', { address: entry.address })}` : ''}
        </Text>
      </Group>
      {entry.refused ? (
        <Text size="sm" c="dimmed">
          {entry.refused}
        </Text>
      ) : null}
      {entry.changes.length > 0 ? <Changes entry={entry} /> : null}
    </li>
  );
}

export default function AuditPage() {
  const t = useT();
  const me = useMe();
  const navigate = useNavigate();
  const { language } = useLanguage();
  const search = useSearch({ strict: false }) as AuditSearch;
  const log = useInfiniteQuery({ ...auditQuery(search, language), placeholderData: keepPreviousData });
  const entries = log.data?.pages.flatMap((page) => page.items) ?? [];
  const ask = (change: AuditSearch) => void navigate({ to: '/audit' as never, search: { ...search, ...change } as never, replace: true });
  return (
    <Page
      title={t('audit-title')}
      actions={
        may(me, 'audit', 'export') ? (
          <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} component="a" href={auditFileUrl(search)} download>
            {t('audit-export')}
          </Button>
        ) : null
      }
    >
      <AuditFilters search={search} onChange={ask} />
      {log.error ? <ProblemAlert error={log.error} retry={() => void log.refetch()} /> : null}
      {log.isPending ? <Loading rows={8} /> : null}
      {log.data && entries.length === 0 ? <EmptyState text={t('audit-empty')} /> : null}
      <Stack>
        <Stack component="ul" gap="lg" p={0} m={0} style={{ listStyle: 'none' }}>
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} onAsk={ask} />
          ))}
        </Stack>
        {log.hasNextPage ? (
          <Button variant="default" w="fit-content" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {t('records-history-more')}
          </Button>
        ) : null}
      </Stack>
    </Page>
  );
}
