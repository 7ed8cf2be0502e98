/** What is wrong with one input outside a record's form, told when it is left and at each key until it is right. An empty one is left to its form. */
import { useState } from 'react';
import type { Field } from '@/api/schema';
import { checkValue } from './check';
import { useCheckWords } from './checkWords';

export function useLeftCheck(field: Field, value: string): { error: string | undefined; onFocus: () => void; onBlur: () => void } {
  const say = useCheckWords();
  const [left, setLeft] = useState(false);
  const wrong = value.trim() === '' ? null : checkValue(field, value, { isNew: true });
  return {
    error: left && wrong && say ? say(wrong) : undefined,
    onFocus: () => {
      if (!wrong) setLeft(false);
    },
    onBlur: () => setLeft(true),
  };
}

/** A field that stands in no schema, by its type alone. */
export function plainField(key: string, type: string, label = key): Field {
  return { key, type, label, required: false, options: [], relation: null, access: 'write', listable: false, filterable: false, sortable: false };
}
