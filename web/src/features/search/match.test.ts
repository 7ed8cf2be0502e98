/** Finding a screen by what was typed. */
import { expect, it } from 'vitest';
import { matches } from './match';

it('finds words in any order, without case and accents', () => {
  expect(matches('Réglages de l’équipe', 'equipe regl')).toBe(true);
  expect(matches('Zarobki łączne', 'laczne')).toBe(true);
  expect(matches('Сеть', 'СЕТЬ')).toBe(true);
  expect(matches('Network', 'work net')).toBe(true);
  expect(matches('Network', 'nett')).toBe(false);
  expect(matches('Network', '')).toBe(true);
});
