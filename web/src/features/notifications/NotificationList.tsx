/** What the person was told: read and unread, each with the way to the thing, and which kinds are wanted. */
import { ActionIcon, Anchor, Button, Collapse, Group, NativeSelect, ScrollArea, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCircle, IconCircleFilled, IconSettings } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useCommand } from '@/api/command';
import { chooseKinds, choicesQuery, markRead, type Notification, notificationsQuery, olderQuery } from '@/api/notifications';
import { useLanguage, useT } from '@/i18n/i18n';
import { linkTo } from '@/ui/linkTo';
import { Loading } from '@/ui/Loading';
import { ProblemAlert, problemText } from '@/ui/ProblemAlert';
import { DateText } from '@/ui/Values';
import { notificationPath } from './link';

function useRefused() {
  const t = useT();
  return (error: unknown) => notifications.show({ message: problemText(error, t), color: 'red' });
}

function Kinds() {
  const t = useT();
  const client = useQueryClient();
  const refused = useRefused();
  const { data, error, refetch } = useQuery(choicesQuery);
  const choose = useCommand(chooseKinds, {
    onSuccess: (chosen) => client.setQueryData(choicesQuery.queryKey, chosen),
    onError: refused,
  });
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={2} />;
  const ways = ['none', 'bell', ...(data.mails ? ['mail'] : [])] as const;
  const change = (kind: string, way: string) =>
    choose.mutate(data.items.map((one) => (one.kind === kind ? { kind, wanted: way !== 'none', mail: way === 'mail' } : one)));
  return (
    <Stack gap="xs" role="group" aria-label={t('notifications-kinds')}>
      {data.items.map(({ kind, wanted, mail }) => (
        <NativeSelect
          key={kind}
          size="xs"
          label={t(`notifications-kind-${kind}` as 'notifications-kind-task')}
          value={wanted ? (mail && data.mails ? 'mail' : 'bell') : 'none'}
          data={ways.map((value) => ({ value, label: t(`notifications-by-${value}` as 'notifications-by-bell') }))}
          onChange={(event) => change(kind, event.currentTarget.value)}
        />
      ))}
    </Stack>
  );
}

interface EntryProps {
  item: Notification;
  onRead: (read: boolean) => void;
  onFollow: () => void;
}

function Entry({ item, onRead, onFollow }: EntryProps) {
  const t = useT();
  const path = notificationPath(item);
  return (
    <Group component="li" gap="xs" wrap="nowrap" align="flex-start">
      <ActionIcon variant="subtle" color={item.read ? 'gray' : 'blue'} aria-label={t(item.read ? 'notifications-unread-again' : 'notifications-mark-read', { text: item.text })} onClick={() => onRead(!item.read)}>
        {item.read ? <IconCircle size={12} aria-hidden /> : <IconCircleFilled size={12} aria-hidden />}
      </ActionIcon>
      <div style={{ minWidth: 0 }}>
        {path ? (
          <Anchor
            component={Link}
            {...linkTo(path)}
            size="sm"
            fw={item.read ? undefined : 600}
            style={{ overflowWrap: 'anywhere' }}
            onClick={() => {
              if (!item.read) onRead(true);
              onFollow();
            }}
          >
            {item.text}
          </Anchor>
        ) : (
          <Text size="sm" fw={item.read ? undefined : 600} style={{ overflowWrap: 'anywhere' }}>
            {item.text}
          </Text>
        )}
        <Text size="xs" c="dimmed">
          <DateText value={item.at} />
        </Text>
      </div>
    </Group>
  );
}

export default function NotificationList({ onFollow }: { onFollow: () => void }) {
  const t = useT();
  const { language } = useLanguage();
  const client = useQueryClient();
  const refused = useRefused();
  const [kinds, setKinds] = useState(false);
  const told = useQuery(notificationsQuery(language));
  // Beyond the first page, from where it ended when they were asked for.
  const [from, setFrom] = useState<string | null>(null);
  const older = useInfiniteQuery({ ...olderQuery(language, from ?? ''), enabled: from !== null });
  const items = [...new Map([...(told.data?.items ?? []), ...(older.data?.pages.flatMap((page) => page.items) ?? [])].map((item) => [item.id, item])).values()];
  const more = from === null ? told.data?.next : older.hasNextPage || older.isError;
  const mark = useCommand(({ id, read }: { id: string | null; read: boolean }) => markRead(id, read), {
    onSuccess: () => client.invalidateQueries({ queryKey: ['notifications', language] }),
    onError: refused,
  });
  return (
    <Stack gap="sm">
      <Group justify="space-between" wrap="nowrap">
        <Title order={2} size="h4">
          {t('notifications-title')}
        </Title>
        <Group gap={4} wrap="nowrap">
          <Button size="compact-sm" variant="subtle" disabled={!told.data?.unread} onClick={() => mark.mutate({ id: null, read: true })}>
            {t('notifications-all-read')}
          </Button>
          <ActionIcon variant="subtle" color="gray" aria-label={t('notifications-kinds')} aria-expanded={kinds} onClick={() => setKinds(!kinds)}>
            <IconSettings size={16} aria-hidden />
          </ActionIcon>
        </Group>
      </Group>
      <Collapse expanded={kinds}>{kinds ? <Kinds /> : null}</Collapse>
      {told.error ? <ProblemAlert error={told.error} retry={() => void told.refetch()} /> : null}
      {told.isPending ? <Loading rows={3} /> : null}
      {told.data?.items.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('notifications-none')}
        </Text>
      ) : null}
      <ScrollArea.Autosize mah="60vh">
        <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
          {items.map((item) => (
            <Entry key={item.id} item={item} onRead={(read) => mark.mutate({ id: item.id, read })} onFollow={onFollow} />
          ))}
        </Stack>
        {older.error ? <ProblemAlert error={older.error} /> : null}
        {more || older.isFetching ? (
          <Button
            mt="xs"
            size="compact-sm"
            variant="subtle"
            loading={older.isFetching}
            onClick={() => (from === null ? setFrom(told.data?.next ?? null) : void (older.data ? older.fetchNextPage() : older.refetch()))}
          >
            {t('notifications-older')}
          </Button>
        ) : null}
      </ScrollArea.Autosize>
    </Stack>
  );
}
