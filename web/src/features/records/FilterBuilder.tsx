/**
 * Conditions in groups of all, any or none, in one another: each condition with the inputs of the small form, the whole in
 * words and how many records it finds. What the server refuses is told here. Unfinished conditions are not asked.
 */
import { ActionIcon, Button, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks';
import { IconPlus, IconX } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ObjectSchema } from '@/api/schema';
import { totalsQuery } from '@/api/totals';
import { type Condition, type Filter, type FilterPart, type Join, writeFilter } from '@/entity/filter';
import { useLanguage, useT } from '@/i18n/i18n';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { ConditionFields, useCondition } from './ConditionFields';
import { begin, changed, type ConditionDraft, DEPTH_MAX, filterOf, type GroupDraft, isFinished, LINKED_MAX, newCondition, newGroup, NODES_MAX, type PartDraft, stepOf, weigh } from './filterDraft';
import classes from './FilterBuilder.module.css';

const JOINS: Join[] = ['all', 'any', 'none'];
const ASK_MS = 400;

interface Tools {
  schema: ObjectSchema;
  /** No condition more fits in. */
  full: boolean;
  onChange: (id: number, change: (part: PartDraft) => PartDraft | null) => void;
}

function ConditionRow({ schema, draft, onCondition }: { schema: ObjectSchema; draft: ConditionDraft; onCondition: (condition: Condition | null) => void }) {
  const state = useCondition(schema, draft.first);
  const text = JSON.stringify(state.final);
  const tell = useEffectEvent(() => onCondition(state.final));
  useEffect(() => tell(), [text]);
  return (
    <div className={classes['inputs']}>
      <ConditionFields {...state} />
    </div>
  );
}

interface GroupBoxProps extends Tools {
  group: GroupDraft;
  /** How many levels stand above it, as the server counts. */
  above: number;
  /** Absent at the top. */
  onRemove?: () => void;
  removeLabel?: string;
}

function GroupBox({ schema, full, onChange, group, above, onRemove, removeLabel }: GroupBoxProps) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  const depth = above + stepOf(group.join);
  const set = (parts: PartDraft[]) => onChange(group.id, () => ({ ...group, parts }));
  /** The keyboard goes on in what was added, and after a removal at the end of the group. */
  const focus = (pick: (rows: HTMLElement[]) => HTMLElement | undefined) =>
    requestAnimationFrame(() => pick([...(box.current?.querySelectorAll<HTMLElement>(':scope > [data-part]') ?? [])])?.querySelector<HTMLElement>('select')?.focus());
  const add = (part: PartDraft) => {
    set([...group.parts, part]);
    focus((rows) => rows.at(-1));
  };
  const remove = (id: number) => {
    set(group.parts.filter((part) => part.id !== id));
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(':scope > [data-foot] button:not([disabled])')?.focus());
  };
  return (
    <div ref={box} className={classes['group']} role="group" aria-label={t(`records-join-${group.join}`)} data-join={group.join}>
      <Group gap="xs" wrap="nowrap" data-part>
        <NativeSelect
          aria-label={t('records-filter-join')}
          value={group.join}
          onChange={(event) => {
            const join = JOINS.find((one) => one === event.currentTarget.value);
            if (join) onChange(group.id, () => ({ ...group, join }));
          }}
          data={JOINS.map((join) => ({ value: join, label: t(`records-join-${join}`) }))}
          style={{ flex: 1 }}
        />
        {onRemove ? (
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={removeLabel} onClick={onRemove}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        ) : null}
      </Group>
      {group.parts.map((part, at) => {
        const label = t('records-filter-remove-part', { number: at + 1 });
        if ('parts' in part) {
          return (
            <div key={part.id} data-part>
              <GroupBox schema={schema} full={full} onChange={onChange} group={part} above={depth} onRemove={() => remove(part.id)} removeLabel={label} />
            </div>
          );
        }
        return (
          <div key={part.id} className={classes['row']} data-part data-unfinished={('condition' in part && part.condition === null) || undefined}>
            {'fixed' in part ? (
              <Text size="sm">{t('records-filter-special')}</Text>
            ) : (
              <ConditionRow schema={schema} draft={part} onCondition={(condition) => onChange(part.id, (old) => ({ ...(old as ConditionDraft), condition }))} />
            )}
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={() => remove(part.id)}>
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </div>
        );
      })}
      <Group gap="xs" data-foot>
        <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} disabled={full} onClick={() => add(newCondition())}>
          {t('records-filter-add')}
        </Button>
        <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} disabled={full || depth + 2 > DEPTH_MAX} onClick={() => add(newGroup(group.join === 'any' ? 'all' : 'any', [newCondition()]))}>
          {t('records-filter-add-group')}
        </Button>
      </Group>
    </div>
  );
}

interface FilterBuilderProps {
  schema: ObjectSchema;
  filter: Filter;
  q: string | undefined;
  /** A part in words; the list has them already. */
  words: (part: FilterPart) => ReactNode;
  onApply: (filter: Filter) => void;
  onClose: () => void;
}

export default function FilterBuilder({ schema, filter, q, words, onApply, onClose }: FilterBuilderProps) {
  const t = useT();
  const { language } = useLanguage();
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [root, setRoot] = useState(() => {
    const whole = begin(filter);
    return filter.some((part) => 'parts' in part) ? whole : { ...whole, parts: [...whole.parts, newCondition()] };
  });
  const next = filterOf(root);
  const text = writeFilter(next);
  const [asked] = useDebouncedValue(text, ASK_MS);
  const found = useQuery({ ...totalsQuery(schema.key, language, { filter: asked, q, measures: 'count' }), placeholderData: keepPreviousData, retry: false });
  const { depth, nodes, linked } = weigh(root);
  const heavy = depth > DEPTH_MAX || nodes > NODES_MAX || linked > LINKED_MAX;
  const full = nodes >= NODES_MAX - 2;
  const finished = isFinished(root);
  return (
    <Modal opened onClose={onClose} title={t('records-filter-title')} size={860} fullScreen={phone} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          if (finished && !heavy) onApply(next);
        }}
      >
        <Stack>
          <GroupBox
            schema={schema}
            full={full}
            group={root}
            above={0}
            onChange={(id, change) => setRoot((now) => (id === now.id ? ((change(now) as GroupDraft | null) ?? now) : changed(now, id, change)))}
          />
          {next.length > 0 ? (
            <Text size="sm" className={classes['words']}>
              {words(next.length === 1 && next[0] ? next[0] : { join: 'all', parts: [...next] })}
            </Text>
          ) : null}
          {found.error ? <ProblemAlert error={found.error} /> : null}
          {full || heavy ? (
            <Text size="sm" c="var(--tl-warning)" role="status">
              {t('records-filter-full')}
            </Text>
          ) : null}
          <Group gap="sm" className={classes['foot']}>
            <Button type="submit" disabled={!finished || heavy}>
              {t('records-filter-apply')}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t('shell-cancel')}
            </Button>
            <Text size="sm" c="dimmed" role="status">
              {finished ? (found.data && !found.error ? t('records-count', { count: found.data.count }) : '') : t('records-filter-unfinished')}
            </Text>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
