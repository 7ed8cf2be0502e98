/** A person chooses a password with a link, or accepts an invitation with a sign-in provider. The token stands behind `#`, which no server sees, and leaves the address at once. */
import { Alert, Anchor, Button, Group, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useCommand } from '@/api/command';
import { choosePassword, linkOwner } from '@/api/users';
import { useT } from '@/i18n/i18n';
import { Loading, ProblemAlert } from '@/ui';
import OpenidButtons from '@/ui/OpenidButtons';
import classes from './SignIn.module.css';

function Form({ token }: { token: string }) {
  const t = useT();
  const owner = useQuery({ queryKey: ['link', token], queryFn: () => linkOwner(token), retry: false, staleTime: Infinity });
  const [password, setPassword] = useState('');
  const choose = useCommand(choosePassword);
  if (choose.isSuccess) {
    return (
      <Alert color="teal" role="status" title={t('session-chosen')}>
        <Anchor component={Link} to="/sign-in">
          {t('shell-sign-in')}
        </Anchor>
      </Alert>
    );
  }
  if (owner.error) {
    return (
      <Stack>
        <ProblemAlert error={owner.error} />
        <Anchor component={Link} to="/sign-in">
          {t('shell-sign-in')}
        </Anchor>
      </Stack>
    );
  }
  if (!owner.data) return <Loading rows={3} height={44} />;
  const { login, name, purpose, characters_min } = owner.data;
  const errors = choose.error?.fieldErrors ?? {};
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        choose.mutate({ token, password });
      }}
    >
      <Stack>
        <Text>{t(purpose === 'invitation' ? 'session-choose-invited' : 'session-choose-reset', { name })}</Text>
        <Text size="sm">
          {t('shell-sign-in-login')}: <strong>{login}</strong>
        </Text>
        {choose.error && choose.error.fields.length === 0 ? <ProblemAlert error={choose.error} /> : null}
        <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
        <PasswordInput
          label={t('session-password-new')}
          description={t('session-choose-rule', { min: characters_min })}
          autoComplete="new-password"
          value={password}
          error={errors['password']}
          visibilityToggleButtonProps={{ 'aria-label': t('shell-sign-in-show-password') }}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" fullWidth loading={choose.isPending} disabled={password === ''}>
          {t('session-choose')}
        </Button>
        {purpose === 'invitation' ? <OpenidButtons to="/" invitation={token} /> : null}
      </Stack>
    </form>
  );
}

export default function ChoosePassword() {
  const t = useT();
  const [token] = useState(() => window.location.hash.slice(1));
  useEffect(() => {
    document.title = `${t('session-choose')} · Treeline`;
    // Neither the history nor a shared screen keeps it.
    window.history.replaceState(window.history.state, '', window.location.pathname);
  }, [t]);
  return (
    <main className={classes['page']}>
      <Paper className={classes['card']} withBorder>
        <Stack gap="md">
          <Group gap="sm">
            <img src="/treeline.svg" alt="" width={32} height={32} />
            <Title order={1}>{t('session-choose')}</Title>
          </Group>
          <Form token={token} />
        </Stack>
      </Paper>
    </main>
  );
}
