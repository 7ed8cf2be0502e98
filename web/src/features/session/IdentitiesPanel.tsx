/** Who one is at sign-in providers: linked by leaving for them, unlinked here. Nothing where no provider is set. */
import { Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { identitiesQuery, type Identity, openidProvidersQuery, unlinkIdentity } from '@/api/openid';
import { ownSessionsQuery } from '@/api/session';
import { useT } from '@/i18n/i18n';
import { DecisionDialog, Loading, Panel, ProblemAlert } from '@/ui';
import OpenidButtons from '@/ui/OpenidButtons';
import { OneIdentity } from './OneIdentity';

export function IdentitiesPanel() {
  const t = useT();
  const client = useQueryClient();
  const providers = useQuery(openidProvidersQuery);
  const found = useQuery(identitiesQuery);
  const [unlinking, setUnlinking] = useState<Identity | null>(null);
  if (!providers.data?.length && !found.data?.length) return null;
  const linked = new Set(found.data?.map(({ provider }) => provider));
  const left = (providers.data ?? []).map(({ key }) => key).filter((key) => !linked.has(key));
  return (
    <Panel title={t('openid-title')}>
      <Stack>
        <Text size="sm">{t('openid-text')}</Text>
        {found.error ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : null}
        {found.isLoading ? <Loading rows={1} height={44} /> : null}
        {found.data?.length ? (
          <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
            {found.data.map((identity) => (
              <OneIdentity key={identity.id} identity={identity} onUnlink={() => setUnlinking(identity)} />
            ))}
          </Stack>
        ) : null}
        {found.data ? <OpenidButtons purpose="link" to="/settings/security" only={left} /> : null}
      </Stack>
      {unlinking ? (
        <DecisionDialog
          title={`${t('openid-unlink')}: ${unlinking.label}`}
          label={t('openid-unlink')}
          danger
          send={() => unlinkIdentity(unlinking.id)}
          onDone={async () => {
            await client.invalidateQueries({ queryKey: identitiesQuery.queryKey });
            await client.invalidateQueries({ queryKey: ownSessionsQuery.queryKey });
            notifications.show({ message: t('openid-unlinked'), color: 'teal' });
          }}
          onClose={() => setUnlinking(null)}
        >
          <Text size="sm">{t('openid-unlink-text')}</Text>
        </DecisionDialog>
      ) : null}
    </Panel>
  );
}
