/**
 * A value of a list changed where it stands, with the field's own input: Enter or leaving saves, Esc gives up. What the server
 * refuses is told beside the cell, and the input stays. Every change can be taken back.
 */
import { Button, Group, Popover, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { type FocusEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { newKey } from '@/api/client';
import { useCommand } from '@/api/command';
import { isProblem } from '@/api/problem';
import { type ListAnswer, type RecordItem, updateRecord } from '@/api/records';
import type { Field } from '@/api/schema';
import { useMe } from '@/api/session';
import { FieldEdit } from '@/entity/fields/FieldEdit';
import { plainText } from '@/entity/fields/values';
import { recordLabel } from '@/entity/label';
import { useT } from '@/i18n/i18n';
import { problemText } from '@/ui/ProblemAlert';
import { showUndo } from '@/ui/undo';
import { toWire } from './draft';

/** What is chosen, not typed: the choice is the whole of the change. */
const CHOSEN = new Set(['choice', 'bool', 'country', 'currency', 'language', 'reference', 'date']);
/** Puts what was saved into every list that shows the record; rows keep their place until the list is read anew. */
function useTakeOver(object: string) {
  const client = useQueryClient();
  return (saved: RecordItem) => {
    client.setQueriesData<InfiniteData<ListAnswer>>({ queryKey: ['records', object, 'list'] }, (data) =>
      data && {
        ...data,
        pages: data.pages.map((page) => ({
          ...page,
          items: page.items.map((item) =>
            item.id === saved.id
              ? { ...item, version: saved.version, values: Object.fromEntries(Object.keys(item.values).map((key) => [key, key in saved.values ? saved.values[key] : item.values[key]])) }
              : item,
          ),
        })),
      },
    );
    for (const kind of ['totals', 'one', 'history']) void client.invalidateQueries({ queryKey: ['records', object, kind] });
  };
}

interface EditCellProps {
  object: string;
  field: Field;
  item: RecordItem;
  close: () => void;
  /** In a card: with the field's name and buttons, since a phone has no Esc. */
  inCard?: boolean;
}

export default function EditCell({ object, field, item, close, inCard = false }: EditCellProps) {
  const t = useT();
  const me = useMe();
  const client = useQueryClient();
  const takeOver = useTakeOver(object);
  const form = useRef<HTMLFormElement>(null);
  const own = plainText(item.values['currency']);
  /** What is happening is typing: a date is on its way until Enter, leaving, or a day picked. */
  const typing = useRef(false);
  const before = toWire(field, item.values[field.key]);
  const [value, setValue] = useState(item.values[field.key]);
  /** The value as it is now: leaving a field may finish it just before it is saved. */
  const latest = useRef(value);
  const [refused, setRefused] = useState<string | null>(null);
  useEffect(() => {
    const input = form.current?.querySelector<HTMLElement>('input:not([type=hidden]),textarea,button');
    input?.focus();
    if (input instanceof HTMLInputElement && input.type === 'text') input.select();
  }, []);

  const tell = (error: unknown) => (isProblem(error) && error.code === 'version-stale' ? t('records-stale', { name: recordLabel(item) }) : problemText(error, t));
  const undo = (version: number) =>
    void updateRecord(object, item.id, version, { values: { [field.key]: before } }, newKey()).then(takeOver, (error: unknown) => {
      notifications.show({ message: tell(error), color: 'red' });
      void client.invalidateQueries({ queryKey: ['records', object] });
    });
  const save = useCommand((sent: unknown, key) => updateRecord(object, item.id, item.version, { values: { [field.key]: sent } }, key), {
    onSuccess: (saved) => {
      takeOver(saved);
      close();
      showUndo(t('records-changed', { field: field.label, name: recordLabel(item) }), t('records-undo'), () => undo(saved.version));
    },
    onError: (error) => {
      setRefused((isProblem(error) && error.fieldErrors[field.key]) || tell(error));
      // The next try starts from what stands there now.
      if (isProblem(error) && error.code === 'version-stale') void client.invalidateQueries({ queryKey: ['records', object, 'list'] });
    },
  });
  const commit = (next: unknown) => {
    const sent = toWire(field, next);
    if (JSON.stringify(sent) === JSON.stringify(before)) close();
    else save.mutate(sent);
  };
  const onBlur = (event: FocusEvent) => {
    const to = event.relatedTarget as HTMLElement | null;
    // Lists and calendars of the input float above the page, in portals of their own.
    if (to === null || form.current?.contains(to) || to.closest('[data-portal]') || save.isPending || refused) return;
    commit(latest.current);
  };
  const leave = useEffectEvent((event: PointerEvent) => {
    const to = event.target instanceof Element ? event.target : null;
    if (to === null || form.current?.contains(to) || to.closest('[data-portal]') || save.isPending || refused) return;
    // The input finishes what was typed in it before that is saved.
    if (document.activeElement instanceof HTMLElement && form.current?.contains(document.activeElement)) document.activeElement.blur();
    commit(latest.current);
  });
  useEffect(() => {
    // A place that takes no focus gives no word of where the focus went.
    document.addEventListener('pointerdown', leave);
    return () => document.removeEventListener('pointerdown', leave);
  }, []);
  return (
    <Popover opened={refused !== null} withRoles={false} position="bottom-start" withinPortal shadow="md" trapFocus={false} returnFocus={false}>
      <Popover.Target>
        <form
          ref={form}
          noValidate
          onBlur={onBlur}
          onClickCapture={() => (typing.current = false)}
          onKeyDownCapture={() => (typing.current = false)}
          onInputCapture={() => (typing.current = true)}
          onSubmit={(event) => {
            event.preventDefault();
            commit(latest.current);
          }}
          onKeyDown={(event) => {
            // Letters typed here are no keys of the list.
            event.stopPropagation();
            if (event.key !== 'Escape') return;
            event.preventDefault();
            close();
          }}
        >
          {inCard ? (
            <Text size="sm" fw={600} mb={4} aria-hidden>
              {field.label}
            </Text>
          ) : null}
          <FieldEdit
            bare
            field={field}
            value={value}
            currency={own || me.company.currency}
            currencyFixed={own !== ''}
            error={refused ? ' ' : undefined}
            onChange={(next) => {
              setRefused(null);
              setValue(next);
              latest.current = next;
              if (CHOSEN.has(field.type) && !typing.current) commit(next);
            }}
          />
          {inCard ? (
            <Group gap="xs" mt="xs">
              <Button type="submit" loading={save.isPending}>
                {t('records-save')}
              </Button>
              <Button variant="default" onClick={close}>
                {t('shell-cancel')}
              </Button>
            </Group>
          ) : null}
        </form>
      </Popover.Target>
      <Popover.Dropdown maw={320}>
        <Text size="sm" c="red" role="alert">
          {refused}
        </Text>
      </Popover.Dropdown>
    </Popover>
  );
}
