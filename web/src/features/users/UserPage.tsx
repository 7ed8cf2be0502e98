/** One person who may sign in: change, bar or let in again, a new link for the password, a lost second factor, providers. */
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useCommand } from '@/api/command';
import { may, useMe } from '@/api/session';
import { changeUser, makeUserLink, resetUserFactor, setUserBarred, type User, type UserMail, userQuery, type UserValues } from '@/api/users';
import { useFormats, useT } from '@/i18n/i18n';
import { BackLink, DecisionDialog, Loading, Page, Panel, ProblemAlert } from '@/ui';
import { useForget } from '@/ui/useKept';
import { LinkShown } from './LinkShown';
import { UserForm } from './UserForm';
import { UserIdentities } from './UserIdentities';
import { UserStateBadge } from './UserStateBadge';

/** What is read anew after a change. */
function useChanged(): (user?: User) => Promise<void> {
  const client = useQueryClient();
  return async (user) => {
    if (user) client.setQueryData(userQuery(user.id).queryKey, user);
    await client.invalidateQueries({ queryKey: ['users'] });
  };
}

function Bar({ user }: { user: User }) {
  const t = useT();
  const changed = useChanged();
  const [asked, setAsked] = useState(false);
  const barring = user.state !== 'barred';
  return (
    <>
      <Button variant="default" {...(barring ? { c: 'red' } : {})} onClick={() => setAsked(true)}>
        {t(barring ? 'users-bar' : 'users-unbar')}
      </Button>
      {asked ? (
        <DecisionDialog
          title={`${t(barring ? 'users-bar' : 'users-unbar')}: ${user.name}`}
          label={t(barring ? 'users-bar' : 'users-unbar')}
          danger={barring}
          send={() => setUserBarred(user.id, barring)}
          onDone={() => changed()}
          onClose={() => setAsked(false)}
        >
          <Text size="sm">{t(barring ? 'users-bar-text' : 'users-unbar-text')}</Text>
        </DecisionDialog>
      ) : null}
    </>
  );
}

function NewLink({ user }: { user: User }) {
  const t = useT();
  const changed = useChanged();
  const [link, setLink] = useState<string | null>(null);
  const make = useCommand((byHand: boolean) => makeUserLink(user.id, byHand), {
    onSuccess: async (made) => {
      if (made.link) setLink(made.link);
      else notifications.show({ message: t('users-link-sent'), color: 'teal' });
      await changed();
    },
  });
  return (
    <>
      {user.reachable ? (
        <Button variant="default" loading={make.isPending} onClick={() => make.mutate(false)}>
          {t(user.state === 'invited' ? 'users-invite-again' : 'users-link-send')}
        </Button>
      ) : null}
      <Button variant="default" loading={make.isPending} onClick={() => make.mutate(true)}>
        {t('users-link-by-hand')}
      </Button>
      {make.error ? <ProblemAlert error={make.error} /> : null}
      {link ? <LinkShown link={link} name={user.name} onClose={() => setLink(null)} /> : null}
    </>
  );
}

/** Telephone and recovery codes are lost: somebody else takes the second factor away. */
function Factor({ user }: { user: User }) {
  const t = useT();
  const changed = useChanged();
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button variant="default" c="red" onClick={() => setAsked(true)}>
        {t('users-factor-remove')}
      </Button>
      {asked ? (
        <DecisionDialog
          title={`${t('users-factor-remove')}: ${user.name}`}
          label={t('users-factor-remove')}
          danger
          send={() => resetUserFactor(user.id)}
          onDone={async () => {
            await changed();
            notifications.show({ message: t('users-factor-removed'), color: 'teal' });
          }}
          onClose={() => setAsked(false)}
        >
          <Text size="sm">{t('users-factor-remove-text')}</Text>
        </DecisionDialog>
      ) : null}
    </>
  );
}

/** What became of the latest mail; one whose outcome nobody knows asks for a person. */
function LastMail({ mail }: { mail: UserMail }) {
  const t = useT();
  const formats = useFormats();
  const at = formats.instant(mail.changed_at);
  if (mail.state === 'unknown') return <Alert role="note" color="amber" title={t('users-mail-unknown', { at, reply: mail.reply })} />;
  const text = { waiting: () => t('users-mail-waiting', { reply: mail.reply }), sending: () => t('users-mail-sending'), sent: () => t('users-mail-sent', { at }), refused: () => t('users-mail-refused', { at, reply: mail.reply }) }[mail.state]();
  return (
    <Text size="sm" c="dimmed">
      {text}
    </Text>
  );
}

function Person({ user }: { user: User }) {
  const t = useT();
  const me = useMe();
  const changed = useChanged();
  const navigate = useNavigate();
  const own = user.id === me.user.id;
  const forget = useForget();
  const save = useCommand((values: UserValues) => changeUser(user.id, user.version, values), {
    onSuccess: async (saved) => {
      forget(`user:${user.id}`);
      await changed(saved);
      notifications.show({ message: t('shell-settings-saved'), color: 'teal' });
    },
  });
  const mayChange = may(me, 'user', 'update');
  return (
    <Page
      title={user.name}
      narrow
      aside={<UserStateBadge state={user.state} />}
      back={
        <BackLink to="/users" label={t('users-title')} />
      }
    >
      <Stack>
        <Panel title={`${t('users-login')}: ${user.login}`}>
          <UserForm key={user.version} user={user} label={t('users-save')} pending={save.isPending} error={save.error} onSave={(values) => save.mutate(values)} onCancel={() => void navigate({ to: '/users' as never })} />
        </Panel>
        {mayChange ? (
          <Panel title={t('users-access')}>
            {own ? (
              <Alert role="note" title={t('users-own')} />
            ) : (
              <Stack>
                <Text size="sm">{t(user.state === 'barred' ? 'users-barred-text' : 'users-access-text')}</Text>
                {user.mail ? <LastMail mail={user.mail} /> : null}
                {user.second_factor ? <Text size="sm">{t('users-factor-on')}</Text> : null}
                <Group>
                  {user.state === 'barred' ? null : <NewLink user={user} />}
                  {user.second_factor ? <Factor user={user} /> : null}
                  <Bar user={user} />
                </Group>
              </Stack>
            )}
          </Panel>
        ) : null}
        {mayChange && !own ? <UserIdentities user={user} onChanged={() => changed()} /> : null}
      </Stack>
    </Page>
  );
}

export default function UserPage() {
  const t = useT();
  const { id } = useParams({ strict: false }) as { id: string };
  const found = useQuery(userQuery(id));
  if (found.data) return <Person user={found.data} />;
  return <Page title={t('users-title')}>{found.error ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : <Loading rows={4} height={44} />}</Page>;
}
