/** A condition in words: "Status is active", "Customer › Country is France", "Ordered on: this month". */
import type { ObjectSchema } from '@/api/schema';
import { useWeekStart } from '@/api/session';
import type { Condition } from '@/entity/filter';
import { useT } from '@/i18n/i18n';
import { stretchText } from './stretchText';
import { useFieldPath } from './useFieldPath';
import { useValueText } from './useValueText';

export function useConditionText(schema: ObjectSchema, { field: path, op, value }: Condition): string {
  const t = useT();
  const weekStart = useWeekStart();
  const { field, steps } = useFieldPath(schema, path);
  const one = useValueText(field, op === 'empty' ? null : value);
  const name = field ? steps.map((step) => step.field?.label).join(' › ') : path;
  if (op === 'within') return `${name}: ${stretchText(t, value, weekStart)}`;
  if (op === 'empty') return `${name} ${t(value === false ? 'records-op-filled' : 'records-op-empty')}`;
  const values = Array.isArray(value) ? value.map(one).join(op === 'between' ? ' – ' : ', ') : one(value);
  return `${name} ${t(`records-op-${op}`)} ${values}`;
}
