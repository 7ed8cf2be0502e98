/** Days one below the other, each with its appointments: the calendar of a phone. */
import { Stack, Text, Title } from '@mantine/core';
import { useT } from '@/i18n/i18n';
import classes from './appointments.module.css';
import { Entry } from './Entry';
import { type Appointment, ofDay } from './span';
import { useDays } from './words';

export function DayList({ list, days, today }: { list: readonly Appointment[]; days: readonly string[]; today: string }) {
  const t = useT();
  const words = useDays();
  return (
    <Stack gap="md" maw={720}>
      {days.map((day) => {
        const all = ofDay(list, day);
        return (
          <section key={day} aria-label={words.whole(day)} className={classes['row']} data-today={day === today || undefined}>
            <Title order={2} aria-current={day === today ? 'date' : undefined}>
              {words.whole(day)}
            </Title>
            {all.length === 0 ? (
              <Text size="sm" c="dimmed">
                {t('appointments-day-empty')}
              </Text>
            ) : null}
            <ul className={classes['plain']}>
              {all.map((one) => (
                <li key={one.record.id}>
                  <Entry appointment={one} day={day} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </Stack>
  );
}
