/** One plain letter as a key of the app: by its character, whatever the keyboard's layout; never inside inputs or dialogs. */
import { useEffect, useEffectEvent } from 'react';

export function useKey(character: string, run: () => void): void {
  const act = useEffectEvent(run);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      // A table may have taken the letter already.
      if (event.defaultPrevented || event.key.toLowerCase() !== character || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest('input,textarea,select,[contenteditable],[role="dialog"]')) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [character]);
}
