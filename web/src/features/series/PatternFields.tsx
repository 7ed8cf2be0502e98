/** Prefix, digits and year of a series, with a code as it will read. */
import { Checkbox, Group, NumberInput, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useT } from '@/i18n/i18n';
import { codeOf, type Pattern, PREFIX_MAX, WIDTH_MAX } from './api';

interface PatternFieldsProps {
  pattern: Pattern;
  /** The number of the example. */
  number: number;
  /** By name of the part. */
  errors?: Record<string, string>;
  onChange: (pattern: Pattern) => void;
}

const NONE: Record<string, string> = {};

export function PatternFields({ pattern, number, errors = NONE, onChange }: PatternFieldsProps) {
  const t = useT();
  const [year] = useState(() => new Date().getFullYear());
  return (
    <>
      <Group grow align="flex-start" preventGrowOverflow={false}>
        <TextInput
          label={t('series-prefix')}
          autoComplete="off"
          spellCheck={false}
          maxLength={PREFIX_MAX}
          value={pattern.prefix}
          error={errors['prefix']}
          onChange={(event) => onChange({ ...pattern, prefix: event.currentTarget.value })}
        />
        <NumberInput
          label={t('series-width')}
          min={1}
          max={WIDTH_MAX}
          allowDecimal={false}
          value={pattern.width}
          error={errors['width']}
          onChange={(value) => typeof value === 'number' && onChange({ ...pattern, width: value })}
        />
      </Group>
      <Checkbox
        label={t('series-yearly')}
        description={t('series-yearly-note')}
        checked={pattern.yearly ?? false}
        onChange={(event) => onChange({ ...pattern, yearly: event.currentTarget.checked })}
      />
      <Text size="sm" role="status">
        {t('series-example', { code: codeOf(pattern, year, number) })}
      </Text>
    </>
  );
}
