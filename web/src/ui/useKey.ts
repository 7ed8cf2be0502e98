/**
 * One letter as a key of the app, by its character or, on a layout of another script, by its place; a plain one never inside
 * inputs or dialogs, one with Ctrl or ⌘ (`mod`) everywhere.
 */
import { useEffect, useEffectEvent } from 'react';

/** The letter a key gives, or on a layout without Latin letters (Cyrillic, Greek) the one that stands there on others. */
export function letterOf({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  if (key.length === 1 && key > '\u007f' && /^Key[A-Z]$/.test(code)) return code.slice(3).toLowerCase();
  return key.toLowerCase();
}

export function useKey(character: string, run: () => void, { mod = false } = {}): void {
  const act = useEffectEvent(run);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      // A table may have taken the letter already.
      if (event.defaultPrevented || letterOf(event) !== character || event.altKey || (event.ctrlKey || event.metaKey) !== mod) return;
      if (!mod && event.target instanceof Element && event.target.closest('input,textarea,select,[contenteditable],[role="dialog"]')) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [character, mod]);
}

/** What the key beside the space bar is called on this machine. */
export function modKey(): string {
  return /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl';
}
