/** What is done to records, as their history and the audit log name it. */
import { type PlainKey, useT } from '@/i18n/i18n';

export const ACTION_WORDS = ['create', 'update', 'trash', 'restore', 'purge', 'import', 'attach', 'detach', 'note', 'note_edit', 'note_pin', 'note_unpin', 'note_trash', 'note_restore', 'confirm', 'cancel', 'enrol', 'place', 'status', 'ask', 'approve', 'reject', 'release', 'merge', 'unmerge', 'apart', 'apart_undo', 'erase'] as const;

/** The key of an action's words; none for one without words of its own. */
export function actionKey(action: string): PlainKey | null {
  const known = ACTION_WORDS.find((one) => one === action);
  return known ? `records-action-${known}` : null;
}

/** What was done, in words; an action without words of its own keeps its key. */
export function useAction(action: string): string {
  const t = useT();
  const word = actionKey(action);
  return word ? t(word) : action;
}
