/** A field that is worked out: the formula, with the fields it may read a click away. What is wrong with it, the check says. */
import { Button, Checkbox, Group, Stack, Text, Textarea } from '@mantine/core';
import { useRef } from 'react';
import { useT } from '@/i18n/i18n';

export interface Operand {
  key: string;
  label: string;
}

interface FormulaEditProps {
  /** Absent: people type the value. */
  formula: string | undefined;
  operands: readonly Operand[];
  /** A field people typed values into stays one, and the other way round. */
  fixed: boolean;
  onChange: (formula: string | undefined) => void;
}

export function FormulaEdit({ formula, operands, fixed, onChange }: FormulaEditProps) {
  const t = useT();
  const area = useRef<HTMLTextAreaElement>(null);
  const insert = (key: string) => {
    const text = formula ?? '';
    const from = area.current?.selectionStart ?? text.length;
    const until = area.current?.selectionEnd ?? text.length;
    onChange(`${text.slice(0, from)}${key}${text.slice(until)}`);
    area.current?.focus();
  };
  return (
    <Stack gap="xs">
      <Checkbox label={t('definitions-computed')} checked={formula !== undefined} disabled={fixed} onChange={(event) => onChange(event.currentTarget.checked ? '' : undefined)} />
      {formula === undefined ? null : (
        <>
          <Textarea ref={area} label={t('definitions-formula')} description={t('definitions-formula-note')} inputWrapperOrder={['label', 'input', 'description', 'error']} required autosize minRows={2} maxLength={1000} spellCheck={false} autoCapitalize="off" styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }} value={formula} onChange={(event) => onChange(event.currentTarget.value)} />
          <div role="group" aria-label={t('definitions-formula-fields')}>
            <Text size="sm" fw={500} mb={4} aria-hidden>
              {t('definitions-formula-fields')}
            </Text>
            <Group gap={6}>
              {operands.map(({ key, label }) => (
                <Button key={key} size="compact-xs" variant="default" title={key} onClick={() => insert(key)}>
                  {label}
                </Button>
              ))}
            </Group>
          </div>
        </>
      )}
    </Stack>
  );
}
