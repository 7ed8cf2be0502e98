/**
 * What a list is filtered by as chips: a condition opens in a small form, a group of conditions in the builder. Both are
 * loaded when first wanted.
 */
import { Button, CloseButton, Group, Popover } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { lazy, type ReactElement, Suspense, useId, useState } from 'react';
import type { ObjectSchema } from '@/api/schema';
import { type Condition, type Filter, type FilterPart, isFixed, isGroup } from '@/entity/filter';
import { useT } from '@/i18n/i18n';
import { Loading } from '@/ui/Loading';
import { FilterWords } from './FilterWords';
import { useConditionText } from './useConditionText';
import classes from './FilterBar.module.css';

const ConditionForm = lazy(() => import('./ConditionForm'));
const FilterBuilder = lazy(() => import('./FilterBuilder'));

interface FilterBarProps {
  schema: ObjectSchema;
  filter: Filter;
  /** The text that is searched for beside it. */
  q: string | undefined;
  onChange: (filter: Filter) => void;
}

interface ChipProps {
  schema: ObjectSchema;
  condition: Condition;
  /** Puts the popover of the form around the text. */
  around: (target: ReactElement) => ReactElement;
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

/** A group of conditions, or what cannot be read and only be removed. */
function GroupChip({ schema, part, onOpen, onRemove }: { schema: ObjectSchema; part: FilterPart; onOpen: () => void; onRemove: () => void }) {
  const t = useT();
  const id = useId();
  const words = <FilterWords schema={schema} part={part} />;
  return (
    <span className={classes['chip']} data-group>
      {isFixed(part) ? (
        <span id={id} className={classes['text']}>
          {words}
        </span>
      ) : (
        <button id={id} type="button" className={classes['text']} onClick={onOpen}>
          {words}
        </button>
      )}
      <CloseButton size="sm" id={`${id}-remove`} aria-label={t('records-line-remove-column')} aria-labelledby={`${id}-remove ${id}`} onClick={onRemove} />
    </span>
  );
}

export function FilterBar({ schema, filter, q, onChange }: FilterBarProps) {
  const t = useT();
  const [open, setOpen] = useState<number | null>(null);
  /** What the builder begins with; null while it is closed. */
  const [building, setBuilding] = useState<Filter | null>(null);
  const put = (at: number, part: FilterPart) => (at === filter.length ? [...filter, part] : filter.map((old, index) => (index === at ? part : old)));
  const popover = (at: number, target: ReactElement) => {
    const part = filter[at];
    return (
      <Popover key={at} opened={open === at} onChange={(opened) => setOpen(opened ? at : null)} trapFocus returnFocus width={320} position="bottom-start" withinPortal>
        <Popover.Target>{target}</Popover.Target>
        <Popover.Dropdown>
          <Suspense fallback={<Loading rows={2} />}>
            <ConditionForm
              schema={schema}
              condition={part && !isFixed(part) && !isGroup(part) ? part : null}
              onApply={(condition) => {
                onChange(put(at, condition));
                setOpen(null);
              }}
              onCompose={(condition) => {
                setBuilding(condition ? put(at, condition) : filter);
                setOpen(null);
              }}
            />
          </Suspense>
        </Popover.Dropdown>
      </Popover>
    );
  };
  return (
    <Group gap="xs">
      {filter.map((part, at) => {
        const remove = () => onChange(filter.filter((_, index) => index !== at));
        return isFixed(part) || isGroup(part) ? (
          <GroupChip key={at} schema={schema} part={part} onOpen={() => setBuilding(filter)} onRemove={remove} />
        ) : (
          <Chip key={`${part.field}-${at}`} schema={schema} condition={part} around={(target) => popover(at, target)} onToggle={() => setOpen(open === at ? null : at)} onRemove={remove} />
        );
      })}
      {popover(
        filter.length,
        <Button variant="subtle" color="gray" leftSection={<IconFilter size={16} aria-hidden />} onClick={() => setOpen(open === filter.length ? null : filter.length)}>
          {t('records-filter')}
        </Button>,
      )}
      {building ? (
        <Suspense fallback={null}>
          <FilterBuilder
            schema={schema}
            filter={building}
            q={q}
            words={(part) => <FilterWords schema={schema} part={part} />}
            onApply={(next) => {
              onChange(next);
              setBuilding(null);
            }}
            onClose={() => setBuilding(null)}
          />
        </Suspense>
      ) : null}
    </Group>
  );
}
