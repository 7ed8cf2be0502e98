/** Where a new note begins: a button, and the form once it is asked for or a draft is waiting. */
import { Button } from '@mantine/core';
import { IconNote } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useT } from '@/i18n/i18n';
import { useKept } from '@/ui/useKept';
import { draftName, NOTHING } from './draft';
import { NoteForm } from './NoteForm';
import type { NotePlace } from './useNotes';

interface Props {
  place: NotePlace;
  /** The form was here a moment ago, and the focus with it. */
  returned: boolean;
  onDone: () => void;
}

function Beginning({ place, returned, onDone }: Props) {
  const t = useT();
  const kept = useKept(draftName(place, null), NOTHING);
  const [waiting] = useState(kept.restored);
  const [asked, setAsked] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (returned) button.current?.focus({ preventScroll: true });
  }, [returned]);
  if (asked || waiting) return <NoteForm place={place} note={null} kept={kept} asked={asked} onDone={onDone} />;
  return (
    <Button ref={button} variant="default" w="fit-content" className="tl-no-print" leftSection={<IconNote size={16} aria-hidden />} onClick={() => setAsked(true)}>
      {t('notes-write')}
    </Button>
  );
}

export function Composer({ place }: { place: NotePlace }) {
  const [turn, setTurn] = useState(0);
  return <Beginning key={turn} place={place} returned={turn > 0} onDone={() => setTurn(turn + 1)} />;
}
