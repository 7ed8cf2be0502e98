/** Says in whose name one works, and goes back to the own name; offers to begin where somebody is absent. */
import { Button, Group, Menu, Text } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCommand } from '@/api/command';
import { actFor, stopActing } from '@/api/deputies';
import { sessionQuery, useMe } from '@/api/session';
import { useFormats, useT } from '@/i18n/i18n';
import classes from './ActingBar.module.css';

/** Everything read until now was read with other rights: it is forgotten, and Today is shown anew. */
function useChangeOfName() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
    await navigate({ to: '/' });
    await client.resetQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
  };
}

export function ActingBar() {
  const t = useT();
  const me = useMe();
  const formats = useFormats();
  const changed = useChangeOfName();
  const stop = useCommand(stopActing, { onSuccess: changed });
  if (!me.acting) return null;
  return (
    <Group role="status" className={`${classes['bar'] ?? ''} tl-no-print`} wrap="nowrap" gap="sm">
      <IconUsersGroup size={18} aria-hidden />
      <Text size="sm" fw={600} className={classes['text'] ?? ''}>
        {t('deputies-acting', { person: me.acting.person, until: formats.date(me.acting.until) })}
      </Text>
      <Button size="compact-sm" variant="white" color="dark" loading={stop.isPending} onClick={() => stop.mutate(undefined)}>
        {t('deputies-stop')}
      </Button>
    </Group>
  );
}

/** Entries of the account menu: in whose name one may work now. */
export function ActingOffers() {
  const t = useT();
  const me = useMe();
  const changed = useChangeOfName();
  const begin = useCommand(actFor, { onSuccess: changed });
  const offers = me.deputies.filter(({ id }) => id !== me.acting?.id);
  return (
    <>
      {offers.map(({ id, person }) => (
        <Menu.Item key={id} leftSection={<IconUsersGroup size={16} aria-hidden />} onClick={() => begin.mutate(id)}>
          {t('deputies-begin', { person })}
        </Menu.Item>
      ))}
    </>
  );
}
