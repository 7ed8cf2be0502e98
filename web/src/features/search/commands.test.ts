/** The buttons of the screen become commands under their own names; what is disabled or without a name is none. */
import { expect, it, vi } from 'vitest';
import { screenActions } from './commands';

it('takes the buttons and links of the head, and presses them', async () => {
  document.body.innerHTML = '<div data-screen-actions><button>Confirm</button><button disabled>Cancel order</button><a href="#edit"> Edit </a><button aria-label="More"></button><button></button></div><button>Elsewhere</button>';
  const found = screenActions(document);
  expect(found.map(({ label }) => label)).toEqual(['Confirm', 'Edit', 'More']);
  const pressed = vi.fn<() => void>();
  document.querySelector('button')?.addEventListener('click', pressed);
  found[0]?.run();
  await vi.waitFor(() => expect(pressed).toHaveBeenCalledTimes(1));
  expect(document.activeElement?.textContent).toBe('Confirm');
});
