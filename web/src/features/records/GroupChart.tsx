/**
 * The groups of a list as bars: how many, or how much of one sum. Drawn only; every figure stands in the groups below it.
 * Bars are drawn from floats, which is no harm: nothing is computed with them.
 */
import { NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import type { Field } from '@/api/schema';
import type { GroupTotal, Totals } from '@/api/totals';
import { asMoney } from '@/entity/fields/values';
import type { Grouping } from '@/entity/group';
import { useFormats, useT } from '@/i18n/i18n';
import { useGroupLabel, useInOrder } from './groupLabel';
import classes from './Groups.module.css';
import { tickLines } from './tickLines';

const BARS_MAX = 60;
const PITCH_PX = 72;
const BAR_PX = 44;
const HEIGHT_PX = 110;
const LINE_PX = 13;

interface Series {
  key: string;
  label: string;
  value(group: GroupTotal): number;
  text(group: GroupTotal): string;
}

function useSeries(totals: Totals, fields: Field[]): Series[] {
  const t = useT();
  const formats = useFormats();
  const count: Series = { key: 'count', label: t('records-group-count'), value: (group) => group.count, text: (group) => formats.integer(group.count) };
  const sums = fields.flatMap((field): Series[] => {
    const all = totals.sums[field.key];
    if (!Array.isArray(all)) {
      const text = (group: GroupTotal) => (typeof group.sums[field.key] === 'string' ? (group.sums[field.key] as string) : '0');
      return [{ key: field.key, label: field.label, value: (group) => Number(text(group)), text: (group) => formats.points(text(group)) }];
    }
    return all.flatMap((one): Series[] => {
      const currency = asMoney(one)?.currency;
      if (!currency) return [];
      const amount = ({ sums: { [field.key]: list } }: GroupTotal) =>
        (Array.isArray(list) ? list.flatMap((money) => asMoney(money) ?? []) : []).find((money) => money.currency === currency);
      return [
        {
          key: `${field.key} ${currency}`,
          label: all.length > 1 ? `${field.label} (${currency})` : field.label,
          value: (group) => Number(amount(group)?.amount ?? 0),
          text: (group) => formats.money(amount(group) ?? { amount: '0', currency }),
        },
      ];
    });
  });
  return [count, ...sums];
}

export function GroupChart({ totals, grouping, fields }: { totals: Totals; grouping: Grouping; fields: Field[] }) {
  const t = useT();
  const label = useGroupLabel(grouping);
  const inOrder = useInOrder(grouping);
  const series = useSeries(totals, fields);
  const [chosen, setChosen] = useState('count');
  const shown = series.find(({ key }) => key === chosen) ?? series[0];
  const groups = inOrder(totals.groups).slice(0, BARS_MAX);
  if (!shown || groups.length < 2) return null;
  const values = groups.map(shown.value);
  const top = Math.max(0, ...values);
  const span = top - Math.min(0, ...values) || 1;
  const zero = (top / span) * HEIGHT_PX;
  const words = groups.map(({ keys: [one] }) => (one ? label(one) : ''));
  const ticks = words.map(tickLines);
  const lines = Math.max(...ticks.map(({ length }) => length));
  const width = groups.length * PITCH_PX;
  const name = t('records-chart', { measure: shown.label, field: grouping.field.label });
  return (
    <figure className={classes['figure']}>
      <NativeSelect size="xs" maw={240} aria-label={t('records-chart-measure')} value={shown.key} onChange={(event) => setChosen(event.currentTarget.value)} data={series.map(({ key, label: text }) => ({ value: key, label: text }))} />
      <div className={classes['plot']} tabIndex={0} role="region" aria-label={name}>
        <svg width={width} height={HEIGHT_PX + 9 + LINE_PX * lines} role="img" aria-label={name}>
          {groups.map((group, at) => {
            const value = values[at] ?? 0;
            const tall = Math.max(1, (Math.abs(value) / span) * HEIGHT_PX);
            return (
              <g key={at}>
                <title>{`${words[at]}: ${shown.text(group)}`}</title>
                <rect className={classes['bar']} x={at * PITCH_PX + (PITCH_PX - BAR_PX) / 2} y={value < 0 ? zero : zero - tall} width={BAR_PX} height={tall} rx={2} />
                <text className={classes['tick']} textAnchor="middle">
                  {(ticks[at] ?? []).map((line, row) => (
                    <tspan key={row} x={at * PITCH_PX + PITCH_PX / 2} y={HEIGHT_PX + 3 + LINE_PX * (row + 1)}>
                      {line}
                    </tspan>
                  ))}
                </text>
              </g>
            );
          })}
        </svg>
      </div>
      {totals.groups.length > BARS_MAX ? (
        <Text size="xs" c="dimmed">
          {t('records-chart-first', { count: BARS_MAX })}
        </Text>
      ) : null}
    </figure>
  );
}
