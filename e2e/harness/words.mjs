/** The product's own words, so that a test names a button by its key and follows a change of wording. Plain messages only. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';

const cache = new Map();

/** `words('ru')('shell-sign-in')`, `words('en')('definitions-edit', { name: 'Size' })`: the text of a key; throws on an unknown key or variable. */
export function words(language = 'en') {
  const texts = wordsOf(language);
  return (key, values = {}) => {
    const text = texts.get(key);
    if (text === undefined) throw new Error(`no word ${key} in ${language}`);
    const filled = text.replaceAll(/\{ \$(\w+) \}/g, (whole, name) => String(values[name] ?? whole));
    if (filled.includes('{')) throw new Error(`${key} has other variables: name it another way`);
    return filled;
  };
}

/** Every word of a language by its key, as it stands in the catalogue. */
export function wordsOf(language) {
  if (!cache.has(language)) cache.set(language, read(language));
  return cache.get(language);
}

function read(language) {
  const texts = new Map();
  const folder = join(ROOT, 'locales', language);
  for (const file of readdirSync(folder)) {
    let key = '';
    for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
      const message = /^([a-z][a-z0-9_-]*) = ?(.*)$/i.exec(line);
      const attribute = /^ +\.([a-z-]+) = (.*)$/.exec(line);
      if (message) {
        key = message[1];
        texts.set(key, message[2].trim());
      } else if (attribute) {
        texts.set(`${key}.${attribute[1]}`, attribute[2].trim());
      } else if (key && line.startsWith(' ')) {
        texts.set(key, `${texts.get(key)} ${line.trim()}`.trim());
      }
    }
  }
  return texts;
}
