/** A note being written or changed: kept in this browser until it is saved, sent by Ctrl+Enter. The editor comes when it is needed. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { type KeyboardEvent, lazy, Suspense } from 'react';
import type { Note } from '@/api/notes';
import type { Field } from '@/api/schema';
import { plainText } from '@/entity/fields/values';
import { useT } from '@/i18n/i18n';
import { Loading } from '@/ui/Loading';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { UnkeptNotice } from '@/ui/KeptNotice';
import type { Kept } from '@/ui/useKept';
import type { NoteDraft } from './draft';
import { type NotePlace, useSave } from './useNotes';

const RichTextEdit = lazy(() => import('@/entity/fields/RichTextEdit'));

interface Props {
  place: NotePlace;
  /** The one that is changed; null for a new one. */
  note: Note | null;
  kept: Kept<NoteDraft>;
  /** The person has asked for it just now: the cursor goes into it. */
  asked: boolean;
  onDone: () => void;
}

export function NoteForm({ place, note, kept, asked, onDone }: Props) {
  const t = useT();
  const { text } = kept.value;
  const save = useSave(place, note, () => {
    kept.forget();
    onDone();
  });
  const send = () => {
    if (text !== '') save.mutate(text);
  };
  const typed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    // Not a line break of the editor's.
    event.preventDefault();
    event.stopPropagation();
    send();
  };
  const field: Field = { key: 'text', type: 'rich_text', label: t('notes-field'), required: false, options: [], relation: null, access: 'write', listable: false, filterable: false, sortable: false };
  return (
    <Stack gap="xs" onKeyDownCapture={typed} className="tl-no-print">
      <Suspense fallback={<Loading rows={3} />}>
        <RichTextEdit field={field} value={text} focused={asked} onChange={(value) => kept.set({ text: plainText(value) })} />
      </Suspense>
      {kept.unkept ? <UnkeptNotice /> : null}
      {save.error ? <ProblemAlert error={save.error} /> : null}
      <Group gap="sm">
        <Button loading={save.isPending} disabled={text === ''} onClick={send}>
          {t(note ? 'records-save' : 'notes-save')}
        </Button>
        <Button
          variant="default"
          onClick={() => {
            kept.forget();
            onDone();
          }}
        >
          {t('shell-cancel')}
        </Button>
        <Text size="sm" c="dimmed">
          {t('notes-hint')}
        </Text>
      </Group>
    </Stack>
  );
}
