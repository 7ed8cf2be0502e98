/** The records of a list as cards in columns, one a choice. Cards are dragged, or moved by their menu with keyboard and on a phone. */
import { Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ListQuestion, RecordItem } from '@/api/records';
import type { Field, ObjectSchema } from '@/api/schema';
import { totalsQuery } from '@/api/totals';
import { narrowed, summed } from '@/entity/group';
import { useLanguage, useT } from '@/i18n/i18n';
import { Loading } from '@/ui/Loading';
import { ProblemAlert } from '@/ui/ProblemAlert';
import classes from './Kanban.module.css';
import { KanbanColumn, type Target } from './KanbanColumn';
import { useMoves } from './useMoves';

interface KanbanProps {
  schema: ObjectSchema;
  /** The choice that makes the columns. */
  field: Field;
  question: ListQuestion;
  /** Keys of what a card shows. */
  cards: string[];
  fields: Field[];
  empty: ReactNode;
}

export default function Kanban({ schema, field, question, cards, fields, empty }: KanbanProps) {
  const t = useT();
  const { language } = useLanguage();
  const { moves, move } = useMoves(schema.key, field);
  const [dragged, setDragged] = useState<RecordItem | null>(null);
  const adding = summed(fields).slice(0, 2);
  const measures = ['count', ...adding.map(({ key }) => `sum:${key}`)].join(',');
  const totals = useQuery({ ...totalsQuery(schema.key, language, { filter: question.filter, q: question.q, group: field.key, measures }), placeholderData: keepPreviousData });
  if (totals.error) return <ProblemAlert error={totals.error} retry={() => void totals.refetch()} />;
  if (!totals.data) return <Loading rows={8} />;
  if (totals.data.count === 0) return <>{empty}</>;
  const totalOf = (value: string | null) => totals.data.groups.find(({ keys }) => (keys[0]?.value ?? null) === value);
  const targets: Target[] = field.options.map(({ value, label }) => ({ value, label }));
  if (!field.required) targets.push({ value: null, label: t('records-group-empty') });
  // A column nobody can see into is drawn only where there are cards for it: records without a value, options that are gone.
  const known = new Set(field.options.map(({ value }) => value));
  const others = totals.data.groups.flatMap(({ keys }): Target[] => {
    const value = keys[0]?.value ?? null;
    if (value === null) return [{ value: null, label: t('records-group-empty') }];
    return typeof value === 'string' && !known.has(value) ? [{ value, label: value }] : [];
  });
  const columns: Target[] = [...field.options.map(({ value, label }) => ({ value, label })), ...others];
  return (
    <>
      {field.access === 'write' ? null : (
        <Text size="sm" c="dimmed" mb="xs">
          {t('records-move-not', { field: field.label })}
        </Text>
      )}
      <div className={classes['board']}>
        {columns.map((target) => (
          <KanbanColumn
            key={target.value ?? ''}
            schema={schema}
            field={field}
            cards={cards}
            target={target}
            targets={targets}
            total={totalOf(target.value)}
            summedFields={adding}
            question={{
              q: question.q,
              sort: question.sort,
              columns: [...new Set([...cards, field.key])].join(','),
              filter: narrowed(question.filter, target.value === null ? { field: field.key, op: 'empty', value: true } : { field: field.key, op: 'eq', value: target.value }),
            }}
            moves={moves}
            onMove={(item, to) => void move(item, to)}
            dragged={dragged}
            onDrag={setDragged}
          />
        ))}
      </div>
    </>
  );
}
