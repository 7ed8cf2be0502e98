/** Parts of a whole as one bar, and under it each part in words with its amount and share: nothing is told by colour alone. */
import { Text } from '@mantine/core';
import type { Cause, Causes } from '@/api/compliance';
import { useFormats, useT } from '@/i18n/i18n';
import { Money } from '@/ui';
import classes from './CausesBar.module.css';

const CAUSES: readonly Cause[] = ['customers', 'own', 'joining', 'unknown'];

export function CausesBar({ causes, currency, label }: { causes: Causes; currency: string; label: string }) {
  const t = useT();
  const formats = useFormats();
  const shown = CAUSES.filter((cause) => cause !== 'unknown' || Number(causes.unknown.amount) !== 0);
  return (
    <figure className={classes['figure']} aria-label={label}>
      <div className={classes['bar']} aria-hidden>
        {CAUSES.filter((cause) => Number(causes[cause].share ?? 0) > 0).map((cause) => (
          <span key={cause} data-cause={cause} style={{ flexGrow: Number(causes[cause].share) }} />
        ))}
      </div>
      <dl className={classes['parts']}>
        {shown.map((cause) => (
          <div key={cause}>
            <dt>
              <span className={classes['mark']} data-cause={cause} aria-hidden />
              {t(`compliance-cause-${cause}`)}
            </dt>
            <dd>
              <strong>{causes[cause].share === null ? null : formats.percent(causes[cause].share)}</strong>{' '}
              <Text span size="sm" c="dimmed">
                <Money value={{ amount: causes[cause].amount, currency }} />
              </Text>
            </dd>
          </div>
        ))}
      </dl>
    </figure>
  );
}
