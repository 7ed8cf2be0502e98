/**
 * Back from a provider: what came stands in the address and leaves it at once. Signs in (with a code where one is asked for),
 * links, or proves, whichever this tab had left for; goes on only within this app.
 */
import { Anchor, Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useParams, useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useCommand } from '@/api/command';
import { linkIdentity, meant, type OpenidReply, proveWithReply, signInWithReply } from '@/api/openid';
import { sessionQuery } from '@/api/session';
import { safeReturn } from '@/app/safeReturn';
import { useT } from '@/i18n/i18n';
import { linkTo } from '@/ui/linkTo';
import { Loading } from '@/ui/Loading';
import { ProblemAlert } from '@/ui/ProblemAlert';
import classes from './SignIn.module.css';

/** What the provider gave; none where it gave a refusal or nothing. */
function replyOf(provider: string, search: string): OpenidReply | null {
  const given = new URLSearchParams(search);
  const [state, code] = [given.get('state'), given.get('code')];
  return state && code ? { provider, state, code, issuer: given.get('iss') } : null;
}

export default function OpenidReturn() {
  const t = useT();
  const client = useQueryClient();
  const router = useRouter();
  const { provider = '' } = useParams({ strict: false }) as { provider?: string };
  const [reply] = useState(() => replyOf(provider, window.location.search));
  const [{ purpose, to }] = useState(meant);
  const [code, setCode] = useState('');
  const next = safeReturn(to) ?? '/';
  const codeInput = useRef<HTMLInputElement>(null);
  const finish = useCommand(
    async ({ came, typed }: { came: OpenidReply; typed: string }) => {
      if (purpose === 'link') await linkIdentity(came);
      else if (purpose === 'proof') await proveWithReply(came);
      else return signInWithReply(came, typed || undefined);
      return null;
    },
    {
      onSuccess: async (me) => {
        if (me) {
          client.clear();
          client.setQueryData(sessionQuery.queryKey, me);
        } else await client.invalidateQueries();
        await router.navigate({ href: next, replace: true });
      },
      onError: () => setCode(''),
    },
  );
  const { mutate } = finish;
  const began = useRef(false);
  useEffect(() => {
    document.title = `${t('shell-sign-in')} · Treeline`;
    // Neither the history nor a shared screen keeps the code.
    window.history.replaceState(window.history.state, '', window.location.pathname);
    if (reply && !began.current) {
      began.current = true;
      mutate({ came: reply, typed: '' });
    }
  }, [t, reply, mutate]);
  const refusal = finish.error?.code;
  const asked = refusal === 'second-factor-needed' || refusal === 'second-factor-wrong';
  useEffect(() => {
    if (asked) codeInput.current?.focus();
  }, [asked]);

  return (
    <main className={classes['page']}>
      <Paper className={classes['card']} withBorder>
        <Stack gap="md">
          <Group gap="sm">
            <img src="/treeline.svg" alt="" width={32} height={32} />
            <Title order={1}>Treeline</Title>
          </Group>
          {reply ? null : <Text>{t('openid-denied')}</Text>}
          {reply && !finish.error ? <Loading rows={2} height={44} /> : null}
          {finish.error && refusal !== 'second-factor-needed' ? <ProblemAlert error={finish.error} /> : null}
          {reply && asked ? (
            <form
              onSubmit={(event) => {
                event.preventDefault();
                mutate({ came: reply, typed: code.trim() });
              }}
            >
              <Stack gap="sm">
                <TextInput label={t('factor-code')} description={t('factor-code-hint')} ref={codeInput} autoComplete="one-time-code" value={code} onChange={(event) => setCode(event.currentTarget.value)} />
                <Button type="submit" fullWidth loading={finish.isPending} disabled={code.trim() === ''}>
                  {t('shell-sign-in')}
                </Button>
              </Stack>
            </form>
          ) : null}
          {finish.error || !reply ? (
            <Anchor component={Link} {...linkTo(purpose === 'sign-in' ? '/sign-in' : next)} size="sm">
              {t(purpose === 'sign-in' ? 'session-back' : 'openid-back')}
            </Anchor>
          ) : null}
        </Stack>
      </Paper>
    </main>
  );
}
