/** One column of a kanban: count and sums, windowed cards, a place to drop one. More cards come when the end is near. */
import { ActionIcon, Button, Menu, Text } from '@mantine/core';
import { IconArrowsMove } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { type ListQuestion, listQuery, type RecordItem } from '@/api/records';
import type { Field, ObjectSchema } from '@/api/schema';
import type { GroupTotal } from '@/api/totals';
import { recordLabel } from '@/entity/label';
import { useFormats, useLanguage, useT } from '@/i18n/i18n';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { CardRow } from './CardRow';
import { useSumText } from './groupLabel';
import classes from './Kanban.module.css';
import { keepTrail, trailOf } from './trail';
import type { Move } from './useMoves';

export interface Target {
  /** The option; null for records without one. */
  value: string | null;
  label: string;
}

interface KanbanColumnProps {
  schema: ObjectSchema;
  field: Field;
  /** Keys of what a card shows. */
  cards: string[];
  target: Target;
  /** Where a card may go. */
  targets: Target[];
  total: GroupTotal | undefined;
  summedFields: Field[];
  question: ListQuestion;
  moves: ReadonlyMap<string, Move>;
  onMove: (item: RecordItem, to: string | null) => void;
  /** The card being dragged. */
  dragged: RecordItem | null;
  onDrag: (item: RecordItem | null) => void;
}

const CARD_PX = 96;
const AHEAD = 10;

function Card({ schema, item, field, cards, target, targets, moving, onMove, onDrag }: { item: RecordItem; moving: boolean } & Pick<KanbanColumnProps, 'schema' | 'field' | 'cards' | 'target' | 'targets' | 'onMove' | 'onDrag'>) {
  const t = useT();
  const movable = field.access === 'write' && item.can['update'] === true && !moving;
  return (
    <div
      className={classes['card']}
      draggable={movable}
      data-moving={moving || undefined}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', recordLabel(item));
        onDrag(item);
      }}
      onDragEnd={() => onDrag(null)}
    >
      <div className={classes['body']}>
        <CardRow schema={schema} item={item} shown={cards} without={field.key} />
      </div>
      {movable ? (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={t('records-move', { name: recordLabel(item) })}>
              <IconArrowsMove size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{t('records-move-to')}</Menu.Label>
            {targets
              .filter(({ value }) => value !== target.value)
              .map(({ value, label }) => (
                <Menu.Item key={value ?? ''} onClick={() => onMove(item, value)}>
                  {label}
                </Menu.Item>
              ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </div>
  );
}

export function KanbanColumn(props: KanbanColumnProps) {
  const { schema, field, target, total, summedFields, question, moves, onMove, dragged } = props;
  const t = useT();
  const formats = useFormats();
  const sumText = useSumText();
  const { language } = useLanguage();
  const list = useInfiniteQuery(listQuery(schema.key, language, question));
  const address = useLocation({ select: ({ searchStr }) => searchStr.replace(/^\?/, '') });
  const box = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState(false);
  const fetched = list.data?.pages.flatMap((page) => page.items) ?? [];
  const coming = [...moves.values()].filter(({ to, item }) => to === target.value && !fetched.some(({ id }) => id === item.id)).map(({ item }) => item);
  const items = [...coming, ...fetched.filter(({ id }) => (moves.get(id)?.to ?? target.value) === target.value && (!moves.has(id) || moves.get(id)?.to === target.value))];
  const windowed = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => CARD_PX,
    overscan: 6,
    getItemKey: (index) => items[index]?.id ?? index,
  });
  const shown = windowed.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError && last >= items.length - AHEAD) void fetchNextPage({ cancelRefetch: false });
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, last, items.length]);
  const droppable = dragged !== null && (dragged.values[field.key] ?? null) !== target.value && props.targets.some(({ value }) => value === target.value);
  const sums = summedFields.flatMap((one) => sumText(one, total?.sums[one.key]).map((text) => `${one.label} ${text}`));
  return (
    <section
      className={classes['column']}
      aria-label={target.label}
      data-over={(over && droppable) || undefined}
      onDragOver={(event) => {
        if (!droppable) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        if (!droppable || !dragged) return;
        event.preventDefault();
        onMove(dragged, target.value);
      }}
    >
      <div className={classes['head']}>
        <h2>{target.label}</h2>
        <div className={classes['figures']}>
          {t('records-count', { count: total?.count ?? 0 })}
          {sums.map((text) => (
            <div key={text}>{text}</div>
          ))}
        </div>
      </div>
      <div ref={box} className={classes['scroll']} role="region" aria-label={t('records-cards', { column: target.label, count: formats.integer(total?.count ?? 0) })} tabIndex={0}>
        {list.error ? <ProblemAlert error={list.error} retry={() => void list.refetch()} /> : null}
        {list.data && items.length === 0 ? (
          <Text size="sm" c="dimmed" ta="center" py="md">
            {t('records-cards-none')}
          </Text>
        ) : null}
        <ul className={classes['cards']} onClickCapture={() => keepTrail({ ...trailOf(schema.key, address, question, list.data?.pages ?? []), ids: items.map(({ id }) => id) })} style={{ height: windowed.getTotalSize() }}>
          {shown.map(({ index, start }) => {
            const item = items[index] as RecordItem;
            return (
              <li key={item.id} ref={windowed.measureElement} data-index={index} className={classes['place']} style={{ transform: `translateY(${start}px)` }}>
                <Card {...props} item={item} moving={moves.has(item.id)} />
              </li>
            );
          })}
        </ul>
        {hasNextPage && isFetchNextPageError ? (
          <Button size="compact-xs" variant="default" onClick={() => void fetchNextPage({ cancelRefetch: false })}>
            {t('shell-try-again')}
          </Button>
        ) : null}
      </div>
    </section>
  );
}
