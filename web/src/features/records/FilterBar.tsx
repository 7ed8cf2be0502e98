/** The conditions of a list as chips; the builder opens from them, loaded when first wanted. */
import { Button, CloseButton, Group, Popover } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { ObjectSchema } from '@/api/schema';
import type { Condition, Filter } from '@/entity/filter';
import { useT } from '@/i18n/i18n';
import { Loading } from '@/ui/Loading';
import { stretchText } from './stretchText';
import { useFieldPath } from './useFieldPath';
import { useValueText } from './useValueText';
import classes from './FilterBar.module.css';

const ConditionForm = lazy(() => import('./ConditionForm'));

interface FilterBarProps {
  schema: ObjectSchema;
  filter: Filter;
  onChange: (filter: Filter) => void;
}

/** A condition in words: "Status is active", "Customer › Country is France", "Ordered on: this month". */
function useConditionText(schema: ObjectSchema, { field: path, op, value }: Condition): string {
  const t = useT();
  const { field, steps } = useFieldPath(schema, path);
  const one = useValueText(field, op === 'empty' ? null : value);
  const name = field ? steps.map((step) => step.field?.label).join(' › ') : path;
  if (op === 'within') return `${name}: ${stretchText(t, value)}`;
  if (op === 'empty') return `${name} ${t(value === false ? 'records-op-filled' : 'records-op-empty')}`;
  const values = Array.isArray(value) ? value.map(one).join(op === 'between' ? ' – ' : ', ') : one(value);
  return `${name} ${t(`records-op-${op}`)} ${values}`;
}

interface ChipProps {
  schema: ObjectSchema;
  condition: Condition;
  /** Puts the popover of the builder around the text. */
  around: (target: React.ReactElement) => React.ReactElement;
  onToggle: () => void;
  onRemove: () => void;
}

function Chip({ schema, condition, around, onToggle, onRemove }: ChipProps) {
  const t = useT();
  const words = useConditionText(schema, condition);
  return (
    <span className={classes['chip']}>
      {around(
        <button type="button" className={classes['text']} onClick={onToggle}>
          {words}
        </button>,
      )}
      <CloseButton size="sm" aria-label={t('records-filter-remove', { condition: words })} onClick={onRemove} />
    </span>
  );
}

export function FilterBar({ schema, filter, onChange }: FilterBarProps) {
  const t = useT();
  const [open, setOpen] = useState<number | null>(null);
  const replace = (at: number, condition: Condition | null) => {
    const conditions = filter.conditions.filter((_, index) => index !== at || condition !== null).map((old, index) => (index === at && condition ? condition : old));
    onChange({ ...filter, conditions: condition && at === filter.conditions.length ? [...conditions, condition] : conditions });
  };
  const popover = (at: number, target: React.ReactElement) => (
    <Popover key={at} opened={open === at} onChange={(opened) => setOpen(opened ? at : null)} trapFocus returnFocus width={320} position="bottom-start" withinPortal>
      <Popover.Target>{target}</Popover.Target>
      <Popover.Dropdown>
        <Suspense fallback={<Loading rows={2} />}>
          <ConditionForm
            schema={schema}
            condition={filter.conditions[at] ?? null}
            onApply={(condition) => {
              replace(at, condition);
              setOpen(null);
            }}
          />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
  return (
    <Group gap="xs">
      {filter.conditions.map((condition, at) => (
        <Chip
          key={`${condition.field}-${at}`}
          schema={schema}
          condition={condition}
          around={(target) => popover(at, target)}
          onToggle={() => setOpen(open === at ? null : at)}
          onRemove={() => replace(at, null)}
        />
      ))}
      {filter.fixed.map((_, at) => (
        <span key={at} className={classes['chip']}>
          <span className={classes['text']}>{t('records-filter-special')}</span>
          <CloseButton
            size="sm"
            aria-label={t('records-filter-remove', { condition: t('records-filter-special') })}
            onClick={() => onChange({ ...filter, fixed: filter.fixed.filter((__, index) => index !== at) })}
          />
        </span>
      ))}
      {popover(
        filter.conditions.length,
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconFilter size={16} aria-hidden />}
          onClick={() => setOpen(open === filter.conditions.length ? null : filter.conditions.length)}
        >
          {t('records-filter')}
        </Button>,
      )}
    </Group>
  );
}
