/** Words: the real catalogues, every plural form of each language. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Formats } from './format';
import { guessLanguage, regionalTag, translator, withFigures } from './i18n';

const catalogue = (language: string) => readFileSync(`../locales/${language}/records-ui.ftl`, 'utf8');

describe('plural forms', () => {
  const cases: [string, number, string][] = [
    ['en', 1, '1 record'],
    ['en', 0, '0 records'],
    ['fr', 0, '0 fiche'],
    ['fr', 1_000_000, '1 000 000 de fiches'],
    ['pt', 1_000_000, '1 000 000 de registos'],
    ['es', 1_000_000, '1 000 000 de registros'],
    ['pl', 1, '1 rekord'],
    ['pl', 22, '22 rekordy'],
    ['pl', 12, '12 rekordów'],
    ['ru', 21, '21 запись'],
    ['ru', 23, '23 записи'],
    ['ru', 111, '111 записей'],
  ];
  it.each(cases)('%s %d → %s', (language, count, words) => {
    const text = translator(language, catalogue(language))('records-count', { count });
    expect(text.replaceAll(/[\u00a0\u202f.]/g, ' ')).toBe(words);
  });
});

const written = (language: string, figures: string, count: number) =>
  withFigures(translator(language, catalogue(language)), new Formats(language, 'UTC', figures))('records-count', { count });

describe('numbers in sentences', () => {
  it('are written in the reader’s own form and keep the plural form of the language', () => {
    expect(written('pl', 'en-GB', 12_022)).toBe('12,022 rekordy');
    expect(written('ru', 'en-IN', 1_000_021)).toBe('10,00,021 запись');
    expect(written('en', 'de-DE', 1)).toBe('1 record');
  });
});

describe('the language before sign-in', () => {
  it('is the stored one, else the first the browser wishes that we speak, else English', () => {
    expect(guessLanguage('pl', ['ru'])).toBe('pl');
    expect(guessLanguage(null, ['de-DE', 'pt-BR', 'en'])).toBe('pt');
    expect(guessLanguage('klingon', ['de'])).toBe('en');
  });

  it('takes the region of the browser only for the same language', () => {
    expect(regionalTag('pt', ['en-US', 'pt-BR'])).toBe('pt-BR');
    expect(regionalTag('fr', ['en-US'])).toBe('fr');
  });
});
