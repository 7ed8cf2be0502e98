/** A new password of one's own: the old one is asked for, and every other device is signed out. */
import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCommand } from '@/api/command';
import { changePassword, ownSessionsQuery, PASSWORD_CHARACTERS_MIN, PASSWORD_CHARACTERS_MIN_WITH_FACTOR, useMe } from '@/api/session';
import { useT } from '@/i18n/i18n';
import { Panel, ProblemAlert } from '@/ui';

export function PasswordPanel() {
  const t = useT();
  const me = useMe();
  const client = useQueryClient();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const change = useCommand(changePassword, {
    onSuccess: async () => {
      setCurrent('');
      setPassword('');
      await client.invalidateQueries({ queryKey: ownSessionsQuery.queryKey });
      notifications.show({ message: t('session-password-changed'), color: 'teal' });
    },
  });
  const errors = change.error?.fieldErrors ?? {};
  const toggle = { 'aria-label': t('shell-sign-in-show-password') };
  return (
    <Panel title={t('session-password')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate({ current, password });
        }}
      >
        <Stack maw={420}>
          {change.error && change.error.fields.length === 0 ? <ProblemAlert error={change.error} /> : null}
          {/* Password managers find the account by it. */}
          <input type="text" name="username" autoComplete="username" value={me.user.login} readOnly hidden />
          <PasswordInput
            label={t('session-password-current')}
            autoComplete="current-password"
            value={current}
            error={errors['current']}
            visibilityToggleButtonProps={toggle}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('session-password-new')}
            description={t('session-password-rule', { min: me.user.second_factor ? PASSWORD_CHARACTERS_MIN_WITH_FACTOR : PASSWORD_CHARACTERS_MIN })}
            autoComplete="new-password"
            value={password}
            error={errors['password']}
            visibilityToggleButtonProps={toggle}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Group>
            <Button type="submit" variant="default" loading={change.isPending} disabled={current === '' || password === ''}>
              {t('session-password-change')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
