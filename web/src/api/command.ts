/**
 * `useCommand`: a change with an effect. Keeps one idempotency key per intent: the same input sent
 * again because no answer came keeps its key (the server then returns the stored result); any
 * answer, good or bad, ends the intent.
 */
import { useMutation, type UseMutationOptions } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { newKey } from './client';
import { isUnanswered, type ProblemError } from './problem';

/** Remembers the key of an intent that got no answer. */
export class Intent {
  private pending: { input: string; key: string } | null = null;

  keyFor(input: unknown): string {
    const text = JSON.stringify(input) ?? '';
    if (this.pending?.input !== text) this.pending = { input: text, key: newKey() };
    return this.pending.key;
  }

  /** Call with the error, or with nothing after success. */
  settle(error?: unknown): void {
    if (!isUnanswered(error)) this.pending = null;
  }
}

/** As `useMutation`, but `mutate` while a change is under way does nothing: a second click comes before the button can be drawn as busy. */
export function useCommand<Input, Output>(
  run: (input: Input, idempotencyKey: string) => Promise<Output>,
  options: Omit<UseMutationOptions<Output, ProblemError, Input>, 'mutationFn'> = {},
) {
  const intent = useRef(new Intent());
  const busy = useRef(false);
  const mutation = useMutation<Output, ProblemError, Input>({
    ...options,
    mutationFn: async (input) => {
      try {
        const output = await run(input, intent.current.keyFor(input));
        intent.current.settle();
        return output;
      } catch (error) {
        intent.current.settle(error);
        throw error;
      }
    },
    onSettled: async (...answer) => {
      busy.current = false;
      await options.onSettled?.(...answer);
    },
  });
  const { mutate } = mutation;
  const once = useCallback(
    (input: Input) => {
      if (busy.current) return;
      busy.current = true;
      mutate(input);
    },
    [mutate],
  );
  return { ...mutation, mutate: once };
}
