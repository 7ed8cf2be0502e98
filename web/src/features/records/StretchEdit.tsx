/** A stretch of time told from today: one of the usual ones, or the last or next so many days, weeks, months. */
import { Group, NativeSelect, NumberInput } from '@mantine/core';
import { useWeekStart } from '@/api/session';
import { FIXED, parseStretch, type Stretch, UNITS, writeStretch } from '@/entity/stretch';
import { useT } from '@/i18n/i18n';
import { fixedText } from './stretchText';

export default function StretchEdit({ value, onChange }: { value: unknown; onChange: (value: string) => void }) {
  const t = useT();
  const weekStart = useWeekStart();
  const stretch: Stretch = parseStretch(value) ?? { fixed: 'this_month' };
  const counted = 'fixed' in stretch ? null : stretch;
  const choose = (word: string) => onChange(word === 'last' || word === 'next' ? writeStretch({ which: word, count: counted?.count ?? 30, unit: counted?.unit ?? 'days' }) : word);
  return (
    <>
      <NativeSelect
        label={t('records-filter-value')}
        value={'fixed' in stretch ? stretch.fixed : stretch.which}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          ...FIXED.map((word) => ({ value: word, label: fixedText(t, word, weekStart) })),
          { value: 'last', label: t('records-stretch-last') },
          { value: 'next', label: t('records-stretch-next') },
        ]}
      />
      {counted ? (
        <Group wrap="nowrap" align="end" gap="xs">
          <NumberInput
            label={t('records-stretch-count')}
            w={88}
            min={1}
            max={3660}
            allowDecimal={false}
            allowNegative={false}
            clampBehavior="strict"
            value={counted.count}
            onChange={(count) => {
              if (typeof count === 'number' && count >= 1) onChange(writeStretch({ ...counted, count }));
            }}
          />
          <NativeSelect
            aria-label={t('records-stretch-unit')}
            style={{ flex: 1, minWidth: 0 }}
            value={counted.unit}
            onChange={(event) => onChange(`${counted.which}_${counted.count}_${event.currentTarget.value}`)}
            data={UNITS.map((unit) => ({ value: unit, label: t(`records-stretch-${counted.which}-${unit}`, { count: counted.count }) }))}
          />
        </Group>
      ) : null}
    </>
  );
}
