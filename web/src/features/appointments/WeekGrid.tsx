/** A week: whole days above, hours below, what overlaps side by side. Each day is a list of its own for whoever hears it. */
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useT } from '@/i18n/i18n';
import classes from './appointments.module.css';
import { Entry } from './Entry';
import { type Appointment, blocks, wholeDay } from './span';
import { useDays, useTimes } from './words';

/** Pixels of an hour. */
const HOUR = 44;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** Where the hours begin when the screen opens. */
const MORNING = 7;

export function WeekGrid({ list, days, today }: { list: readonly Appointment[]; days: readonly string[]; today: string }) {
  const t = useT();
  const words = useDays();
  const times = useTimes();
  const scroll = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (scroll.current) scroll.current.scrollTop = MORNING * HOUR;
  }, []);
  return (
    <div className={classes['week']} ref={scroll} tabIndex={0} role="region" aria-label={t('appointments-view-week')}>
      <div className={classes['corner']} />
      {days.map((day) => (
        <div key={day} className={classes['head']} data-today={day === today || undefined}>
          <Link to={'/calendar' as never} search={{ view: 'list', on: day } as never} aria-current={day === today ? 'date' : undefined}>
            {words.weekday(day)} <strong>{words.number(day)}</strong>
          </Link>
          <ul className={classes['plain']} aria-label={`${t('appointments-all-day')}: ${words.whole(day)}`}>
            {wholeDay(list, day).map((one) => (
              <li key={one.record.id}>
                <Entry appointment={one} day={day} compact />
              </li>
            ))}
          </ul>
        </div>
      ))}
      <div className={classes['hours']} aria-hidden style={{ height: 24 * HOUR }}>
        {HOURS.slice(1).map((hour) => (
          <span key={hour} style={{ top: hour * HOUR }}>
            {times.minute(hour * 60)}
          </span>
        ))}
      </div>
      {days.map((day) => (
        <ul key={day} className={classes['day']} aria-label={words.whole(day)} style={{ height: 24 * HOUR, backgroundSize: `100% ${HOUR}px` }}>
          {blocks(list, day).map(({ appointment, from, until, column, columns }) => (
            <li
              key={appointment.record.id}
              style={{
                top: (from / 60) * HOUR,
                height: ((until - from) / 60) * HOUR - 2,
                insetInlineStart: `${(column / columns) * 100}%`,
                width: `calc(${100 / columns}% - 2px)`,
              }}
            >
              <Entry appointment={appointment} day={day} />
            </li>
          ))}
        </ul>
      ))}
    </div>
  );
}
