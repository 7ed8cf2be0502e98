/** The input of a type outside a record's form: the same country list and calendar as there, in the reader's language. */
import { FieldEdit } from './FieldEdit';
import { useLeftCheck } from './useLeftCheck';
import { plainText } from './values';

interface TypedInputProps {
  type: 'date' | 'country' | 'email' | 'phone';
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
      <FieldEdit field={field} value={value} error={error ?? check.error} onChange={(next) => onChange(plainText(next))} />
    </div>
  );
}
