/** A month: a cell a day, as many appointments as fit, and the way to the rest. */
import { Link } from '@tanstack/react-router';
import { useT } from '@/i18n/i18n';
import classes from './appointments.module.css';
import { Entry } from './Entry';
import { type Appointment, ofDay } from './span';
import { useDays } from './words';

/** Appointments of a cell. */
const SHOWN = 3;

export function MonthGrid({ list, days, on, today }: { list: readonly Appointment[]; days: readonly string[]; on: string; today: string }) {
  const t = useT();
  const words = useDays();
  return (
    <div className={classes['month']} role="group" aria-label={words.month(on)}>
      {days.slice(0, 7).map((day) => (
        <div key={day} className={classes['weekday']} aria-hidden>
          {words.weekday(day)}
        </div>
      ))}
      {days.map((day) => {
        const all = ofDay(list, day);
        const shown = all.length > SHOWN + 1 ? all.slice(0, SHOWN) : all;
        return (
          <section key={day} className={classes['cell']} aria-label={words.whole(day)} data-beside={day.slice(0, 7) !== on.slice(0, 7) || undefined} data-today={day === today || undefined}>
            <Link to={'/calendar' as never} search={{ view: 'list', on: day } as never} className={classes['number']} aria-current={day === today ? 'date' : undefined}>
              {words.number(day)}
            </Link>
            <ul className={classes['plain']}>
              {shown.map((one) => (
                <li key={one.record.id}>
                  <Entry appointment={one} day={day} compact />
                </li>
              ))}
            </ul>
            {shown.length < all.length ? (
              <Link to={'/calendar' as never} search={{ view: 'list', on: day } as never} className={classes['rest']}>
                {t('appointments-rest', { count: all.length - shown.length })}
              </Link>
            ) : null}
          </section>
        );
      })}
    </div>
  );
}
