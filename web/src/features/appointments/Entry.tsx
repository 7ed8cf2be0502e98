/** One appointment in a calendar: when, what, where; the way to its record. */
import { VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { recordPath } from '@/app/feature';
import { useT } from '@/i18n/i18n';
import classes from './appointments.module.css';
import type { Appointment } from './span';
import { useTimes } from './words';

export function Entry({ appointment, day, compact = false }: { appointment: Appointment; day: string; compact?: boolean }) {
  const t = useT();
  const times = useTimes();
  const when = times.of(appointment, day);
  const { subject, place, cancelled, record } = appointment;
  return (
    <Link
      to={recordPath('appointment', record.id) as never}
      className={classes['entry']}
      data-compact={compact || undefined}
      data-cancelled={cancelled || undefined}
      data-whole={appointment.allDay || undefined}
    >
      {compact ? <VisuallyHidden>{when} </VisuallyHidden> : null}
      <span className={classes['when']} aria-hidden={compact || undefined}>
        {compact ? times.start(appointment, day) : when}{' '}
      </span>
      <span className={classes['what']}>{subject}</span>
      {place && !compact ? <span className={classes['where']}> {place}</span> : null}
      {cancelled ? <VisuallyHidden> {t('appointments-cancelled')}</VisuallyHidden> : null}
    </Link>
  );
}
