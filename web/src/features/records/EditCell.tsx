/**
 * A value changed where it stands, in a list or (`roomy`) on its record's page, with the field's own input: Enter or leaving
 * saves, Esc gives up. What is wrong is told beside it, and the input stays. Every change can be taken back.
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
import { checkValue } from '@/entity/fields/check';
import { useCheckWords } from '@/entity/fields/checkWords';
import { FieldEdit } from '@/entity/fields/FieldEdit';
import { plainText } from '@/entity/fields/values';
import { recordLabel } from '@/entity/label';
import { useT } from '@/i18n/i18n';
import { problemText } from '@/ui/ProblemAlert';
import { showUndo } from '@/ui/undo';
import { toWire } from './draft';

/** So long an input is waited for: some seconds. */
const FRAMES_MAX = 300;
/** What is chosen, not typed: the choice is the whole of the change. */
const CHOSEN = new Set(['choice', 'bool', 'country', 'currency', 'language', 'reference', 'date']);

/** Puts what was saved into the record's page and every list that shows it; rows keep their place until the list is read anew. */
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
              ? { ...item, version: saved.version, shown: { ...item.shown, ...saved.shown }, values: Object.fromEntries(Object.keys(item.values).map((key) => [key, key in saved.values ? saved.values[key] : item.values[key]])) }
              : item,
          ),
        })),
      },
    );
    // The next change is based on this one, however soon it comes.
    client.setQueriesData<RecordItem>({ queryKey: ['records', object, 'one', saved.id] }, (data) => data && { ...data, ...saved });
    for (const kind of ['totals', 'one', 'history', 'timeline']) void client.invalidateQueries({ queryKey: ['records', object, kind] });
  };
}

interface EditCellProps {
  object: string;
  field: Field;
  item: RecordItem;
  close: () => void;
  /** In a card: with the field's name and buttons, since a phone has no Esc. */
  inCard?: boolean;
  /** On the record's page: larger, with buttons, and room for what is wrong. */
  roomy?: boolean;
}

export default function EditCell({ object, field, item, close, inCard = false, roomy = false }: EditCellProps) {
  const t = useT();
  const me = useMe();
  const client = useQueryClient();
  const takeOver = useTakeOver(object);
  const say = useCheckWords();
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
    let frame = 0;
    let left = FRAMES_MAX;
    // Inputs that few need are on their way; who has gone elsewhere meanwhile is left there.
    const aim = () => {
      const free = document.activeElement === document.body || form.current?.contains(document.activeElement);
      const input = form.current?.querySelector<HTMLElement>('input:not([type=hidden]):enabled,textarea:enabled,[contenteditable=true]');
      if (!input && left > 0) {
        left -= 1;
        frame = requestAnimationFrame(aim);
        return;
      }
      if (free || left === FRAMES_MAX) (input ?? form.current?.querySelector('button'))?.focus();
      if (input instanceof HTMLInputElement && input.type === 'text') input.select();
    };
    aim();
    return () => cancelAnimationFrame(frame);
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
      if (isProblem(error) && error.code === 'version-stale') for (const kind of ['list', 'one']) void client.invalidateQueries({ queryKey: ['records', object, kind] });
    },
  });
  const wordsFor = (next: unknown) => {
    const wrong = checkValue(field, next, { isNew: false });
    return wrong && say ? say(wrong) : null;
  };
  const commit = (next: unknown) => {
    const sent = toWire(field, next);
    if (JSON.stringify(sent) === JSON.stringify(before)) {
      close();
      return;
    }
    const wrong = wordsFor(next);
    if (wrong) setRefused(wrong);
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
    <Popover opened={refused !== null && !roomy} withRoles={false} position="bottom-start" withinPortal shadow="md" trapFocus={false} returnFocus={false}>
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
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault();
              commit(latest.current);
            }
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
            bare={roomy ? 'roomy' : true}
            field={field}
            value={value}
            shown={item.shown?.[field.key]}
            currency={own || me.company.currency}
            currencyFixed={own !== ''}
            error={refused ? (roomy ? refused : ' ') : undefined}
            onChange={(next) => {
              // Wrong once, it is told at each key until it is right.
              setRefused(refused ? wordsFor(next) : null);
              setValue(next);
              latest.current = next;
              if (CHOSEN.has(field.type) && !typing.current) commit(next);
            }}
          />
          {inCard || roomy ? (
            <Group gap="xs" mt="xs">
              <Button type="submit" size={roomy ? 'compact-sm' : 'sm'} loading={save.isPending}>
                {t('records-save')}
              </Button>
              <Button variant="default" size={roomy ? 'compact-sm' : 'sm'} onClick={close}>
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
