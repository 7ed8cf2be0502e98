/** Invites a person; the link to hand over is shown once. */
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCommand } from '@/api/command';
import { inviteUser, type User, type UserValues } from '@/api/users';
import { useT } from '@/i18n/i18n';
import { Page } from '@/ui';
import { useForget } from '@/ui/useKept';
import { LinkShown } from './LinkShown';
import { UserForm } from './UserForm';

export default function InvitePage() {
  const t = useT();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [made, setMade] = useState<{ user: User; link: string } | null>(null);
  const forget = useForget();
  const leave = (user: User) => navigate({ to: `/users/${user.id}` as never, ignoreBlocker: true });
  const invite = useCommand((values: UserValues) => inviteUser(values), {
    onSuccess: async ({ user, link }) => {
      forget('user:new');
      await client.invalidateQueries({ queryKey: ['users', 'list'] });
      if (link) setMade({ user, link });
      else {
        notifications.show({ message: t('users-invited'), color: 'teal' });
        await leave(user);
      }
    },
  });
  return (
    <Page title={t('users-invite')} narrow>
      <UserForm label={t('users-invite')} pending={invite.isPending} error={invite.error} onSave={(values) => invite.mutate(values)} onCancel={() => void navigate({ to: '/users' as never })} />
      {made ? <LinkShown link={made.link} name={made.user.name} onClose={() => void leave(made.user)} /> : null}
    </Page>
  );
}
