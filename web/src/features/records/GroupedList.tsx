/**
 * A list by groups: each with its count and sums, opened to its rows when wanted. A group that shares something out of the
 * reader's sight has figures but no way in.
 */
import { Button, Text, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { type ListQuestion, listQuery, type RecordItem } from '@/api/records';
import type { Field, ObjectSchema } from '@/api/schema';
import { type Sum, totalsQuery } from '@/api/totals';
import { type Grouping, narrowed, summed, writeGroup } from '@/entity/group';
import { useFormats, useLanguage, useT } from '@/i18n/i18n';
import { type Column, RowsTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { Loading } from '@/ui/Loading';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { CardRow } from './CardRow';
import { GroupChart } from './GroupChart';
import { useGroupLabel, useSumText } from './groupLabel';
import classes from './Groups.module.css';
import { keepTrail } from './trail';

interface GroupedListProps {
  schema: ObjectSchema;
  grouping: Grouping;
  question: ListQuestion;
  columns: Column<RecordItem>[];
  fields: Field[];
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

function GroupRows({ schema, question, columns, onOpen }: Pick<GroupedListProps, 'schema' | 'question' | 'columns' | 'onOpen'>) {
  const t = useT();
  const { language } = useLanguage();
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const list = useInfiniteQuery(listQuery(schema.key, language, question));
  const address = useLocation({ select: ({ searchStr }) => searchStr.replace(/^\?/, '') });
  if (list.error) return <ProblemAlert error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <Loading rows={3} />;
  const rows = list.data.pages.flatMap((page) => page.items);
  return (
    <div className={classes['rows']} onClickCapture={() => keepTrail({ object: schema.key, search: address, ids: rows.map(({ id }) => id) })}>
      {phone ? rows.map((item) => <div key={item.id} style={{ padding: '8px 12px' }}><CardRow schema={schema} item={item} /></div>) : <RowsTable label={schema.plural} rows={rows} columns={columns} rowKey={(item) => item.id} onOpen={onOpen} />}
      {list.hasNextPage ? (
        <Button variant="subtle" m="xs" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('records-group-more')}
        </Button>
      ) : null}
    </div>
  );
}

export default function GroupedList({ schema, grouping, question, columns, fields, onOpen, empty }: GroupedListProps) {
  const t = useT();
  const { language } = useLanguage();
  const label = useGroupLabel(grouping);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const adding = summed(fields);
  const measures = ['count', ...adding.map(({ key }) => `sum:${key}`)].slice(0, 8).join(',');
  const totals = useQuery({
    ...totalsQuery(schema.key, language, { filter: question.filter, q: question.q, group: writeGroup(grouping), measures }),
    placeholderData: keepPreviousData,
  });
  if (totals.error) return <ProblemAlert error={totals.error} retry={() => void totals.refetch()} />;
  if (!totals.data) return <Loading rows={10} />;
  if (totals.data.count === 0) return <>{empty}</>;
  const toggle = (key: string) => {
    const next = new Set(open);
    if (!next.delete(key)) next.add(key);
    setOpen(next);
  };
  if (totals.data.groups.length === 0) return <EmptyState text={t('records-empty-filtered')} />;
  return (
    <div className={classes['box']} role="region" aria-label={schema.plural} tabIndex={0}>
      <GroupChart totals={totals.data} grouping={grouping} fields={adding} />
      {totals.data.groups.map((group) => {
        const one = group.keys[0];
        const key = JSON.stringify([one?.value, one?.hidden]);
        const opened = open.has(key) && group.filter !== null;
        return (
          <section key={key}>
            <UnstyledButton className={classes['head']} disabled={group.filter === null} aria-expanded={group.filter === null ? undefined : opened} onClick={() => toggle(key)}>
              {opened ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden style={group.filter === null ? { visibility: 'hidden' } : undefined} />}
              <span className={classes['name']}>{one ? label(one) : ''}</span>
              <Figures count={group.count} sums={group.sums} fields={adding} />
            </UnstyledButton>
            {opened ? <GroupRows schema={schema} question={{ ...question, filter: narrowed(question.filter, group.filter) }} columns={columns} onOpen={onOpen} /> : null}
          </section>
        );
      })}
      <div className={classes['total']}>
        <Text span fw={600} size="sm">
          {t('records-group-total')}
        </Text>
        <Figures count={totals.data.count} sums={totals.data.sums} fields={adding} />
      </div>
    </div>
  );
}
