/** What a form holds, kept until it is saved; see `kept.ts`. The same for every form that is not a record's own. */
import { useEffect, useState } from 'react';
import { useMe } from '@/api/session';
import { forget, isKeepable, keep, placeOf, recall } from './kept';
import { rebased } from './rebase';

export interface Kept<T> {
  value: T;
  /** Some of the values, or all of them from what they are then. */
  set: (change: Partial<T> | ((now: T) => T)) => void;
  /** Something was entered that is not saved. */
  dirty: boolean;
  /** It goes on from what was entered earlier. */
  restored: boolean;
  /** There is too much to be kept. */
  unkept: boolean;
  /** Back to what is saved, or to an empty form. */
  discard: () => void;
  /** Forgets what was kept, when it is saved or given up. */
  forget: () => void;
}

/** Forgets what was kept of a form from outside of it: what it held is saved. */
export function useForget(): (name: string) => void {
  const me = useMe();
  return (name) => forget(placeOf(me.user.id, 'form', name));
}

function restoredFrom<T extends object>(found: unknown, fresh: T): T | null {
  if (typeof found !== 'object' || found === null || !('value' in found) || !('base' in found)) return null;
  const value = rebased(found.base, found.value, fresh);
  return JSON.stringify(value) === JSON.stringify(fresh) ? null : value;
}

/** `name` says what the form is about, such as `user:new`; `fresh` is what it begins with: what is saved, or nothing. */
export function useKept<T extends object>(name: string, fresh: T): Kept<T> {
  const me = useMe();
  const place = placeOf(me.user.id, 'form', name);
  const [found] = useState(() => restoredFrom(recall(place), fresh));
  const [value, setValue] = useState<T>(found ?? fresh);
  const [restored, setRestored] = useState(found !== null);
  const [base] = useState(fresh);
  const [over, setOver] = useState(false);
  const dirty = !over && JSON.stringify(value) !== JSON.stringify(base);
  const unkept = dirty && !isKeepable({ value, base });
  useEffect(() => {
    if (dirty) keep(place, { value, base });
    else forget(place);
  }, [place, value, base, dirty]);
  return {
    value,
    set: (change) => setValue((now) => (typeof change === 'function' ? change(now) : { ...now, ...change })),
    dirty,
    restored: restored && dirty,
    unkept,
    discard: () => {
      setValue(base);
      setRestored(false);
    },
    forget: () => {
      setOver(true);
      forget(place);
    },
  };
}
