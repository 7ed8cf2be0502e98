/** Asks for a link instead of a forgotten password. Says the same whether the login is known or not. */
import { Alert, Anchor, Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useCommand } from '@/api/command';
import { forgotPassword } from '@/api/users';
import { useT } from '@/i18n/i18n';
import { ProblemAlert } from '@/ui';
import classes from './SignIn.module.css';

export default function ForgotPassword() {
  const t = useT();
  const [login, setLogin] = useState('');
  const ask = useCommand(forgotPassword);
  useEffect(() => {
    document.title = `${t('session-forgot-title')} · Treeline`;
  }, [t]);
  return (
    <main className={classes['page']}>
      <Paper className={classes['card']} withBorder>
        <Stack gap="md">
          <Group gap="sm" wrap="nowrap">
            <img src="/treeline.svg" alt="" width={32} height={32} />
            <Title order={1}>{t('session-forgot-title')}</Title>
          </Group>
          {ask.data ? (
            <Alert role="status" color={ask.data.mail ? 'teal' : 'amber'} title={t(ask.data.mail ? 'session-forgot-sent' : 'session-forgot-no-mail')} />
          ) : (
            <form
              onSubmit={(event) => {
                event.preventDefault();
                ask.mutate(login.trim());
              }}
            >
              <Stack gap="sm">
                <Text size="sm">{t('session-forgot-text')}</Text>
                {ask.error ? <ProblemAlert error={ask.error} shownFields={['login']} /> : null}
                <TextInput label={t('shell-sign-in-login')} autoComplete="username" autoCapitalize="none" spellCheck={false} value={login} error={ask.error?.fieldErrors['login']} onChange={(event) => setLogin(event.currentTarget.value)} />
                <Button type="submit" fullWidth loading={ask.isPending} disabled={login.trim() === ''}>
                  {t('session-forgot-send')}
                </Button>
              </Stack>
            </form>
          )}
          <Anchor component={Link} to="/sign-in" size="sm">
            {t('session-back')}
          </Anchor>
        </Stack>
      </Paper>
    </main>
  );
}
