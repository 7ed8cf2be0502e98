/**
 * Holds src/api/contract.ts against src/api/openapi.json, the snapshot that the server's own test keeps
 * fresh: makes src/api/generated.ts from it (never committed, so never stale) and checks the types.
 * Where there is no snapshot there is nothing to hold against, and the server's test says so.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapi, { astToString } from 'openapi-typescript';

const web = dirname(dirname(fileURLToPath(import.meta.url)));
const snapshot = join(web, 'src', 'api', 'openapi.json');
if (existsSync(snapshot)) {
  const types = astToString(await openapi(JSON.parse(readFileSync(snapshot, 'utf8'))));
  writeFileSync(join(web, 'src', 'api', 'generated.ts'), `/** Generated from openapi.json by scripts/contract.mjs. */\n${types}`);
  const tsc = spawnSync(process.execPath, [join(web, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', join(web, 'tsconfig.contract.json')], { stdio: 'inherit' });
  process.exit(tsc.status ?? 1);
}
console.log('no snapshot of the API: the contract is not checked');
