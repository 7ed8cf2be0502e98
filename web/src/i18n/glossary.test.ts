/** One thing has one word: what the glossary rejected for a term does not come back into a catalogue. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Each message of a language with its attributes and forms, by its key. */
function messages(language: string): [key: string, text: string][] {
  const folder = `../locales/${language}`;
  return readdirSync(folder)
    .flatMap((file) => readFileSync(`${folder}/${file}`, 'utf8').split(/^(?=[a-z])/m))
    .flatMap((text) => {
      const key = /^([a-z][\w-]*) =/.exec(text)?.[1];
      // What stands in braces are names of the program.
      return key ? [[key, text.slice(key.length).replaceAll(/\{ \$\w+|^#.*$/gm, '')]] : [];
    });
}

/** Language, which keys speak of the thing, the word that was rejected, the one that stands for it. */
const REJECTED: readonly (readonly [string, RegExp, RegExp, string])[] = [
  ['pt', /./, /apuramento/i, 'cálculo de comissões'],
  ['pt', /./, /empregad|colaborador/i, 'funcionário'],
  ['pt', /./, /(?<!\p{L})graus?(?!\p{L})/iu, 'graduação'],
  ['pt', /-ranks?(-|$)/, /n[ií]ve(l|is)/i, 'graduação'],
  ['pt', /(^|-)orders?(-|$)/, /pedido/i, 'encomenda'],
];

/** Of a rank, and of levels of the tree. */
const LEVELS = new Set(['plan-step-forfeited-rank']);

it.each(REJECTED)('%s: where %s says it, never %s but %s', (language, keys, word) => {
  const about = messages(language).filter(([key]) => keys.test(key) && !LEVELS.has(key));
  expect(about.length).toBeGreaterThan(4);
  expect(about.filter(([, text]) => word.test(text))).toEqual([]);
});
