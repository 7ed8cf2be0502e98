/** Sign-in. Says nothing about which half was wrong; shows the demo's people only if the server names them. */
import { Alert, Anchor, Button, Group, NativeSelect, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconInfoCircle, IconKey } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { api } from '@/api/client';
import { useCommand } from '@/api/command';
import { passkeysSupported, signInWithPasskey } from '@/api/passkeys';
import { type Me, sessionQuery, signIn } from '@/api/session';
import { isLanguage, LANGUAGE_NAMES, LANGUAGES, useLanguage, useT } from '@/i18n/i18n';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { KeyProblem } from './KeyProblem';
import OpenidButtons from '@/ui/OpenidButtons';
import classes from './SignIn.module.css';

interface DemoPerson {
  login: string;
  password: string;
  /** Role in the reader's language. */
  role: string;
}

/** The demo's sign-ins. An ordinary server has no such resource, and nothing is shown. */
function useDemoPeople(language: string) {
  return useQuery({
    queryKey: ['demo', language],
    queryFn: ({ signal }) => api.get<{ people: DemoPerson[] }>('/demo', { signal }).catch(() => ({ people: [] })),
    staleTime: Infinity,
  });
}

export default function SignIn() {
  const t = useT();
  const { language, choose } = useLanguage();
  const client = useQueryClient();
  const router = useRouter();
  const { to } = useSearch({ strict: false }) as { to?: string };
  const demo = useDemoPeople(language);
  const [asked, setAsked] = useState(false);
  const codeInput = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (asked) codeInput.current?.focus();
  }, [asked]);
  const form = useForm({
    initialValues: { login: '', password: '', code: '' },
    validate: {
      login: (value) => (value.trim() ? null : t('shell-sign-in-login-missing')),
      password: (value) => (value ? null : t('shell-sign-in-password-missing')),
    },
  });
  const entered = async (me: Me) => {
    client.clear();
    client.setQueryData(sessionQuery.queryKey, me);
    await router.navigate({ href: to ?? '/', replace: true });
  };
  const withKey = useCommand(signInWithPasskey, { onSuccess: entered });
  const enter = useCommand(({ login, password, code }: { login: string; password: string; code?: string }) => signIn(login.trim(), password, code?.trim()), {
    onSuccess: entered,
    onError: (error) => {
      if (error.code === 'second-factor-needed') return setAsked(true);
      form.setFieldValue('code', '');
      // The password was right when only its code was wrong.
      if (error.code !== 'second-factor-wrong') {
        form.setFieldValue('password', '');
        setAsked(false);
      }
    },
  });
  useEffect(() => {
    document.title = `${t('shell-sign-in')} · Treeline`;
  }, [t]);

  return (
    <main className={classes['page']}>
      <Paper className={classes['card']} withBorder>
        <Stack gap="md">
          <Group gap="sm">
            <img src="/treeline.svg" alt="" width={32} height={32} />
            <Title order={1}>Treeline</Title>
          </Group>
          {enter.error && enter.error.code !== 'second-factor-needed' ? <ProblemAlert error={enter.error} /> : null}
          {withKey.error && !enter.error ? <KeyProblem error={withKey.error} /> : null}
          <form onSubmit={form.onSubmit((values) => enter.mutate(values))} noValidate>
            <Stack gap="sm">
              <TextInput label={t('shell-sign-in-login')} autoComplete="username" autoCapitalize="none" spellCheck={false} {...form.getInputProps('login')} />
              <PasswordInput
                label={t('shell-sign-in-password')}
                autoComplete="current-password"
                visibilityToggleButtonProps={{ 'aria-label': t('shell-sign-in-show-password') }}
                {...form.getInputProps('password')}
              />
              {asked ? <TextInput label={t('factor-code')} description={t('factor-code-hint')} ref={codeInput} autoComplete="one-time-code" {...form.getInputProps('code')} /> : null}
              <Button type="submit" loading={enter.isPending} fullWidth>
                {t('shell-sign-in')}
              </Button>
              {passkeysSupported() ? (
                <Button variant="default" leftSection={<IconKey size={16} aria-hidden />} loading={withKey.isPending} fullWidth onClick={() => withKey.mutate(undefined)}>
                  {t('passkeys-sign-in')}
                </Button>
              ) : null}
              <OpenidButtons to={to ?? '/'} />
              <Anchor component={Link} to="/forgot" size="sm">
                {t('session-forgot')}
              </Anchor>
            </Stack>
          </form>
          {demo.data?.people.length ? (
            <Alert role="note" icon={<IconInfoCircle aria-hidden />} title={t('shell-demo-title')}>
              <Stack gap={4}>
                <Text size="sm">{t('shell-demo-text')}</Text>
                {demo.data.people.map(({ login, password, role }) => (
                  <Group key={login} gap="xs" justify="space-between" wrap="nowrap">
                    <Text size="sm">{role}</Text>
                    <Anchor component="button" type="button" size="sm" onClick={() => {
                        form.setValues({ login, password, code: '' });
                        enter.mutate({ login, password });
                      }}>
                      {login}
                    </Anchor>
                  </Group>
                ))}
              </Stack>
            </Alert>
          ) : null}
          <NativeSelect
            label={t('shell-language')}
            value={language}
            onChange={(event) => {
              if (isLanguage(event.currentTarget.value)) choose(event.currentTarget.value);
            }}
            data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          />
        </Stack>
      </Paper>
    </main>
  );
}
