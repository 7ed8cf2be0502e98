/** What happened is said in words in every language; what nobody knows keeps its key. */
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { LANGUAGES } from '@/i18n/i18n';
import { renderScreen } from '@/test/render';
import { aboutOf, LOG_ACTIONS, useActionWords } from './words';

function Said() {
  const words = useActionWords();
  return <ul>{[...LOG_ACTIONS, 'of_tomorrow'].map((action) => <li key={action}>{words(action)}</li>)}</ul>;
}

it.each(LANGUAGES)('%s', async (language) => {
  await renderScreen(<Said />, { language });
  const said = screen.getAllByRole('listitem').map((item) => item.textContent);
  expect(said.pop()).toBe('of_tomorrow');
  expect(new Set(said).size).toBe(LOG_ACTIONS.length);
  // The server's keys are no words of any language.
  expect(said.filter((words) => ['asked', 'calculated', 'approved', 'rejected', 'posted'].includes(words ?? ''))).toEqual([]);
});

it.each([
  ['Users', null, null],
  ['Users', ' ', null],
  ['Users', 'users', null],
  ['Runs', 'R-000002', 'R-000002'],
  ['Accounts', 'Anna · A-000001', 'Anna · A-000001'],
])('%s with %s is named once', (object, label, name) => {
  expect(aboutOf(object, label)).toEqual({ object, name });
});
