/**
 * Weighs the built app and fails when a budget is exceeded: first load = the entry with everything it imports statically,
 * its styles and the heaviest language, as gzip and as brotli; every other chunk = what a screen, an editor or a picture adds.
 * Never warns: it passes or fails. `budget.test.mjs` proves that it fails.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const KIB = 1024;
/** KiB that each measure may weigh. */
export const MOST = { gzip: 280, brotli: 245, chunk: 60, editor: 150, viewer: 155, worker: 375, font: 120, picture: 60, pictures: 2_560 };
/** An editor comes when somebody writes in it, a viewer when somebody looks at such a file: they weigh more, each its own sum. */
const EDITORS = /RichTextEdit/;
const VIEWERS = /PdfViewer/;

/** Files that one chunk brings along: itself, its styles, its static imports. */
function filesOf(manifest, key, found = new Set()) {
  const chunk = manifest[key];
  if (found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const css of chunk.css ?? []) found.add(css);
  for (const other of chunk.imports ?? []) filesOf(manifest, other, found);
  return found;
}

/**
 * What a build weighs and what is wrong with it: `{lines, failures}`. `manifest` is Vite's; `weigh(file, coding)` gives KiB,
 * coding being gzip, brotli or plain; `assets` are the names of all files.
 */
export function judge(manifest, weigh, assets) {
  const [lines, failures] = [[], []];
  const hold = (what, kib, most) => {
    lines.push(`${kib.toFixed(1).padStart(7)} of ${String(most).padStart(4)} KiB  ${what}`);
    if (!(kib <= most)) failures.push(`${what} weighs ${kib.toFixed(1)} KiB, ${most} allowed`);
  };
  const keys = Object.keys(manifest);
  const first = filesOf(manifest, keys.find((key) => manifest[key].isEntry));
  const languages = keys.filter((key) => /i18n\/generated\/[a-z]{2}\.ts$/.test(key)).map((key) => manifest[key].file);
  for (const coding of ['gzip', 'brotli']) {
    const heaviest = Math.max(...languages.map((file) => weigh(file, coding)));
    hold(`first load, ${coding}, with the heaviest language`, [...first].reduce((sum, file) => sum + weigh(file, coding), heaviest), MOST[coding]);
  }
  for (const key of keys) {
    const chunk = manifest[key];
    if (!chunk.isDynamicEntry) continue;
    const added = [...filesOf(manifest, key)].filter((file) => !first.has(file));
    const name = chunk.src ?? chunk.name;
    hold(name, added.reduce((sum, file) => sum + weigh(file, 'gzip'), 0), EDITORS.test(name) ? MOST.editor : VIEWERS.test(name) ? MOST.viewer : MOST.chunk);
  }
  // What a viewer runs beside the page.
  for (const file of assets.filter((one) => /\.worker\.[^/]*\.m?js$/.test(one))) hold(file, weigh(file, 'gzip'), MOST.worker);
  let pictures = 0;
  for (const file of assets) {
    const most = /\.woff2?$/.test(file) ? MOST.font : /\.(png|webp|jpe?g|gif|avif)$/.test(file) ? MOST.picture : null;
    if (most === null) continue;
    const kib = weigh(file, 'plain');
    if (most === MOST.picture) pictures += kib;
    hold(file, kib, most);
  }
  hold('all pictures', pictures, MOST.pictures);
  return { lines, failures };
}

/** The same over a folder with a build. */
export function judgeFolder(dist) {
  const weights = new Map();
  const codings = { gzip: (bytes) => gzipSync(bytes, { level: 9 }), brotli: (bytes) => brotliCompressSync(bytes), plain: (bytes) => bytes };
  const weigh = (file, coding) => {
    const key = `${coding} ${file}`;
    if (!weights.has(key)) weights.set(key, codings[coding](readFileSync(join(dist, file))).length / KIB);
    return weights.get(key);
  };
  const folder = join(dist, 'assets');
  const assets = existsSync(folder) ? readdirSync(folder).map((name) => `assets/${name}`) : [];
  return judge(JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8')), weigh, assets.toSorted());
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { lines, failures } = judgeFolder(join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist'));
  for (const line of lines) console.log(line);
  for (const failure of failures) console.error(failure);
  process.exit(failures.length > 0 ? 1 : 0);
}
