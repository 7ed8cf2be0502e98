/** What every input of a field shares: its properties, its label and its error. */
import type { Field } from '@/api/schema';

export interface EditProps {
  field: Field;
  value: unknown;
  /** How the server says that the value reads: telephone numbers, and what is only read. */
  shown?: string | undefined;
  onChange(value: unknown): void;
  error?: string | undefined;
  /** In a table of lines the column says what it is; the label is for screen readers only. `roomy`: something else says it, and there is room. */
  bare?: boolean | 'roomy';
  /** Currency for amounts when the record has none yet. */
  currency?: string;
  /** The record says its currency: no other is offered. */
  currencyFixed?: boolean;
}

/** What every input shares: label, the star, the error. */
export function common({ field, error, bare }: Pick<EditProps, 'field' | 'error' | 'bare'>) {
  return {
    ...(bare ? { 'aria-label': field.label, size: bare === 'roomy' ? ('sm' as const) : ('xs' as const) } : { label: field.label }),
    required: field.required,
    // The server checks what is required; the browser's own bubbles would hide its words.
    withAsterisk: field.required,
    error: error ?? false,
    'data-field': field.key,
  };
}
