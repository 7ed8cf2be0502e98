/**
 * A web app built a moment ago in front of a server built before: files of `web/dist` are answered here, everything else
 * is the server's. Only with TREELINE_TEST_WEB set; builds are tested as they are shipped, with the app inside the binary.
 */
import { createReadStream, statSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { pipeline } from 'node:stream';

const KINDS = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.webp': 'image/webp', '.woff2': 'font/woff2' };

/** Listens on `port` for a server at `to`, with the rules that server gives its pages: `{url, close}`. */
export async function startFront(folder, to, port) {
  const rules = Object.fromEntries((await fetch(`${to}/`)).headers);
  const policy = rules['content-security-policy'];
  const isFile = (path) => statSync(path, { throwIfNoEntry: false })?.isFile();
  const server = createServer((asked, reply) => {
    const path = new URL(asked.url, to).pathname;
    if (path.startsWith('/api/') || path === '/healthz' || path === '/readyz') {
      const passed = request(`${to}${asked.url}`, { method: asked.method, headers: asked.headers }, (answer) => {
        reply.writeHead(answer.statusCode, answer.headers);
        pipeline(answer, reply, () => {});
      });
      passed.on('error', () => reply.destroy());
      return pipeline(asked, passed, () => {});
    }
    const wanted = join(folder, normalize(path));
    const file = isFile(wanted) ? wanted : join(folder, 'index.html');
    if (file !== wanted && path.startsWith('/assets/')) return reply.writeHead(404).end();
    const packed = /\bgzip\b/.test(asked.headers['accept-encoding'] ?? '') && isFile(`${file}.gz`);
    reply.writeHead(200, { 'content-type': KINDS[extname(file)] ?? 'application/octet-stream', 'content-security-policy': policy, ...(packed ? { 'content-encoding': 'gzip' } : {}) });
    return pipeline(createReadStream(packed ? `${file}.gz` : file), reply, () => {});
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, close };
}
