/** Two changes one right after the other are both sent; the same one twice is sent once. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { renderScreen } from '@/test/render';
import { useCommand } from './command';

const run = vi.fn<(input: string, key: string) => Promise<string>>();

function Two() {
  const tick = useCommand(run);
  return ['one', 'two'].map((name) => (
    <button key={name} type="button" onClick={() => tick.mutate(name)}>
      {name}
    </button>
  ));
}

it('drops a repeat of what is under way, and nothing else', async () => {
  run.mockReturnValue(new Promise(() => undefined));
  await renderScreen(<Two />);
  for (const name of ['one', 'one', 'two', 'one']) fireEvent.click(screen.getByRole('button', { name }));
  await waitFor(() => expect(run).toHaveBeenCalledTimes(2));
  expect(run.mock.calls.map(([input]) => input)).toEqual(['one', 'two']);
  expect(new Set(run.mock.calls.map(([, key]) => key)).size).toBe(2);
});
