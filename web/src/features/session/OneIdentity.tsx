/** Who somebody is at a sign-in provider, as one line of a list, with the way to unlink it. */
import { Button, Group, Stack, Text } from '@mantine/core';
import type { Identity } from '@/api/openid';
import { useFormats, useT } from '@/i18n/i18n';

export function OneIdentity({ identity, onUnlink }: { identity: Identity; onUnlink: () => void }) {
  const t = useT();
  const formats = useFormats();
  return (
    <Group component="li" justify="space-between" wrap="nowrap" align="flex-start">
      <Stack gap={2} miw={0}>
        <Text fw={500} style={{ overflowWrap: 'anywhere' }}>
          {identity.label} · {identity.name}
        </Text>
        <Text size="sm" c="dimmed">
          {t('openid-since', { at: formats.instant(identity.created_at) })} · {identity.used_at ? t('tokens-used', { at: formats.instant(identity.used_at) }) : t('tokens-never-used')}
        </Text>
        {identity.provider ? null : <Text size="sm">{t('openid-gone')}</Text>}
      </Stack>
      <Button size="xs" variant="default" c="red" style={{ flexShrink: 0 }} onClick={onUnlink} aria-label={`${t('openid-unlink')}: ${identity.label}`}>
        {t('openid-unlink')}
      </Button>
    </Group>
  );
}
