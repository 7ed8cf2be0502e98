/** Letters typed before the palette is there reach it whole and in order, and nothing else of the page sees them. */
import { fireEvent } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { collectTyped, takeTyped } from './typedAhead';

/** Types the keys on the page: which of them the page itself saw. */
function type(...keys: (string | KeyboardEventInit)[]) {
  const seen: string[] = [];
  const see = (event: KeyboardEvent) => seen.push(event.key);
  document.body.addEventListener('keydown', see);
  for (const key of keys) fireEvent.keyDown(document.body, typeof key === 'string' ? { key } : key);
  document.body.removeEventListener('keydown', see);
  return seen;
}

it('keeps every letter, and hands them over once', () => {
  collectTyped(() => {});
  expect(type(...'Part man')).toEqual([]);
  expect(takeTyped()).toBe('Part man');
  expect(takeTyped()).toBe('');
  expect(type('x')).toEqual(['x']);
});

it('knows corrections, AltGr and other scripts, and leaves commands to the page', () => {
  collectTyped(() => {});
  expect(type('П', 'х', 'Backspace', 'а', { key: 'ł', ctrlKey: true, altKey: true }, 'Enter', { key: 'k', ctrlKey: true }, { key: 'r', metaKey: true }, 'Shift', 'Tab')).toEqual(['k', 'r', 'Shift', 'Tab']);
  expect(takeTyped()).toBe('Паł');
});

it('is ended by Esc and by whoever began it', () => {
  const cancel = vi.fn<() => void>();
  const end = collectTyped(cancel);
  type('a', 'Escape');
  expect(cancel).toHaveBeenCalledOnce();
  end();
  expect(type('b')).toEqual(['b']);
  collectTyped(cancel);
  expect(takeTyped()).toBe('');
});
