/** The check of the catalogues: it must find every way in which words can be wrong. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LANGUAGES, LOCALES, readCatalogues, render } from './catalogues.mjs';

let folder;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'locales-'));
  for (const language of LANGUAGES) mkdirSync(join(folder, language));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Writes one text for all languages, some of them otherwise. */
function write(text, others = {}) {
  for (const language of LANGUAGES) writeFileSync(join(folder, language, 'a.ftl'), others[language] ?? text);
  return readCatalogues(folder).problems;
}

function plural(forms) {
  return `# words\nx-n = { $n ->\n${forms.map((form) => `    [${form}] ${form}\n`).join('')}   *[other] o\n }\n`;
}

it('finds nothing in our own catalogues', () => {
  expect(readCatalogues(LOCALES).problems).toEqual([]);
});

it('finds a missing and a surplus key', () => {
  expect(write('x-one = One\n', { pl: 'x-two = Dwa\n' })).toEqual(['pl: x-one is missing', 'pl/a.ftl:1: x-two is unknown in English']);
});

it('finds a missing plural form, naming the line', () => {
  const full = { en: plural(['one']), fr: plural(['one', 'many']), pt: plural(['one', 'many']), es: plural(['one', 'many']), pl: plural(['one', 'few', 'many']), ru: plural(['one', 'few', 'many']) };
  expect(write('', full)).toEqual([]);
  expect(write('', { ...full, ru: plural(['one', 'many']) })).toEqual(['ru/a.ftl:2: x-n lacks the plural form few']);
  expect(write('', { ...full, es: 'x-n = { $n } cosas\n' })).toEqual(['es/a.ftl:1: x-n has no plural forms, English has']);
});

it('finds another set of arguments, a key twice and broken Fluent', () => {
  expect(write('x-a = Hello { $name }\n', { fr: 'x-a = Bonjour { $nom }\n' })).toEqual(['fr/a.ftl:1: x-a uses {nom}, English uses {name}']);
  expect(write('x-a = A\n', { ru: 'x-a = A\nx-a = B\n' })).toEqual(['ru/a.ftl:2: x-a stands already in ru/a.ftl:1']);
  expect(write('x-a = A\n', { es: 'x-a = A\nx-b = { $oops\n' })[0]).toMatch(/^es\/a\.ftl:2: not valid Fluent/);
});

it('gives the browser no server words, and types every argument', () => {
  write('problem-x = No\nobject-y = Y\nx-a = { $b } of { $a }\nx-plain = `${1}` \\\\\n');
  const files = render(readCatalogues(folder).catalogues);
  expect(files['en.ts']).not.toMatch(/problem-x|object-y/);
  expect(files['messages.ts']).toContain("'x-a': { a: MessageArgument; b: MessageArgument };");
  expect(files['messages.ts']).toContain("'x-plain': undefined;");
  expect(files['en.ts']).toContain('\\`\\${ 1 }\\`');
});
