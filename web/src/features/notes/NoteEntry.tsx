/** A note as it stands in a timeline: who, when, what; and for those who may, changed, pinned, deleted. */
import { ActionIcon, Group, Text } from '@mantine/core';
import { IconPencil, IconPin, IconPinnedOff, IconTrash } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { Note } from '@/api/notes';
import { useMe } from '@/api/session';
import { useFormats, useT } from '@/i18n/i18n';
import { placeOf, recall } from '@/ui/kept';
import { Loading } from '@/ui/Loading';
import { useKept } from '@/ui/useKept';
import { DateText } from '@/ui/Values';
import { draftName } from './draft';
import { NoteForm } from './NoteForm';
import { type NotePlace, usePin, useRemove } from './useNotes';

const RichTextView = lazy(() => import('@/entity/fields/RichTextView'));

interface EditProps {
  place: NotePlace;
  note: Note;
  asked: boolean;
  onDone: () => void;
}

function Changing({ place, note, asked, onDone }: EditProps) {
  const kept = useKept(draftName(place, note), { text: note.text });
  return <NoteForm place={place} note={note} kept={kept} asked={asked} onDone={onDone} />;
}

interface Props {
  place: NotePlace;
  note: Note;
  /** The reader may change the record, and with it pin its notes. */
  canWrite: boolean;
}

export function NoteEntry({ place, note, canWrite }: Props) {
  const t = useT();
  const me = useMe();
  const formats = useFormats();
  const pin = usePin(place);
  const remove = useRemove(place);
  // What was begun and never saved goes on where it ended.
  const [state, setState] = useState<'read' | 'asked' | 'waiting' | 'done'>(() => (note.can_edit && recall(placeOf(me.user.id, 'form', draftName(place, note))) !== null ? 'waiting' : 'read'));
  const pencil = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (state === 'done') pencil.current?.focus({ preventScroll: true });
  }, [state]);
  const who = note.by ?? t('records-history-system');
  const when = formats.instant(note.at);
  return (
    <>
      <Group gap={4} justify="space-between" wrap="nowrap" align="flex-start">
        <Text>
          <Text span fw={600}>
            {who}
          </Text>{' '}
          · <DateText value={note.at} />
          {note.edited_at ? (
            <Text span size="sm" c="dimmed">
              {' '}
              · {t('notes-edited', { when: formats.instant(note.edited_at) })}
            </Text>
          ) : null}
        </Text>
        <Group gap={0} wrap="nowrap" className="tl-no-print">
          {canWrite ? (
            <ActionIcon variant="subtle" color="gray" size="lg" loading={pin.isPending} aria-label={t(note.pinned ? 'notes-unpin' : 'notes-pin', { who, when })} onClick={() => pin.mutate(note)}>
              {note.pinned ? <IconPinnedOff size={18} aria-hidden /> : <IconPin size={18} aria-hidden />}
            </ActionIcon>
          ) : null}
          {note.can_edit ? (
            <ActionIcon ref={pencil} variant="subtle" color="gray" size="lg" aria-label={t('notes-edit', { when })} onClick={() => setState('asked')}>
              <IconPencil size={18} aria-hidden />
            </ActionIcon>
          ) : null}
          {note.can_remove ? (
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('notes-delete', { who, when })} onClick={() => remove.mutate(note)}>
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          ) : null}
        </Group>
      </Group>
      {note.can_edit && (state === 'asked' || state === 'waiting') ? (
        <Changing place={place} note={note} asked={state === 'asked'} onDone={() => setState('done')} />
      ) : (
        <Suspense fallback={<Loading rows={1} />}>
          <RichTextView html={note.text} />
        </Suspense>
      )}
    </>
  );
}
