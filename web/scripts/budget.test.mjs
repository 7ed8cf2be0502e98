/** The gate of bytes: it passes what is within, and closes over each budget that is broken. */
import { randomBytes } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { judge, judgeFolder, MOST } from './budget.mjs';

const MANIFEST = {
  'index.html': { file: 'assets/index.js', isEntry: true, imports: ['_shared.js'], css: ['assets/index.css'], dynamicImports: [] },
  '_shared.js': { file: 'assets/shared.js' },
  'src/i18n/generated/en.ts': { file: 'assets/en.js', src: 'src/i18n/generated/en.ts', isDynamicEntry: true },
  'src/i18n/generated/ru.ts': { file: 'assets/ru.js', src: 'src/i18n/generated/ru.ts', isDynamicEntry: true },
  'src/features/a/APage.tsx': { file: 'assets/APage.js', src: 'src/features/a/APage.tsx', isDynamicEntry: true, imports: ['_shared.js', '_part.js'], css: ['assets/APage.css'] },
  '_part.js': { file: 'assets/part.js' },
  'src/entity/fields/RichTextEdit.tsx': { file: 'assets/RichTextEdit.js', src: 'src/entity/fields/RichTextEdit.tsx', isDynamicEntry: true },
  'src/features/b/pdf/PdfViewer.tsx': { file: 'assets/PdfViewer.js', src: 'src/features/b/pdf/PdfViewer.tsx', isDynamicEntry: true },
};
const WITHIN = {
  'assets/index.js': 100, 'assets/shared.js': 80, 'assets/index.css': 30, 'assets/en.js': 20, 'assets/ru.js': 25,
  'assets/APage.js': 30, 'assets/APage.css': 5, 'assets/part.js': 20, 'assets/RichTextEdit.js': 140, 'assets/PdfViewer.js': 130, 'assets/pdf.worker.min-abc.mjs': 370, 'assets/inter.woff2': 90, 'assets/a.webp': 40,
};

/** Failures of a build in which some files weigh otherwise than within the budgets. */
function check(changed, coding = null) {
  const weights = { ...WITHIN, ...changed };
  const weigh = (file, how) => (coding && how !== coding ? WITHIN[file] : weights[file]) * (how === 'brotli' ? 0.9 : 1);
  return judge(MANIFEST, weigh, Object.keys(weights)).failures;
}

it('passes what is within', () => expect(check({})).toEqual([]));

it.each([
  ['the entry', { 'assets/index.js': 146 }, /^first load, gzip/],
  ['what the entry shares', { 'assets/shared.js': 126 }, /^first load, gzip/],
  ['styles', { 'assets/index.css': 76 }, /^first load, gzip/],
  ['one language', { 'assets/ru.js': 71 }, /^first load, gzip/],
  ['a screen', { 'assets/APage.js': 36 }, /^src\/features\/a\/APage\.tsx weighs 61\.0 KiB, 60 allowed$/],
  ['what only a screen needs', { 'assets/part.js': 26 }, /APage/],
  ['an editor', { 'assets/RichTextEdit.js': 151 }, /RichTextEdit/],
  ['a viewer', { 'assets/PdfViewer.js': 156 }, /PdfViewer\.tsx weighs 156\.0 KiB, 155 allowed/],
  ['what a viewer runs beside the page', { 'assets/pdf.worker.min-abc.mjs': 376 }, /pdf\.worker/],
  ['a font', { 'assets/inter.woff2': 121 }, /inter\.woff2/],
  ['a picture', { 'assets/a.webp': 61 }, /a\.webp/],
])('closes over %s', (_, changed, said) => expect(check(changed).join('\n')).toMatch(said));

it('weighs the first load as brotli too', () => {
  expect(check({ 'assets/index.js': 140 }, 'brotli')).toEqual(['first load, brotli, with the heaviest language weighs 247.5 KiB, 245 allowed']);
});

it('adds pictures up', () => {
  const many = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`assets/p${n}.webp`, 52]));
  expect(check(many)).toEqual([`all pictures weighs 2640.0 KiB, ${MOST.pictures} allowed`]);
});

it('what cannot be weighed is over', () => expect(check({ 'assets/APage.js': Number.NaN })).toHaveLength(1));

it('a real folder over a budget ends with 1', () => {
  const folder = mkdtempSync(join(tmpdir(), 'budget-'));
  const dist = join(folder, 'dist');
  mkdirSync(join(dist, 'assets'), { recursive: true });
  mkdirSync(join(dist, '.vite'));
  writeFileSync(join(dist, '.vite/manifest.json'), JSON.stringify(MANIFEST));
  for (const file of Object.keys(WITHIN)) writeFileSync(join(dist, file), 'x');
  expect(judgeFolder(dist).failures).toEqual([]);
  // What does not compress weighs what it is.
  writeFileSync(join(dist, 'assets/APage.js'), randomBytes(62 * 1024));
  const scripts = join(folder, 'scripts');
  cpSync(join(dirname(fileURLToPath(import.meta.url)), 'budget.mjs'), join(scripts, 'budget.mjs'));
  const ended = spawnSync(process.execPath, [join(scripts, 'budget.mjs')], { encoding: 'utf8' });
  expect(ended.status).toBe(1);
  expect(ended.stderr).toMatch(/APage\.tsx weighs/);
  rmSync(folder, { recursive: true });
}, 60_000);
