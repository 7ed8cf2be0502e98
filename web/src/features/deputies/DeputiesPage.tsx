/** Who stands in for whom: the own entries, or everybody's for those who administer people. */
import { Badge, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { deputiesQuery, type Deputy, endDeputy } from '@/api/deputies';
import { may, useMe } from '@/api/session';
import { useFormats, useLanguage, useT } from '@/i18n/i18n';
import { DecisionDialog, EmptyState, Loading, Page, Panel, ProblemAlert } from '@/ui';
import { NewDeputyDialog } from './NewDeputyDialog';

const COLORS = { upcoming: 'blue', running: 'teal', over: 'gray', ended: 'gray' } as const;

function OneEntry({ entry, onEnd }: { entry: Deputy; onEnd: () => void }) {
  const t = useT();
  const formats = useFormats();
  const open = entry.state === 'upcoming' || entry.state === 'running';
  const who = t('deputies-for', { deputy: entry.deputy.name, person: entry.person.name });
  return (
    <Group component="li" justify="space-between" wrap="nowrap" align="flex-start">
      <Stack gap={2} miw={0}>
        <Group gap="xs">
          <Text fw={500} style={{ overflowWrap: 'anywhere' }}>
            {who}
          </Text>
          <Badge variant="light" color={COLORS[entry.state]}>
            {t(`deputies-state-${entry.state}`)}
          </Badge>
        </Group>
        <Text size="sm">
          {formats.date(entry.from)} – {formats.date(entry.until)}
        </Text>
        <Text size="sm">{entry.roles.map(({ name }) => name).join(', ')}</Text>
        {entry.note ? (
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {entry.note}
          </Text>
        ) : null}
      </Stack>
      {open ? (
        <Button size="xs" variant="default" c="red" style={{ flexShrink: 0 }} onClick={onEnd} aria-label={`${t('deputies-end')}: ${who}`}>
          {t('deputies-end')}
        </Button>
      ) : null}
    </Group>
  );
}

export default function DeputiesPage() {
  const t = useT();
  const me = useMe();
  const { language } = useLanguage();
  const client = useQueryClient();
  const navigate = useNavigate();
  const everybody = (useSearch({ strict: false }) as { everybody?: boolean }).everybody === true;
  const list = useInfiniteQuery(deputiesQuery(everybody, language));
  const entries = list.data?.pages.flatMap((page) => page.items);
  const [naming, setNaming] = useState(false);
  const [ending, setEnding] = useState<Deputy | null>(null);
  const changed = () => Promise.all([client.invalidateQueries({ queryKey: ['deputies'] }), client.invalidateQueries({ queryKey: ['session'] })]);
  return (
    <Page
      title={t('deputies-title')}
      narrow
      actions={
        may(me, 'employee', 'read') ? (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setNaming(true)}>
            {t('deputies-new')}
          </Button>
        ) : null
      }
    >
      <Stack>
        <Text size="sm">{t('deputies-text')}</Text>
        {may(me, 'user', 'update') ? (
          <SegmentedControl
            aria-label={t('deputies-whose')}
            value={everybody ? 'all' : 'own'}
            data={[
              { value: 'own', label: t('deputies-own') },
              { value: 'all', label: t('deputies-everybody') },
            ]}
            onChange={(value) => void navigate({ to: '/settings/deputies' as never, search: (value === 'all' ? { everybody: true } : {}) as never, replace: true })}
          />
        ) : null}
        {list.error ? <ProblemAlert error={list.error} retry={() => void list.refetch()} /> : null}
        {!entries && !list.error ? <Loading rows={3} height={60} /> : null}
        {entries?.length === 0 ? <EmptyState text={t('deputies-none')} /> : null}
        {entries && entries.length > 0 ? (
          <Panel title={t(everybody ? 'deputies-everybody' : 'deputies-own')}>
            <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
              {entries.map((entry) => (
                <OneEntry key={entry.id} entry={entry} onEnd={() => setEnding(entry)} />
              ))}
            </Stack>
          </Panel>
        ) : null}
        {list.hasNextPage ? (
          <Button variant="default" w="fit-content" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('tokens-more')}
          </Button>
        ) : null}
      </Stack>
      {naming ? (
        <NewDeputyDialog
          onClose={() => setNaming(false)}
          onDone={() => {
            setNaming(false);
            void changed();
            notifications.show({ message: t('deputies-named'), color: 'teal' });
          }}
        />
      ) : null}
      {ending ? (
        <DecisionDialog
          title={t('deputies-end')}
          label={t('deputies-end')}
          danger
          send={() => endDeputy(ending.id)}
          onDone={async () => {
            await changed();
            notifications.show({ message: t('deputies-ended'), color: 'teal' });
          }}
          onClose={() => setEnding(null)}
        >
          <Text size="sm">{t('deputies-end-text', { deputy: ending.deputy.name, person: ending.person.name })}</Text>
        </DecisionDialog>
      ) : null}
    </Page>
  );
}
