/** The input of a type outside a record's form: the same country list and calendar as there, in the reader's language. */
import { TextInput } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { common } from './edit';
import { useLeftCheck } from './useLeftCheck';
import { plainText } from './values';

/** The inputs of all types weigh more than most of the forms that have one. */
const FieldEdit = lazy(async () => ({ default: (await import('./FieldEdit')).FieldEdit }));

interface TypedInputProps {
  type: 'date' | 'time' | 'country' | 'currency' | 'language' | 'decimal' | 'rate' | 'email' | 'phone';
  name: string;
  label: string;
  value: string;
  error?: string | undefined;
  required?: boolean;
  onChange: (value: string) => void;
}

export function TypedInput({ type, name, label, value, error, required = false, onChange }: TypedInputProps) {
  const field = { key: name, type, label, required, options: [], relation: null, access: 'write' as const, listable: false, filterable: false, sortable: false };
  const check = useLeftCheck(field, value);
  return (
    <div onFocus={check.onFocus} onBlur={check.onBlur}>
      <Suspense fallback={<TextInput {...common({ field, error: undefined, bare: false })} disabled value={type === 'time' ? '' : value} />}>
        <FieldEdit field={field} value={value} error={error ?? check.error} onChange={(next) => onChange(plainText(next))} />
      </Suspense>
    </div>
  );
}
