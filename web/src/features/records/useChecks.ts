/**
 * Tells in a form what is wrong where it is typed: when a field is left, then at each key until it is right, and all of it when
 * the form is to be saved. What the server refused is told until that value is another one.
 */
import { useQueryClient } from '@tanstack/react-query';
import { type FocusEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { api } from '@/api/client';
import type { ProblemError } from '@/api/problem';
import type { ListAnswer, RecordItem } from '@/api/records';
import { fieldOf, type ObjectSchema } from '@/api/schema';
import { useCheckWords } from '@/entity/fields/checkWords';
import { plainText } from '@/entity/fields/values';
import { nameAt, textAt, wrongsOf } from './checks';
import type { Draft } from './draft';

const CANDIDATES = 5;

interface Checked {
  /** Words by path. */
  errors: Record<string, string>;
  /** Wrong fields that kept the form from being saved, with their names; empty until somebody tried. */
  refused: { path: string; name: string }[];
  /** Whether the form may be sent; otherwise everything wrong is told and the first wrong field gets the focus. */
  pass: () => boolean;
  onFocus: (event: FocusEvent) => void;
  onBlur: (event: FocusEvent) => void;
}

/** The path of the field something stands in. */
function pathOf(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest<HTMLElement>('[data-path]')?.dataset['path'] ?? null) : null;
}

/** Puts the focus into the first field of the form that is wrong. */
export function focusWrong(form: RefObject<HTMLElement | null>, path?: string): boolean {
  const place = path ? `[data-path="${CSS.escape(path)}"] ` : '';
  const first = form.current?.querySelector<HTMLElement>(`${place}[aria-invalid="true"]`) ?? form.current?.querySelector<HTMLElement>(`${place}:is(input, textarea, button, [contenteditable])`);
  first?.focus();
  return first !== undefined && first !== null;
}

/** Whether another record has the value already: only one that this person may see is found here. */
function useTaken(schema: ObjectSchema, base: RecordItem | null) {
  const client = useQueryClient();
  return async (key: string, value: unknown): Promise<boolean> => {
    const field = fieldOf(schema, key);
    const text = plainText(value).trim();
    if (!field?.unique || !field.filterable || text === '' || text === plainText(base?.values[key])) return false;
    const filter = JSON.stringify({ field: key, op: 'eq', value: text });
    const found = await client.fetchQuery({
      queryKey: ['records', schema.key, 'taken', filter],
      queryFn: ({ signal }) => api.get<ListAnswer>(`/records/${schema.key}`, { signal, query: { filter, columns: key, limit: CANDIDATES } }),
      staleTime: 10_000,
    });
    return found.items.some((item) => item.id !== base?.id && plainText(item.values[key]) === text);
  };
}

export function useChecks(schema: ObjectSchema, draft: Draft, base: RecordItem | null, error: ProblemError | null, form: RefObject<HTMLElement | null>): Checked {
  const say = useCheckWords();
  const isTaken = useTaken(schema, base);
  /** Fields that were left, and told as wrong. */
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [taken, setTaken] = useState<Record<string, string>>({});
  const [answered, setAnswered] = useState({ error, draft });
  const [tries, setTries] = useState(0);
  if (answered.error !== error) setAnswered({ error, draft });
  const wrongs = wrongsOf(schema, draft, base);
  for (const [path, text] of Object.entries(taken)) if (!wrongs.has(path) && textAt(draft, path) === text) wrongs.set(path, { code: 'field-taken' });

  const told = Object.fromEntries([...wrongs].filter(([path]) => say && left.has(path)).map(([path, wrong]) => [path, say?.(wrong) ?? '']));
  const refusals = Object.entries(error?.fieldErrors ?? {}).filter(([path]) => textAt(draft, path) === textAt(answered.draft, path));
  const errors = { ...told, ...Object.fromEntries(refusals) };

  const latest = useRef(draft);
  useEffect(() => {
    latest.current = draft;
  }, [draft]);
  useEffect(() => {
    if (tries > 0) focusWrong(form);
  }, [tries, form]);

  const leave = (path: string) => {
    setLeft((now) => new Set(now).add(path));
    const asked = textAt(latest.current, path);
    // Without an answer the server tells it when the record is saved.
    void isTaken(path, latest.current.values[path]).then(
      (yes) => yes && setTaken((now) => ({ ...now, [path]: asked })),
      () => undefined,
    );
  };
  return {
    errors,
    refused: tries > 0 ? Object.keys(told).map((path) => ({ path, name: nameAt(schema, path) })) : [],
    pass: () => {
      if (!say || wrongs.size === 0) return true;
      setLeft(new Set([...left, ...wrongs.keys()]));
      setTries(tries + 1);
      return false;
    },
    onFocus: (event) => {
      const path = pathOf(event.target);
      if (!path || path === pathOf(event.relatedTarget) || wrongs.has(path)) return;
      // What is right is let be typed to its end.
      setLeft((now) => new Set([...now].filter((one) => one !== path)));
    },
    onBlur: (event) => {
      const path = pathOf(event.target);
      const to = event.relatedTarget instanceof Element ? event.relatedTarget : null;
      // Lists and calendars float in portals. Who goes for a button must find it where it was.
      if (!path || pathOf(to) === path || to?.closest('[data-portal]') || (to?.closest('button, a') && !pathOf(to))) return;
      leave(path);
    },
  };
}
