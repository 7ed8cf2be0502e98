/** Where the person is signed in; one session or all others can be ended, at once. */
import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { endOtherSessions, endSession, type OwnSession, ownSessionsQuery } from '@/api/session';
import { useFormats, useT } from '@/i18n/i18n';
import { DecisionDialog, Loading, Panel, ProblemAlert } from '@/ui';

function useDevice(): (session: OwnSession) => string {
  const t = useT();
  return ({ browser, system }) => (browser && system ? t('session-device', { browser, system }) : (browser ?? system ?? t('session-device-unknown')));
}

function OneSession({ session, onEnd }: { session: OwnSession; onEnd: () => void }) {
  const t = useT();
  const formats = useFormats();
  const device = useDevice();
  return (
    <Group component="li" justify="space-between" wrap="nowrap" align="flex-start">
      <Stack gap={2} miw={0}>
        <Group gap="xs">
          <Text fw={500}>{device(session)}</Text>
          {session.present ? (
            <Badge color="teal">
              {t('session-present')}
            </Badge>
          ) : null}
        </Group>
        <Text size="sm" c="dimmed">
          {session.address ? `${session.address} · ` : ''}
          {t('session-when', { begun: formats.instant(session.created_at), seen: formats.instant(session.seen_at) })}
        </Text>
      </Stack>
      {session.present ? null : (
        <Button size="xs" variant="default" style={{ flexShrink: 0 }} onClick={onEnd} aria-label={`${t('session-end')}: ${device(session)}, ${formats.instant(session.created_at)}`}>
          {t('session-end')}
        </Button>
      )}
    </Group>
  );
}

export function SessionsPanel() {
  const t = useT();
  const client = useQueryClient();
  const device = useDevice();
  const found = useQuery(ownSessionsQuery);
  const [ending, setEnding] = useState<OwnSession | 'others' | null>(null);
  const others = (found.data ?? []).filter((session) => !session.present);
  return (
    <Panel
      title={t('session-where')}
      action={
        others.length > 0 ? (
          <Button size="xs" variant="default" onClick={() => setEnding('others')}>
            {t('session-end-others')}
          </Button>
        ) : null
      }
    >
      {found.error ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : null}
      {!found.data && !found.error ? <Loading rows={2} height={44} /> : null}
      <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
        {found.data?.map((session) => (
          <OneSession key={session.id} session={session} onEnd={() => setEnding(session)} />
        ))}
      </Stack>
      {ending ? (
        <DecisionDialog
          title={ending === 'others' ? t('session-end-others') : t('session-end-title')}
          label={ending === 'others' ? t('session-end-others') : t('session-end')}
          danger
          send={() => (ending === 'others' ? endOtherSessions() : endSession(ending.id))}
          onDone={async () => {
            await client.invalidateQueries({ queryKey: ownSessionsQuery.queryKey });
            notifications.show({ message: t('session-ended'), color: 'teal' });
          }}
          onClose={() => setEnding(null)}
        >
          <Text size="sm">{ending === 'others' ? t('session-end-others-text') : `${device(ending)}. ${t('session-end-text')}`}</Text>
        </DecisionDialog>
      ) : null}
    </Panel>
  );
}
