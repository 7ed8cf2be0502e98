/**
 * Writes countries.tsv and languages.tsv: what the countries and languages of crates/entity/src/value.rs are called in the six
 * languages, as Unicode's CLDR has it in this Node. Refuses nothing: a name that is missing stays empty.
 * Run as: node data/codes/collect.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs';

const here = new URL('.', import.meta.url);
const source = readFileSync(new URL('../../crates/entity/src/value.rs', here), 'utf8');
const codes = /COUNTRIES: &str = "([A-Z\s\\]+)"/.exec(source)[1].match(/[A-Z]{2}/g);
const languages = { en: [], fr: [], pt: ['pt-PT'], es: [], pl: [], ru: [] };
// What people write beside the name of CLDR. A name at two countries has to be told apart by whoever writes it.
const more = {
  US: ['USA', 'United States of America', 'Estados Unidos da América', 'Stany Zjednoczone Ameryki', 'Соединённые Штаты Америки'],
  GB: ['UK', 'Great Britain', 'Grande-Bretagne', 'Grã-Bretanha', 'Gran Bretaña', 'Великобритания', 'Royaume Uni'],
  CZ: ['Czech Republic', 'République tchèque', 'República Checa', 'Republika Czeska', 'Чешская Республика'],
  NL: ['Holland', 'Hollande', 'Holanda', 'Голландия', 'The Netherlands'],
  AE: ['UAE', 'United Arab Emirates', 'ZEA'],
  RU: ['Russian Federation', 'Российская Федерация'],
  BY: ['Беларусь', 'Белоруссия'],
  MD: ['Молдавия', 'Республика Молдова'],
  KG: ['Киргизия', 'Кыргызстан'],
  TR: ['Turkey', 'Türkiye'],
  MK: ['Macedonia', 'Macédoine', 'Macedônia', 'Македония'],
  SZ: ['Swaziland'],
  MM: ['Burma', 'Birmanie', 'Birmânia', 'Birmania', 'Бирма'],
  CV: ['Cape Verde'],
  CI: ['Ivory Coast'],
  VA: ['Vatican'],
  TL: ['East Timor'],
  CD: ['Congo'],
  CG: ['Congo'],
  KR: ['Korea', 'Corée', 'Coreia', 'Corea', 'Корея'],
  KP: ['Korea', 'Corée', 'Coreia', 'Corea', 'Корея'],
};
const plain = (text) => text.replace(/[^\p{L}\p{N}]/gu, '');
const write = (file, type, codes) => {
  const name = (language, style, code) => new Intl.DisplayNames([language], { type, style }).of(code);
  const lines = codes.map((code) => {
    const own = Object.keys(languages).map((language) => name(language, 'long', code));
    const others = Object.entries(languages).flatMap(([language, variants]) => [name(language, 'short', code), ...variants.map((variant) => name(variant, 'long', code))]);
    const rest = [...new Set([...others, ...((type === 'region' && more[code]) || [])])]
        // Two letters are a code, and seldom this country's: RU is no United Kingdom.
        .filter((text) => !own.includes(text) && (plain(text).length > 2 || text === 'UK'));
    return [code, ...own, rest.join('|')].join('\t');
  });
  const header = ['code', ...Object.keys(languages), 'others'].join('\t');
  writeFileSync(new URL(file, here), `${[header, ...lines].join('\n')}\n`);
};
write('countries.tsv', 'region', codes);
write('languages.tsv', 'language', Object.keys(languages));
