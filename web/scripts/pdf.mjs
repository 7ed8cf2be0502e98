/**
 * What the viewer of PDF files fetches for some files alone, as it lies in the package: the fonts every PDF may name without
 * bringing them, tables of East Asian characters, decoders in plain script. By their own names in one folder a version.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const PACKAGE = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'));
const KINDS = [
  ['standard_fonts', /\.(pfb|ttf)$|^LICENSE/],
  ['cmaps', /\.bcmap$|^LICENSE/],
  ['wasm', /^(openjpeg|jbig2)_nowasm_fallback\.js$|^LICENSE_(PDFJS_)?(OPENJPEG|JBIG2)$/],
];

/** The folder among the assets; `engine.ts` asks there. */
export const FOLDER = `assets/pdf-${version}`;

/** Paths of the files by the names they are asked for. */
export function pdfParts() {
  const parts = new Map();
  for (const [folder, wanted] of KINDS) {
    for (const name of readdirSync(join(PACKAGE, folder)).filter((one) => wanted.test(one))) {
      // Each of the three has its licence under one name.
      parts.set(name === 'LICENSE' ? `LICENSE_${folder}` : name, join(PACKAGE, folder, name));
    }
  }
  return parts;
}

/** Puts the files into the build, and answers with them while developing. */
export function pdfAssets() {
  return {
    name: 'treeline-pdf',
    generateBundle() {
      for (const [name, path] of pdfParts()) this.emitFile({ type: 'asset', fileName: `${FOLDER}/${name}`, source: readFileSync(path) });
    },
    configureServer(server) {
      server.middlewares.use(`/${FOLDER}`, (request, reply, next) => {
        const path = pdfParts().get(request.url.slice(1));
        if (!path) return next();
        reply.setHeader('Content-Type', path.endsWith('.js') ? 'text/javascript' : 'application/octet-stream');
        return reply.end(readFileSync(path));
      });
    },
  };
}
