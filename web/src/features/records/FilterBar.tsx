/**
 * What a list is filtered by as chips: a condition opens in a small form, a group of conditions in the builder. Both are
 * loaded when first wanted. Where room is dear the chips stand behind a button that counts them.
 */
import { Badge, Button, CloseButton, Group, Popover } from '@mantine/core';
import { IconFilter, IconPlus } from '@tabler/icons-react';
import { lazy, type ReactElement, type ReactNode, Suspense, useId, useState } from 'react';
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
  /** What stands beside the button on a phone, where the chips come below both when they are asked for. */
  beside?: ReactNode;
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

export function FilterBar({ schema, filter, q, onChange, beside }: FilterBarProps) {
  const t = useT();
  const chipsId = useId();
  const [unfolded, setUnfolded] = useState(false);
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
  const chips = filter.map((part, at) => {
    const remove = () => onChange(filter.filter((_, index) => index !== at));
    return isFixed(part) || isGroup(part) ? (
      <GroupChip key={at} schema={schema} part={part} onOpen={() => setBuilding(filter)} onRemove={remove} />
    ) : (
      <Chip key={`${part.field}-${at}`} schema={schema} condition={part} around={(target) => popover(at, target)} onToggle={() => setOpen(open === at ? null : at)} onRemove={remove} />
    );
  });
  const toggle = () => setOpen(open === filter.length ? null : filter.length);
  const builder = building ? (
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
  ) : null;
  const icon = <IconFilter size={16} aria-hidden />;
  if (beside === undefined) {
    return (
      <Group gap="xs">
        {chips}
        {popover(
          filter.length,
          <Button variant="subtle" color="gray" leftSection={icon} onClick={toggle}>
            {t('records-filter')}
          </Button>,
        )}
        {builder}
      </Group>
    );
  }
  const many = filter.length;
  return (
    <>
      {many > 0 ? (
        <Button
          variant="light"
          px="sm"
          leftSection={icon}
          rightSection={<Badge circle>{many}</Badge>}
          aria-expanded={unfolded}
          aria-controls={chipsId}
          onClick={() => setUnfolded(!unfolded)}
        >
          {t('records-filter')}
        </Button>
      ) : (
        popover(
          0,
          <Button variant="default" px="sm" leftSection={icon} onClick={toggle}>
            {t('records-filter')}
          </Button>,
        )
      )}
      {beside}
      {many > 0 ? (
        <Group id={chipsId} gap="xs" hidden={!unfolded} className={classes['below']}>
          {chips}
          {popover(
            many,
            <Button variant="subtle" color="gray" leftSection={<IconPlus size={16} aria-hidden />} onClick={toggle}>
              {t('records-filter-add')}
            </Button>,
          )}
        </Group>
      ) : null}
      {builder}
    </>
  );
}
