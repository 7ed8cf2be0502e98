/**
 * A list by groups, in one another where there are several levels: each with its count and sums, opened to what is in it when
 * wanted, the innermost to its rows. What a level has is asked when its group is opened. A group that shares something out of
 * the reader's sight has figures but no way in.
 */
import { Text, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { ListQuestion, RecordItem } from '@/api/records';
import type { Field, ObjectSchema } from '@/api/schema';
import { type GroupTotal, type Sum, totalsQuery } from '@/api/totals';
import { type Grouping, narrowed, summed, writeGroup } from '@/entity/group';
import { BulkBar } from '@/features/bulk/BulkBar';
import { SelectScope } from '@/features/bulk/SelectBox';
import { chainOf, Selection, WITHIN } from '@/features/bulk/selection';
import { useFormats, useLanguage, useT } from '@/i18n/i18n';
import { type Column, moveFocus, moveRow } from '@/ui/DataRow';
import { EmptyState } from '@/ui/EmptyState';
import { Loading } from '@/ui/Loading';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { useKey } from '@/ui/useKey';
import { GroupChart } from './GroupChart';
import { type Frame, GroupRows } from './GroupRows';
import { useGroupLabel, useInOrder, useSumText } from './groupLabel';
import classes from './Groups.module.css';
import { openedAt } from './openedGroups';

interface GroupedListProps {
  schema: ObjectSchema;
  levels: Grouping[];
  question: ListQuestion;
  columns: Column<RecordItem>[];
  /** Keys of what a card shows on a phone. */
  cards: string[];
  fields: Field[];
  /** Rows can be chosen for actions on many of them. */
  bulk: boolean;
  onOpen: (item: RecordItem) => void;
  /** What an empty list says. */
  empty: ReactNode;
}

function Figures({ count, sums, fields }: { count: number; sums: Record<string, Sum>; fields: Field[] }) {
  const formats = useFormats();
  const text = useSumText();
  return (
    <span className={classes['figures']}>
      {fields.map((field) => {
        const shown = text(field, sums[field.key]);
        return shown.length === 0 ? null : (
          <span key={field.key}>
            <small>{field.label}</small> {shown.join(' + ')}
          </span>
        );
      })}
      <span>{formats.integer(count)}</span>
    </span>
  );
}

interface LevelProps {
  frame: Frame;
  levels: readonly Grouping[];
  level: number;
  question: ListQuestion;
  /** The key of the group it stands in, and what finds the rows of all groups around it. */
  within: string | null;
  filters: readonly unknown[];
}

const totalsOf = (schema: ObjectSchema, adding: Field[], language: string, question: ListQuestion, grouping: Grouping) => {
  const measures = ['count', ...adding.map(({ key }) => `sum:${key}`)].slice(0, 8).join(',');
  return { ...totalsQuery(schema.key, language, { filter: question.filter, q: question.q, group: writeGroup(grouping), measures }), placeholderData: keepPreviousData };
};

function GroupSection({ frame, levels, level, question, within, filters, grouping, group }: LevelProps & { grouping: Grouping; group: GroupTotal }) {
  const label = useGroupLabel(grouping);
  const one = group.keys[0];
  const own = JSON.stringify([one?.value, one?.hidden]);
  const key = within === null ? own : within + WITHIN + own;
  const [wanted, setWanted] = useState(() => frame.opened.has(key));
  const closed = group.filter === null;
  const opened = wanted && !closed;
  const words = one ? label(one) : '';
  const set = (open: boolean) => {
    setWanted(open);
    if (open) frame.opened.add(key);
    else frame.opened.delete(key);
  };
  const narrower = { ...question, filter: narrowed(question.filter, group.filter) };
  const narrow = [...filters, group.filter];
  const last = level + 1 === levels.length;
  return (
    <section aria-label={words}>
      <div className={classes['head']} style={{ '--level': level } as CSSProperties}>
        {frame.selection && !closed ? <SelectScope selection={frame.selection} id={key} name={words} scope={{ filter: { and: narrow }, count: group.count }} within={chainOf(key).slice(0, -1)} /> : null}
        <UnstyledButton
          className={classes['toggle']}
          data-group-head
          disabled={closed}
          aria-expanded={closed ? undefined : opened}
          onClick={() => set(!opened)}
          onKeyDown={(event: KeyboardEvent) => {
            if (event.key === (opened ? 'ArrowLeft' : 'ArrowRight')) set(!opened);
          }}
        >
          {opened ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden style={closed ? { visibility: 'hidden' } : undefined} />}
          <span className={classes['name']}>{words}</span>
          <Figures count={group.count} sums={group.sums} fields={frame.adding} />
        </UnstyledButton>
      </div>
      {opened && last ? <GroupRows frame={frame} group={key} question={narrower} /> : null}
      {opened && !last ? <Level frame={frame} levels={levels} level={level + 1} question={narrower} within={key} filters={narrow} /> : null}
    </section>
  );
}

/** The groups in a group. */
function Level({ frame, levels, level, question, within, filters }: LevelProps) {
  const { language } = useLanguage();
  const grouping = levels[level] as Grouping;
  const inOrder = useInOrder(grouping);
  const totals = useQuery(totalsOf(frame.schema, frame.adding, language, question, grouping));
  if (totals.error) return <ProblemAlert error={totals.error} retry={() => void totals.refetch()} />;
  if (!totals.data) return <Loading rows={2} />;
  return inOrder(totals.data.groups).map((group) => (
    <GroupSection key={JSON.stringify([group.keys[0]?.value, group.keys[0]?.hidden])} frame={frame} levels={levels} level={level} question={question} within={within} filters={filters} grouping={grouping} group={group} />
  ));
}

export default function GroupedList({ schema, levels, question, columns, cards, fields, bulk, onOpen, empty }: GroupedListProps) {
  const t = useT();
  const { language } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const address = useLocation({ select: ({ searchStr }) => searchStr.replace(/^\?/, '') });
  const [selection] = useState(() => new Selection());
  const [loaded] = useState<Frame['loaded']>(() => new Map());
  useEffect(() => selection.clear(), [selection, question.filter, question.q]);
  useKey('j', () => moveRow(box.current, document.activeElement, 1));
  useKey('k', () => moveRow(box.current, document.activeElement, -1));
  const first = levels[0] as Grouping;
  const adding = summed(fields);
  const frame: Frame = {
    schema,
    columns,
    cards,
    adding,
    scroller: box,
    address,
    selection: bulk ? selection : null,
    loaded,
    opened: openedAt(`${schema.key} ${levels.map(writeGroup).join()} ${question.filter ?? ''} ${question.q ?? ''}`),
    onOpen,
  };
  const totals = useQuery(totalsOf(schema, adding, language, question, first));
  if (totals.error) return <ProblemAlert error={totals.error} retry={() => void totals.refetch()} />;
  if (!totals.data) return <Loading rows={10} />;
  if (totals.data.count === 0) return <>{empty}</>;
  if (totals.data.groups.length === 0) return <EmptyState text={t('records-empty-filtered')} />;
  const { count, sums } = totals.data;
  return (
    <>
      {bulk ? <BulkBar schema={schema} selection={selection} loaded={[]} more={false} count={{ value: count, capped: false }} question={{ filter: question.filter, q: question.q }} /> : null}
      <div ref={box} className={classes['box']} role="region" aria-label={schema.plural} tabIndex={0} onKeyDown={moveFocus}>
        <div>
          <GroupChart totals={totals.data} grouping={first} fields={adding} />
          <Level frame={frame} levels={levels} level={0} question={question} within={null} filters={[]} />
          <div className={classes['total']}>
            {bulk ? <SelectScope selection={selection} id={null} name={t('records-group-total')} scope={{ filter: null, count }} within={[]} /> : null}
            <Text span fw={600} size="sm">
              {t('records-group-total')}
            </Text>
            <Figures count={count} sums={sums} fields={adding} />
          </div>
          {totals.data.overlapping ? (
            <Text c="dimmed" size="sm" px="sm" pb="sm">
              {t('records-group-overlap')}
            </Text>
          ) : null}
        </div>
      </div>
    </>
  );
}
