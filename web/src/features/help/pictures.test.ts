/** Pictures of the handbook: each chapter has one, each that is named is there, none is there for nothing, all are light. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHAPTERS, PICTURE_PX } from './chapters';

const ROOT = join(import.meta.dirname, '../../../..');
const EACH_BYTES_MAX = 60 * 1024;
const ALL_BYTES_MAX = 2.5 * 1024 * 1024;

interface Named {
  alt: string;
  file: string;
}

/** Pictures a text names: `![what is seen](pictures/name.webp)`. */
function named(text: string): Named[] {
  return [...text.matchAll(/!\[([^\]]*)\]\(([^)\s]*)[^)]*\)/g)].map(([, alt = '', file = '']) => ({ alt, file }));
}

/** What is wrong with texts and pictures, as one line each. */
function wrong(texts: Record<string, string>, pictures: Record<string, number>, alsoNamed: string[] = []): string[] {
  const found: string[] = [];
  const used = new Set(alsoNamed);
  for (const [chapter, text] of Object.entries(texts)) {
    const here = named(text);
    if (here.length === 0) found.push(`${chapter} has no picture`);
    for (const { alt, file } of here) {
      used.add(file);
      if (!(file in pictures)) found.push(`${chapter} names ${file}, which is not there`);
      if (alt.trim().length < 20) found.push(`${chapter}: ${file} says too little to whoever does not see it`);
    }
  }
  for (const [file, bytes] of Object.entries(pictures)) {
    if (!used.has(file)) found.push(`${file} is named nowhere`);
    if (bytes > EACH_BYTES_MAX) found.push(`${file} weighs ${bytes} bytes`);
  }
  const all = Object.values(pictures).reduce((sum, bytes) => sum + bytes, 0);
  if (all > ALL_BYTES_MAX) found.push(`all pictures weigh ${all} bytes`);
  return found;
}

const read = (name: string) => readFileSync(join(ROOT, 'docs/book', name));
const files = readdirSync(join(ROOT, 'docs/book/pictures')).map((name) => `pictures/${name}`);

/** Width and height from the head of a WebP as Chromium writes it: one lossy frame, or an extended file. */
function sizeOf(webp: Buffer): { width: number; height: number } {
  const at = webp.indexOf('VP8 ');
  if (webp.toString('latin1', 12, 16) === 'VP8X') return { width: 1 + webp.readUIntLE(24, 3), height: 1 + webp.readUIntLE(27, 3) };
  return { width: webp.readUInt16LE(at + 14), height: webp.readUInt16LE(at + 16) };
}

describe('pictures of the handbook', () => {
  it('are all there, all named, all light', () => {
    const texts = Object.fromEntries(CHAPTERS.map((chapter) => [chapter, read(`${chapter}.md`).toString()]));
    const front = named(readFileSync(join(ROOT, 'README.md'), 'utf8')).map(({ file }) => file.replace('docs/book/', ''));
    expect(wrong(texts, Object.fromEntries(files.map((file) => [file, read(file).length])), front)).toEqual([]);
  });

  it.each(files)('%s has the size its place is kept for', (file) => {
    expect(sizeOf(read(file))).toEqual(PICTURE_PX);
  });

  it.each([
    ['a chapter without one', { a: 'No picture.' }, {}, ['a has no picture']],
    ['one that is not there', { a: '![The list of customers](pictures/a.webp)' }, {}, ['a names pictures/a.webp, which is not there']],
    ['one that nobody names', { a: '![The list of customers](pictures/a.webp)' }, { 'pictures/a.webp': 1, 'pictures/b.webp': 1 }, ['pictures/b.webp is named nowhere']],
    ['one without words', { a: '![](pictures/a.webp)' }, { 'pictures/a.webp': 1 }, ['a: pictures/a.webp says too little to whoever does not see it']],
    ['one that is heavy', { a: '![The list of customers](pictures/a.webp)' }, { 'pictures/a.webp': 61_441 }, ['pictures/a.webp weighs 61441 bytes']],
  ])('finds %s', (_, texts, pictures, said) => expect(wrong(texts as Record<string, string>, pictures as Record<string, number>)).toEqual(said));
});
