/** The calendar: a week, a month, or days one below the other; one's own or everybody's within reach. All of it in the address. */
import { ActionIcon, Alert, Button, Group, SegmentedControl, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { may, useMe, useWeekStart } from '@/api/session';
import { useT } from '@/i18n/i18n';
import { todayIn } from '@/i18n/zone';
import { Loading, Page, ProblemAlert } from '@/ui';
import { DayList } from './DayList';
import { MonthGrid } from './MonthGrid';
import { NewAppointment } from './NewAppointment';
import { appointmentsQuery } from './query';
import { daysOf, isDay, step, type View, VIEWS } from './span';
import { WeekGrid } from './WeekGrid';
import { useDays } from './words';

interface Search {
  view?: View;
  on?: string;
  whose?: 'all';
}

export default function CalendarPage() {
  const t = useT();
  const me = useMe();
  const weekStart = useWeekStart();
  const words = useDays();
  const navigate = useNavigate();
  const asked = useSearch({ strict: false }) as Search;
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [making, setMaking] = useState(false);
  const zone = me.user.zone;
  const today = todayIn(zone);
  const on = isDay(asked.on) ? asked.on : today;
  const wanted: View = VIEWS.find((one) => one === asked.view) ?? 'week';
  const view: View = phone && wanted === 'week' ? 'list' : wanted;
  const days = daysOf(view, on, weekStart);
  const mine = asked.whose !== 'all';
  const found = useQuery(appointmentsQuery(days, mine, zone));
  const go = (next: Search) => void navigate({ to: '/calendar' as never, search: { ...asked, ...next } as never });
  const list = found.data?.items ?? [];
  const title = view === 'month' ? words.month(on) : `${words.short(days[0] ?? on)} – ${words.short(days.at(-1) ?? on)}`;
  const shown = phone ? VIEWS.filter((one) => one !== 'week') : VIEWS;
  return (
    <Page
      title={t('appointments-calendar')}
      fill={view === 'week'}
      actions={
        may(me, 'appointment', 'create') ? (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setMaking(true)}>
            {t('appointments-new')}
          </Button>
        ) : undefined
      }
    >
      <Group justify="space-between" mb="sm" gap="sm" className="tl-no-print">
        <Group gap="xs">
          <Button variant="default" onClick={() => go({ on: today })}>
            {t('appointments-today')}
          </Button>
          <ActionIcon variant="default" size="lg" aria-label={t('appointments-before')} onClick={() => go({ on: step(view, on, -1) })}>
            <IconChevronLeft size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon variant="default" size="lg" aria-label={t('appointments-after')} onClick={() => go({ on: step(view, on, 1) })}>
            <IconChevronRight size={18} aria-hidden />
          </ActionIcon>
          <Text fw={600} role="status">
            {title}
          </Text>
        </Group>
        <Group gap="xs">
          <SegmentedControl
            aria-label={t('appointments-whose')}
            value={mine ? 'mine' : 'all'}
            onChange={(value) => void navigate({ to: '/calendar' as never, search: { ...asked, whose: value === 'all' ? 'all' : undefined } as never })}
            data={[
              { value: 'mine', label: t('appointments-mine') },
              { value: 'all', label: t('appointments-everybody') },
            ]}
          />
          <SegmentedControl aria-label={t('appointments-view')} value={view} onChange={(value) => go({ view: value as View })} data={shown.map((value) => ({ value, label: t(`appointments-view-${value}`) }))} />
        </Group>
      </Group>
      {found.error ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : null}
      {found.data?.more ? <Alert role="note" color="amber" mb="sm" title={t('appointments-more')} /> : null}
      {found.isPending ? <Loading rows={6} height={48} /> : null}
      {found.data && view === 'week' ? <WeekGrid list={list} days={days} today={today} /> : null}
      {found.data && view === 'month' ? <MonthGrid list={list} days={days} on={on} today={today} /> : null}
      {found.data && view === 'list' ? <DayList list={list} days={days} today={today} /> : null}
      {making ? <NewAppointment day={days.includes(today) ? today : on} zone={zone} onClose={() => setMaking(false)} /> : null}
    </Page>
  );
}
