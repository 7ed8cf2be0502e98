/** A label is left to the title only where the title says the very same of one field. */
import { expect, it } from 'vitest';
import { saidByTitle } from './saidByTitle';

it('holds for one field of the same name alone', () => {
  const notes = { label: 'Notes' };
  expect(saidByTitle(notes, [notes])).toBe(true);
  expect(saidByTitle(notes, [{ label: 'Note' }])).toBe(false);
  expect(saidByTitle(notes, [notes, { label: 'City' }])).toBe(false);
  expect(saidByTitle(notes, [])).toBe(false);
  expect(saidByTitle({ label: '' }, [{ label: '' }])).toBe(false);
});
