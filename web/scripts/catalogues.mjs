/**
 * Turns locales/<lang>/*.ftl, the only source of words, into what the browser loads:
 * src/i18n/generated/<lang>.ts (one lazy chunk a language), checks-<lang>.ts (what forms say of a wrong
 * value, in the server's words) and messages.ts (the type of every key and of its arguments, so that a
 * missing key or argument fails the type check).
 *
 * Refuses, naming file, line and key: syntax errors, a key twice, a key absent from a language,
 * another set of arguments than English, and a plural without every form its language has.
 * The output is not committed: every npm script makes it anew, so it cannot be stale.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parse, serialize, Resource, Visitor } from '@fluent/syntax';

export const LANGUAGES = ['en', 'fr', 'pt', 'es', 'pl', 'ru'];

/** Plural forms (CLDR cardinal) that a text must offer; the same table as the server's check. */
export const PLURAL_FORMS = {
  en: ['one', 'other'],
  fr: ['one', 'many', 'other'],
  pt: ['one', 'many', 'other'],
  es: ['one', 'many', 'other'],
  pl: ['one', 'few', 'many', 'other'],
  ru: ['one', 'few', 'many', 'other'],
};
const CATEGORIES = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);

/** Keys that only the server speaks: it sends these texts ready-made in the reader's language. What the app asks for all the same fails its type check. */
const SERVER_ONLY = new RegExp(
  '^(' +
    [
      'problem|object|field|option|section|part|action|role|explain|jobs-title|mail|said|cli|audit-(column|field|setting)',
      'common-records|imports-error|merges-of|offline-(calculated|plan)|roles-object|run-anomaly|run-kind|webhooks-object',
      'notifications-(approval|assigned|job|mentioned|question|task|webhook)',
      'plan-(binary|divided|limit|part|rate|reason|rounding|step|undo|volume)',
      'privacy-(certificate|copy|erased|fact|figure|kept|nobody|replayed|why)',
    ].join('|') +
    ')(-|$)',
);

/** Of these, what a form says by itself before anything is sent: the refusals of values, in the same words. */
const CHECKS = /^problem-(field|decimal|date|currency|money|rate)-/;

/** Arguments, plural selects and references of one message or term. */
class Reader extends Visitor {
  arguments = new Set();
  terms = new Set();
  messages = new Set();
  plurals = [];
  visitVariableReference(node) {
    this.arguments.add(node.id.name);
  }
  visitTermReference(node) {
    this.terms.add(node.id.name);
    this.genericVisit(node);
  }
  visitMessageReference(node) {
    this.messages.add(node.id.name);
  }
  visitSelectExpression(node) {
    const forms = node.variants.map((variant) => variant.key.name ?? `[${variant.key.value}]`);
    if (forms.some((form) => CATEGORIES.has(form) && form !== 'other')) this.plurals.push(forms);
    this.genericVisit(node);
  }
}

function lineOf(text, offset) {
  return text.slice(0, offset).split('\n').length;
}

/** Reads one language: Map key → {entry, file, line, arguments, plurals, messages, terms}. */
function readLanguage(folder, language, problems) {
  const found = new Map();
  const directory = join(folder, language);
  const files = existsSync(directory) ? readdirSync(directory).filter((name) => name.endsWith('.ftl')).toSorted() : [];
  for (const name of files) {
    const file = join(directory, name);
    const text = readFileSync(file, 'utf8');
    for (const entry of parse(text, {}).body) {
      const at = `${relative(folder, file)}:${lineOf(text, entry.id?.span?.start ?? entry.span?.start ?? 0)}`;
      if (entry.type === 'Junk') {
        problems.push(`${at}: not valid Fluent: ${entry.annotations[0]?.message ?? entry.content.trim()}`);
        continue;
      }
      if (entry.type !== 'Message' && entry.type !== 'Term') continue;
      const key = (entry.type === 'Term' ? '-' : '') + entry.id.name;
      // Comments are for the people who translate, not for the browser.
      entry.comment = null;
      if (found.has(key)) problems.push(`${at}: ${key} stands already in ${found.get(key).at}`);
      const reader = new Reader();
      reader.visit(entry);
      for (const forms of reader.plurals) {
        const missing = PLURAL_FORMS[language].filter((form) => !forms.includes(form));
        if (missing.length) problems.push(`${at}: ${key} lacks the plural form ${missing.join(', ')}`);
      }
      found.set(key, { entry, at, reader });
    }
  }
  return found;
}

/** Every way in which the other languages disagree with English. */
function compare(english, other, language, problems) {
  for (const [key, { reader }] of english) {
    if (key.startsWith('-')) continue;
    const twin = other.get(key);
    if (!twin) {
      problems.push(`${language}: ${key} is missing`);
      continue;
    }
    const here = [...reader.arguments].toSorted().join(' ');
    const there = [...twin.reader.arguments].toSorted().join(' ');
    if (here !== there) problems.push(`${twin.at}: ${key} uses {${there}}, English uses {${here}}`);
    if (reader.plurals.length > 0 && twin.reader.plurals.length === 0) {
      problems.push(`${twin.at}: ${key} has no plural forms, English has`);
    }
  }
  for (const [key, { at }] of other) {
    if (!key.startsWith('-') && !english.has(key)) problems.push(`${at}: ${key} is unknown in English`);
  }
}

/** Reads and checks all languages: {catalogues: Map language → Map, problems: string[]}. */
export function readCatalogues(folder) {
  const problems = [];
  const catalogues = new Map(LANGUAGES.map((language) => [language, readLanguage(folder, language, problems)]));
  const english = catalogues.get('en');
  for (const language of LANGUAGES.slice(1)) compare(english, catalogues.get(language), language, problems);
  return { catalogues, problems };
}

function literal(text) {
  return '`' + text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${') + '`';
}

/** File name → content of everything under src/i18n/generated. */
export function render(catalogues) {
  const files = {};
  const head = '/** Generated from locales by scripts/catalogues.mjs. */\n';
  for (const [language, found] of catalogues) {
    const body = [...found].filter(([key]) => !SERVER_ONLY.test(key)).map(([, { entry }]) => entry);
    files[`${language}.ts`] = `${head}export default ${literal(serialize(new Resource(body), {}))};\n`;
    const checks = [...found].filter(([key]) => CHECKS.test(key)).map(([, { entry }]) => entry);
    files[`checks-${language}.ts`] = `${head}export default ${literal(serialize(new Resource(checks), {}))};\n`;
  }
  const lines = [...catalogues.get('en')]
    .filter(([key]) => !key.startsWith('-') && !SERVER_ONLY.test(key))
    .map(([key, { entry, reader }]) => {
      const names = [...reader.arguments].toSorted();
      const shape = names.length ? `{ ${names.map((name) => `${name}: MessageArgument`).join('; ')} }` : 'undefined';
      const keys = entry.value ? [key] : [];
      for (const attribute of entry.attributes) keys.push(`${key}.${attribute.id.name}`);
      return keys.map((one) => `  '${one}': ${shape};`).join('\n');
    });
  files['messages.ts'] =
    `${head}export type MessageArgument = string | number;\n` +
    `/** Each key with the arguments its text needs. */\nexport interface Messages {\n${lines.join('\n')}\n}\n` +
    `export type MessageKey = keyof Messages;\n`;
  return files;
}

/** Writes what changed (so that a watcher stays quiet otherwise). Returns the problems. */
export function writeCatalogues(folder, target) {
  const { catalogues, problems } = readCatalogues(folder);
  mkdirSync(target, { recursive: true });
  for (const [name, content] of Object.entries(render(catalogues))) {
    const file = join(target, name);
    if (!existsSync(file) || readFileSync(file, 'utf8') !== content) writeFileSync(file, content);
  }
  return problems;
}

const web = dirname(dirname(fileURLToPath(import.meta.url)));
export const LOCALES = join(web, '..', 'locales');
export const GENERATED = join(web, 'src', 'i18n', 'generated');

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const problems = writeCatalogues(LOCALES, GENERATED);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) {
    console.error(`${problems.length} problem(s) in locales/`);
    process.exit(1);
  }
}
