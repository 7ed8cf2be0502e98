/** API tokens: what each may do, when it was last used, and its end. Everybody's only for those who administer people. */
import { Badge, Button, Code, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { schemaIndexQuery } from '@/api/schema';
import { may, useMe } from '@/api/session';
import { revokeToken, type Token, tokensQuery } from '@/api/tokens';
import { useFormats, useLanguage, useT } from '@/i18n/i18n';
import { DecisionDialog, EmptyState, Loading, Page, Panel, ProblemAlert } from '@/ui';
import { NewTokenDialog } from './NewTokenDialog';
import { TokenShown } from './TokenShown';

/** What a token may do, in words. */
function useRights(): (token: Token) => string {
  const t = useT();
  const { language } = useLanguage();
  const objects = useQuery(schemaIndexQuery(language));
  const names = new Map(objects.data?.map(({ key, plural }) => [key, plural]));
  return (token) => `${t(token.read_only ? 'tokens-read-only' : 'tokens-read-write')} · ${token.objects?.map((key) => names.get(key) ?? key).join(', ') ?? t('tokens-objects-all')}`;
}

function OneToken({ token, onRevoke }: { token: Token; onRevoke: () => void }) {
  const t = useT();
  const formats = useFormats();
  const rights = useRights();
  const [now] = useState(Date.now);
  const over = Date.parse(token.expires_at) <= now;
  return (
    <Group component="li" justify="space-between" wrap="nowrap" align="flex-start">
      <Stack gap={2} miw={0}>
        <Group gap="xs">
          <Text fw={500} style={{ overflowWrap: 'anywhere' }}>
            {token.name}
          </Text>
          <Code>{token.prefix}…</Code>
          {over ? (
            <Badge variant="outline" color="gray">
              {t('tokens-over')}
            </Badge>
          ) : null}
        </Group>
        {token.owner ? (
          <Text size="sm">
            <Link to={`/users/${token.owner.id}` as never}>{token.owner.name}</Link>
          </Text>
        ) : null}
        <Text size="sm">{rights(token)}</Text>
        <Text size="sm" c="dimmed">
          {token.used_at ? t('tokens-used', { at: formats.instant(token.used_at) }) : t('tokens-never-used')} · {t('tokens-until', { at: formats.instant(token.expires_at) })}
        </Text>
      </Stack>
      <Button size="xs" variant="default" c="red" style={{ flexShrink: 0 }} onClick={onRevoke} aria-label={`${t('tokens-revoke')}: ${token.name}`}>
        {t('tokens-revoke')}
      </Button>
    </Group>
  );
}

export default function TokensPage() {
  const t = useT();
  const me = useMe();
  const client = useQueryClient();
  const navigate = useNavigate();
  const everybody = (useSearch({ strict: false }) as { everybody?: boolean }).everybody === true;
  const list = useInfiniteQuery(tokensQuery(everybody));
  const tokens = list.data?.pages.flatMap((page) => page.items);
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<{ text: string; name: string } | null>(null);
  const [revoking, setRevoking] = useState<Token | null>(null);
  const changed = () => client.invalidateQueries({ queryKey: ['tokens'] });
  return (
    <Page
      title={t('tokens-title')}
      narrow
      actions={
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setMaking(true)}>
          {t('tokens-new')}
        </Button>
      }
    >
      <Stack>
        <Text size="sm">{t('tokens-text')}</Text>
        {may(me, 'user', 'update') ? (
          <SegmentedControl
            aria-label={t('tokens-whose')}
            value={everybody ? 'all' : 'own'}
            data={[
              { value: 'own', label: t('tokens-own') },
              { value: 'all', label: t('tokens-everybody') },
            ]}
            onChange={(value) => void navigate({ to: '/settings/tokens' as never, search: (value === 'all' ? { everybody: true } : {}) as never, replace: true })}
          />
        ) : null}
        {list.error ? <ProblemAlert error={list.error} retry={() => void list.refetch()} /> : null}
        {!tokens && !list.error ? <Loading rows={3} height={60} /> : null}
        {tokens?.length === 0 ? <EmptyState text={t('tokens-none')} /> : null}
        {tokens && tokens.length > 0 ? (
          <Panel title={t(everybody ? 'tokens-everybody' : 'tokens-own')}>
            <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
              {tokens.map((token) => (
                <OneToken key={token.id} token={token} onRevoke={() => setRevoking(token)} />
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
      {making ? (
        <NewTokenDialog
          onClose={() => setMaking(false)}
          onMade={(shown) => {
            setMaking(false);
            setMade(shown);
            void changed();
          }}
        />
      ) : null}
      {made ? <TokenShown {...made} onClose={() => setMade(null)} /> : null}
      {revoking ? (
        <DecisionDialog
          title={`${t('tokens-revoke')}: ${revoking.name}`}
          label={t('tokens-revoke')}
          danger
          send={() => revokeToken(revoking.id)}
          onDone={async () => {
            await changed();
            notifications.show({ message: t('tokens-revoked'), color: 'teal' });
          }}
          onClose={() => setRevoking(null)}
        >
          <Text size="sm">{t('tokens-revoke-text')}</Text>
        </DecisionDialog>
      ) : null}
    </Page>
  );
}
