/** Asks a person to show once more who they are, with the second factor, the password, a passkey or the provider: what is in the dialog. */
import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { NoKey, passkeysQuery, passkeysSupported, proveWithPasskey } from '@/api/passkeys';
import { useCommand } from '@/api/command';
import { identitiesQuery } from '@/api/openid';
import { proveMe, useMe } from '@/api/session';
import { useT } from '@/i18n/i18n';
import { FormButtons } from './FormButtons';
import { ProblemAlert } from './ProblemAlert';

// Few people need it, and the frame is loaded by everybody.
const OpenidButtons = lazy(() => import('./OpenidButtons'));

export default function ProofDialog({ onEnd: end }: { onEnd: (proved: boolean) => void }) {
  const t = useT();
  const { second_factor: factor } = useMe().user;
  const [text, setText] = useState('');
  const inputRef = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // The dialog was there before what is in it.
    inputRef.current?.focus();
  }, []);
  const keys = useQuery(passkeysQuery);
  const hasKey = passkeysSupported() && keys.data?.available === true && keys.data.items.length > 0;
  // A way through a provider leaves this page: what was entered here is begun anew after it.
  const linked = useQuery({ ...identitiesQuery, enabled: !factor });
  const providers = (linked.data ?? []).flatMap(({ provider }) => (provider ? [provider] : []));
  const withKey = useCommand(proveWithPasskey, { onSuccess: () => end(true) });
  const prove = useCommand((secret: string) => proveMe(factor ? { code: secret } : { password: secret }), { onSuccess: () => end(true), onError: () => setText('') });
  const field = factor ? 'code' : 'password';
  const input = { value: text, error: prove.error?.fieldErrors[field], onChange: (event: { currentTarget: { value: string } }) => setText(event.currentTarget.value) };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        prove.mutate(text.trim());
      }}
    >
      <Stack>
        <Text size="sm">{t(factor ? 'proof-code-text' : 'proof-password-text')}</Text>
        {prove.error ? <ProblemAlert error={prove.error} shownFields={[field]} /> : null}
        {factor ? (
          <TextInput label={t('factor-code')} autoComplete="one-time-code" ref={inputRef} {...input} />
        ) : (
          <PasswordInput label={t('session-password-current')} autoComplete="current-password" ref={inputRef} visibilityToggleButtonProps={{ 'aria-label': t('shell-sign-in-show-password') }} {...input} />
        )}
        {withKey.error ? withKey.error instanceof NoKey ? <Text size="sm" c="red">{t('passkeys-no-key')}</Text> : <ProblemAlert error={withKey.error} /> : null}
        {hasKey ? (
          <Button variant="default" loading={withKey.isPending} onClick={() => withKey.mutate(undefined)}>
            {t('passkeys-prove')}
          </Button>
        ) : null}
        {!factor && providers.length > 0 ? (
          <Suspense fallback={null}>
            <OpenidButtons purpose="proof" to={`${window.location.pathname}${window.location.search}`} only={providers} />
          </Suspense>
        ) : null}
        <FormButtons label={t('proof-go-on')} loading={prove.isPending} disabled={text.trim() === ''} onCancel={() => end(false)} />
      </Stack>
    </form>
  );
}
