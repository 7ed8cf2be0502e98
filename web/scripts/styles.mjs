/**
 * Holds the list of the library's styles (src/app/mantine.css) against a build: what the built code draws needs its styles, and
 * styles that nothing draws are not loaded by everybody. Fails with the line to add or to take away; refuses an order other
 * than the library's, since of two rules alike the later one wins. `styles.test.mjs` proves that it fails.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const LIST = 'src/app/mantine.css';
const classesIn = (text) => new Set(text.match(/\bm_[0-9a-f]{6,8}\b/g));

/**
 * What is wrong with a list: `listed` are names of files in their order, `classes` gives the classes of each file the library
 * has (none: it is for everything), `places` where a class first stands in all styles as the library joins them, `used` the
 * classes in the built code.
 */
export function judge(listed, classes, places, used) {
  const failures = [];
  const serves = (file) => [...classes.get(file)].some((name) => used.has(name));
  for (const [file, own] of classes) {
    if (own.size > 0 && serves(file) && !listed.includes(file)) failures.push(`${LIST} lacks ${file}: the built code uses it`);
  }
  for (const file of listed) {
    if (!classes.has(file)) failures.push(`${LIST} names ${file}, which the library does not have`);
    else if (classes.get(file).size > 0 && !serves(file)) failures.push(`${LIST} names ${file}, which the built code does not use`);
  }
  const place = (file) => Math.min(...[...(classes.get(file) ?? [])].map((name) => places.get(name)));
  const known = listed.filter((file) => classes.get(file)?.size > 0);
  for (const [at, file] of known.entries()) {
    const next = known[at + 1];
    if (next !== undefined && place(next) < place(file)) failures.push(`${LIST}: ${next} belongs above ${file}`);
  }
  return failures;
}

/** The same over the web app's folder, built. */
export function judgeFolder(web) {
  const library = join(web, 'node_modules', '@mantine', 'core');
  const names = readdirSync(join(library, 'styles')).filter((name) => name.endsWith('.css') && !name.endsWith('.layer.css'));
  const classes = new Map(names.toSorted().map((name) => [name, classesIn(readFileSync(join(library, 'styles', name), 'utf8'))]));
  const places = new Map();
  for (const { 0: name, index } of readFileSync(join(library, 'styles.css'), 'utf8').matchAll(/\bm_[0-9a-f]{6,8}\b/g)) if (!places.has(name)) places.set(name, index);
  const listed = [...readFileSync(join(web, LIST), 'utf8').matchAll(/@import '@mantine\/core\/styles\/([^']+)'/g)].map(([, name]) => name);
  const built = join(web, 'dist', 'assets');
  const code = readdirSync(built).filter((name) => name.endsWith('.js'));
  return judge(listed, classes, places, classesIn(code.map((name) => readFileSync(join(built, name), 'utf8')).join('\n')));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const failures = judgeFolder(dirname(dirname(fileURLToPath(import.meta.url))));
  for (const failure of failures) console.error(failure);
  process.exit(failures.length > 0 ? 1 : 0);
}
