/** What is done with the notes of a record; afterwards its timeline and its history are read anew. */
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useCommand } from '@/api/command';
import { addNote, type Note, notesKey, removeNote, restoreNote, updateNote } from '@/api/notes';
import { useT } from '@/i18n/i18n';
import { problemText } from '@/ui/ProblemAlert';
import { showUndo } from '@/ui/undo';

export interface NotePlace {
  object: string;
  record: string;
}

export function useRefresh({ object, record }: NotePlace): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    // The notes first: the timeline takes its first page from them.
    await client.invalidateQueries({ queryKey: notesKey(object, record) });
    await Promise.all(['timeline', 'history'].map((part) => client.invalidateQueries({ queryKey: ['records', object, part, record] })));
  };
}

/** Writes a note, or other words into one that is there; the form shows what is refused. */
export function useSave(place: NotePlace, note: Note | null, onSaved: () => void) {
  const refresh = useRefresh(place);
  return useCommand((text: string, key) => (note ? updateNote(note.id, note.version, { text }, key) : addNote(place.object, place.record, text, key)), {
    onSuccess: async () => {
      onSaved();
      await refresh();
    },
    // Somebody pinned it meanwhile: what is sent next is from the version that stands.
    onError: note ? refresh : undefined,
  });
}

export function usePin(place: NotePlace) {
  const t = useT();
  const refresh = useRefresh(place);
  return useCommand((note: Note, key) => updateNote(note.id, note.version, { pinned: !note.pinned }, key), {
    onSuccess: refresh,
    onError: async (error) => {
      notifications.show({ message: problemText(error, t), color: 'red' });
      await refresh();
    },
  });
}

export function useRemove(place: NotePlace) {
  const t = useT();
  const refresh = useRefresh(place);
  const onError = (error: Error) => notifications.show({ message: problemText(error, t), color: 'red' });
  const restore = useCommand((note: Note) => restoreNote(note.id), { onSuccess: refresh, onError });
  return useCommand((note: Note, key) => removeNote(note.id, key), {
    onSuccess: async (_, note) => {
      showUndo(t('notes-deleted'), t('records-undo'), () => restore.mutate(note));
      await refresh();
    },
    onError,
  });
}
