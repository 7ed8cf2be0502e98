/** Own sign-in in one place: where one is signed in, the password, passkeys, sign-in providers, the second factor, and the way to the API tokens. */
import { Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useT } from '@/i18n/i18n';
import { Page, Panel } from '@/ui';
import { IdentitiesPanel } from './IdentitiesPanel';
import { PasswordPanel } from './PasswordPanel';
import { PasskeysPanel } from './PasskeysPanel';
import { SecondFactorPanel } from './SecondFactorPanel';
import { SessionsPanel } from './SessionsPanel';

export default function SecurityPage() {
  const t = useT();
  return (
    <Page title={t('session-security')} narrow>
      <Stack>
        <SessionsPanel />
        <PasswordPanel />
        <PasskeysPanel />
        <IdentitiesPanel />
        <SecondFactorPanel />
        <Panel title={t('tokens-title')}>
          <Stack gap="xs">
            <Text size="sm">{t('tokens-text')}</Text>
            <Text size="sm">
              <Link to={'/settings/tokens' as never}>{t('tokens-own')}</Link>
            </Text>
          </Stack>
        </Panel>
      </Stack>
    </Page>
  );
}
