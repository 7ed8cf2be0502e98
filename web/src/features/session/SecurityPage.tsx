/** Own sign-in in one place: where one is signed in, the password, and the second factor. */
import { Stack } from '@mantine/core';
import { useT } from '@/i18n/i18n';
import { Page } from '@/ui';
import { PasswordPanel } from './PasswordPanel';
import { SecondFactorPanel } from './SecondFactorPanel';
import { SessionsPanel } from './SessionsPanel';

export default function SecurityPage() {
  const t = useT();
  return (
    <Page title={t('session-security')} narrow>
      <Stack>
        <SessionsPanel />
        <PasswordPanel />
        <SecondFactorPanel />
      </Stack>
    </Page>
  );
}
