/** Who a colleague is at sign-in providers, and taking one away. Nothing where none is linked. */
import { Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Identity } from '@/api/openid';
import { unlinkUserIdentity, type User, userIdentitiesQuery } from '@/api/users';
import { OneIdentity } from '@/features/session/OneIdentity';
import { useT } from '@/i18n/i18n';
import { DecisionDialog, Panel, ProblemAlert } from '@/ui';

export function UserIdentities({ user, onChanged }: { user: User; onChanged: () => Promise<void> }) {
  const t = useT();
  const found = useQuery(userIdentitiesQuery(user.id));
  const [unlinking, setUnlinking] = useState<Identity | null>(null);
  if (!found.error && !found.data?.length) return null;
  return (
    <Panel title={t('openid-title')}>
      {found.error ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : null}
      <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
        {found.data?.map((identity) => (
          <OneIdentity key={identity.id} identity={identity} onUnlink={() => setUnlinking(identity)} />
        ))}
      </Stack>
      {unlinking ? (
        <DecisionDialog
          title={`${t('openid-unlink')}: ${user.name} · ${unlinking.label}`}
          label={t('openid-unlink')}
          danger
          send={() => unlinkUserIdentity(user.id, unlinking.id)}
          onDone={async () => {
            await onChanged();
            notifications.show({ message: t('openid-unlinked'), color: 'teal' });
          }}
          onClose={() => setUnlinking(null)}
        >
          <Text size="sm">{t('users-identity-unlink-text')}</Text>
        </DecisionDialog>
      ) : null}
    </Panel>
  );
}
