/** Packs every text file of the build with brotli and gzip, so that the server sends it as it lies. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const dist = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist');
for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
  const file = join(entry.parentPath, entry.name);
  if (!entry.isFile() || file.includes('.vite')) continue;
  if (!/\.(m?js|css|html|svg|json|ttf)$/.test(entry.name)) continue;
  const plain = readFileSync(file);
  for (const [end, packed] of [
    ['br', brotliCompressSync(plain)],
    ['gz', gzipSync(plain, { level: 9 })],
  ]) {
    // What does not get smaller is sent as it is.
    if (packed.length < plain.length) writeFileSync(`${file}.${end}`, packed);
    else rmSync(`${file}.${end}`, { force: true });
  }
}
