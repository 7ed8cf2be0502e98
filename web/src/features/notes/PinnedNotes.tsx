/** The pinned notes of a record, above its timeline. */
import { Stack, Title } from '@mantine/core';
import type { Note } from '@/api/notes';
import { useT } from '@/i18n/i18n';
import { NoteEntry } from './NoteEntry';
import classes from './PinnedNotes.module.css';
import type { NotePlace } from './useNotes';

interface Props {
  place: NotePlace;
  notes: Note[];
  canWrite: boolean;
}

export function PinnedNotes({ place, notes, canWrite }: Props) {
  const t = useT();
  if (notes.length === 0) return null;
  return (
    <Stack gap="xs" component="section" aria-label={t('notes-pinned')}>
      <Title order={2} size="h5">
        {t('notes-pinned')}
      </Title>
      {notes.map((note) => (
        <div key={note.id} className={classes['note']}>
          <NoteEntry place={place} note={note} canWrite={canWrite} />
        </div>
      ))}
    </Stack>
  );
}
