/** Today's block of one's own appointments: those of today and of tomorrow. */
import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { may, useMe } from '@/api/session';
import { useT } from '@/i18n/i18n';
import { todayIn } from '@/i18n/zone';
import { linkTo } from '@/ui/linkTo';
import { Loading } from '@/ui/Loading';
import { Panel } from '@/ui/Panel';
import { ProblemAlert } from '@/ui/ProblemAlert';
import classes from './appointments.module.css';
import { Entry } from './Entry';
import { appointmentsQuery } from './query';
import { addDays, ofDay } from './span';

export default function TodayAgenda() {
  const t = useT();
  const me = useMe();
  const zone = me.user.zone;
  const today = todayIn(zone);
  const days = [today, addDays(today, 1)];
  const found = useQuery(appointmentsQuery(days, true, zone));
  const groups = (['today', 'tomorrow'] as const).map((name, at) => ({ name, day: days[at] ?? today, items: ofDay(found.data?.items ?? [], days[at] ?? today) }));
  return (
    <Panel
      title={t('appointments-agenda')}
      action={
        <Anchor component={Link} {...linkTo('/calendar')} size="sm">
          {t('appointments-calendar')}
        </Anchor>
      }
    >
      <Stack gap="sm">
        {found.error ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : null}
        {found.isPending ? <Loading rows={3} /> : null}
        {found.data && groups.every(({ items }) => items.length === 0) ? (
          <Text size="sm" c="dimmed">
            {t('appointments-none')} {may(me, 'appointment', 'create') ? <Link to={'/new/appointment' as never}>{t('appointments-new')}</Link> : null}
          </Text>
        ) : null}
        {groups
          .filter(({ items }) => items.length > 0)
          .map(({ name, day, items }) => (
            <section key={name} aria-label={t(`appointments-${name}`)}>
              <Text size="sm" fw={600} mb={4}>
                {t(`appointments-${name}`)}
              </Text>
              <ul className={classes['plain']}>
                {items.map((one) => (
                  <li key={one.record.id}>
                    <Entry appointment={one} day={day} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
      </Stack>
    </Panel>
  );
}
