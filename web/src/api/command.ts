/**
 * `useCommand`: a change with an effect. Keeps one idempotency key per intent: the same input sent
 * again because no answer came keeps its key (the server then returns the stored result); any
 * answer, good or bad, ends the intent.
 */
import { useMutation, type UseMutationOptions } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { newKey } from './client';
import { isUnanswered, type ProblemError } from './problem';

/** Remembers the keys of intents that got no answer; several may be under way. */
export class Intent {
  private readonly pending = new Map<string, string>();
  private underWay = 0;

  keyFor(input: unknown): string {
    const text = textOf(input);
    // Something else was meant since: what got no answer before is a new intent if it is wanted again.
    if (this.underWay === 0 && !this.pending.has(text)) this.pending.clear();
    this.underWay += 1;
    const key = this.pending.get(text) ?? newKey();
    this.pending.set(text, key);
    return key;
  }

  /** Call with the error, or with the input alone after success. */
  settle(input: unknown, error?: unknown): void {
    this.underWay -= 1;
    if (!isUnanswered(error)) this.pending.delete(textOf(input));
  }
}

function textOf(input: unknown): string {
  return JSON.stringify(input) ?? '';
}

/**
 * As `useMutation`, but `mutate` does nothing while the same change is under way: a second click comes before the button can be
 * drawn as busy. Another change goes its own way at once: who ticks off two tasks means both.
 */
export function useCommand<Input, Output>(
  run: (input: Input, idempotencyKey: string) => Promise<Output>,
  options: Omit<UseMutationOptions<Output, ProblemError, Input>, 'mutationFn'> = {},
) {
  const intent = useRef(new Intent());
  const busy = useRef(new Set<string>());
  const mutation = useMutation<Output, ProblemError, Input>({
    ...options,
    mutationFn: async (input) => {
      try {
        const output = await run(input, intent.current.keyFor(input));
        intent.current.settle(input);
        return output;
      } catch (error) {
        intent.current.settle(input, error);
        throw error;
      }
    },
    onSettled: async (...answer) => {
      busy.current.delete(textOf(answer[2]));
      await options.onSettled?.(...answer);
    },
  });
  const { mutate } = mutation;
  const once = useCallback(
    (input: Input) => {
      const text = textOf(input);
      if (busy.current.has(text)) return;
      busy.current.add(text);
      mutate(input);
    },
    [mutate],
  );
  return { ...mutation, mutate: once };
}
