/** A role asks for a second factor: it is set up here before anything else opens. */
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { MeContext, useSession } from '@/api/session';
import { useT } from '@/i18n/i18n';
import { ProofGate } from '@/ui/ProofGate';
import { useLeave } from './leave';
import { SecondFactorPanel } from './SecondFactorPanel';
import classes from './SignIn.module.css';

export default function FactorDuty() {
  const t = useT();
  const { data: me } = useSession();
  const { to = '/' } = useSearch({ strict: false }) as { to?: string };
  const router = useRouter();
  const leave = useLeave();
  useEffect(() => {
    document.title = `${t('factor-title')} · Treeline`;
  }, [t]);
  if (!me) return null;
  const owed = me.user.second_factor_owed;
  return (
    <MeContext value={me}>
      <main className={classes['page']}>
        <Stack gap="md" w="100%" maw={520}>
          <Group gap="sm" wrap="nowrap">
            <img src="/treeline.svg" alt="" width={32} height={32} />
            <Title order={1}>{t(owed ? 'factor-duty' : 'factor-title')}</Title>
          </Group>
          {owed ? <Text>{t('factor-duty-text')}</Text> : null}
          <SecondFactorPanel />
          <Group>
            {owed ? null : <Button onClick={() => void router.navigate({ href: to, replace: true })}>{t('proof-go-on')}</Button>}
            <Button variant="default" onClick={() => void leave()}>
              {t('shell-sign-out')}
            </Button>
          </Group>
        </Stack>
      </main>
      <ProofGate />
    </MeContext>
  );
}
