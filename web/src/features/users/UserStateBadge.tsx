/** Whether a person can sign in, in one word. */
import { Badge } from '@mantine/core';
import type { UserState } from '@/api/users';
import { useT } from '@/i18n/i18n';

const COLOURS: Record<UserState, string> = { active: 'teal', invited: 'amber', barred: 'gray' };

export function UserStateBadge({ state }: { state: UserState }) {
  const t = useT();
  return (
    <Badge color={COLOURS[state]}>
      {t(`users-state-${state}`)}
    </Badge>
  );
}
