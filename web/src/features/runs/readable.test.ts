/** Conditions are said in words where they have some, and never half. */
import { expect, it } from 'vitest';
import { Formats } from '@/i18n/format';
import { type Language, translator } from '@/i18n/i18n';
import { catalogueOf } from '@/test/render';
import { conditionText, figureText } from './readable';

const say = (language: Language, condition: string) => conditionText(translator(language, catalogueOf(language)), new Formats(language), condition);

it.each([
  ['en', 'GV >= 400', 'Group volume (GV): at least 400'],
  ['en', 'GV >= 12000.50', 'Group volume (GV): at least 12,000.5'],
  ['ru', 'PV >= 100', 'Личный объём (PV): не меньше 100'],
  ['en', 'BV >= 100', 'Business volume (BV): at least 100'],
  ['en', 'TEAM >= 100', 'TEAM: at least 100'],
  ['en', 'legs(active) >= 2', 'Active legs: at least 2'],
  ['ru', 'legs(active) >= 2', 'Активные ветви: не меньше 2'],
  ['pt', 'legs(rank >= Silver) >= 3', 'Pernas cujo primeiro membro tem rank ≥ Silver: pelo menos 3'],
  ['en', 'legs_with(rank >= Gold) >= 1', 'Legs with somebody who has rank ≥ Gold: at least 1'],
  ['en', 'GV >= 2 * PV', 'GV ≥ 2 * PV'],
  ['en', 'PV < 10 or GV >= 5', 'PV < 10 or GV ≥ 5'],
  ['en', 'legs(PV >= group(GV)) >= 2', 'legs(PV ≥ group(GV)) ≥ 2'],
  ['en', 'not active', 'not active'],
] as const)('%s: %s', (language, condition, words) => expect(say(language, condition)).toBe(words));

it('names figures the same way, and leaves the plan’s own names', () => {
  const t = translator('fr', catalogueOf('fr'));
  expect(figureText(t, 'legs(active)')).toBe('Jambes actives');
  expect(figureText(t, 'GV')).toBe('Volume de groupe (GV)');
  expect(figureText(t, 'RETAIL')).toBe('RETAIL');
});
