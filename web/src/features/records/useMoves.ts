/**
 * Moving a card to another column: shown at once, written with the version that was read, taken back where the server
 * refuses. Somebody else's change in between is told, and nothing of it is overwritten. Refuses a second move of a card that is
 * still on its way.
 */
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { newKey } from '@/api/client';
import { isProblem } from '@/api/problem';
import { type RecordItem, updateRecord } from '@/api/records';
import type { Field } from '@/api/schema';
import { recordLabel } from '@/entity/label';
import { useT } from '@/i18n/i18n';
import { problemText } from '@/ui/ProblemAlert';
import { showUndo } from '@/ui/undo';

export interface Move {
  item: RecordItem;
  /** The option it goes to; null empties the field. */
  to: string | null;
}

export function useMoves(object: string, field: Field) {
  const t = useT();
  const client = useQueryClient();
  const [moves, setMoves] = useState<ReadonlyMap<string, Move>>(new Map());
  const busy = useRef(new Set<string>());
  const refresh = () => client.invalidateQueries({ queryKey: ['records', object] });
  const set = (id: string, under: Move | null) =>
    setMoves((before) => {
      const next = new Map(before);
      if (under) next.set(id, under);
      else next.delete(id);
      return next;
    });

  async function move(item: RecordItem, to: string | null): Promise<void> {
    if (busy.current.has(item.id)) return;
    const from = (item.values[field.key] ?? null) as string | null;
    if (from === to) return;
    busy.current.add(item.id);
    set(item.id, { item: { ...item, values: { ...item.values, [field.key]: to } }, to });
    try {
      const saved = await updateRecord(object, item.id, item.version, { values: { [field.key]: to } }, newKey());
      await refresh();
      const words = field.options.find(({ value }) => value === to)?.label ?? t('records-group-empty');
      showUndo(t('records-moved', { name: recordLabel(item), to: words }), t('records-undo'), () => void move({ ...item, version: saved.version, values: { ...item.values, [field.key]: to } }, from));
    } catch (error) {
      const stale = isProblem(error) && error.code === 'version-stale';
      notifications.show({ color: 'red', message: stale ? t('records-stale', { name: recordLabel(item) }) : problemText(error, t) });
      await refresh();
    } finally {
      busy.current.delete(item.id);
      set(item.id, null);
    }
  }
  return { moves, move };
}
