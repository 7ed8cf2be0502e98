/**
 * Files at records in a bucket: a server of the PyPI package `moto` stands for S3. Brought in parts, given back as they
 * came, copied by a backup, compared by `treeline verify`, gone with what was refused.
 */
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ROOT } from '../harness/paths.mjs';
import { binary, endsWithUs, freePort } from '../harness/server.mjs';
import { useWorld } from '../harness/world.mjs';

/** Three parts of an upload to S3. */
const BYTES = 20 << 20;

describe('attachments in a bucket', () => {
  const env = { TREELINE_FILES_BUCKET: 'people', TREELINE_FILES_ACCESS_KEY: 'key', TREELINE_FILES_SECRET_KEY: 'secret' };
  let bucket;
  let child;
  before(async () => {
    const port = await freePort();
    env.TREELINE_FILES_ENDPOINT = `http://127.0.0.1:${port}`;
    bucket = `${env.TREELINE_FILES_ENDPOINT}/people`;
    child = spawn('/usr/bin/python3', ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], {
      env: { ...process.env, PYTHONPATH: join(ROOT, 'e2e/python') },
      stdio: 'ignore',
    });
    endsWithUs(child);
    for (;;) {
      assert.equal(child.exitCode, null, 'the S3 server runs: are its packages installed?');
      if ((await fetch(bucket, { method: 'PUT' }).catch(() => null))?.ok) break;
      await sleep(50);
    }
  });
  const world = useWorld('attachments-s3', env);
  after(() => child?.kill());

  /** The keys of the bucket. */
  async function keys() {
    const text = await (await fetch(bucket)).text();
    return [...text.matchAll(/<Key>([^<]+)<\/Key>/g)].map(([, key]) => key);
  }

  it('files lie in the bucket and nowhere else, a backup has them, verify compares them', async () => {
    const page = await world.signIn('office', { path: '/healthz' });
    const list = await world.api(page, 'GET', '/records/account?limit=1&sort=name');
    const place = `/records/account/${list.body.items[0].id}/attachments`;
    const content = randomBytes(BYTES);
    const added = await world.api(page, 'POST', `${place}?name=film.bin`, content, { 'Content-Type': 'application/octet-stream' });
    assert.equal(added.status, 201, JSON.stringify(added.body));
    assert.equal(added.body.sha256, createHash('sha256').update(content).digest('hex'));
    const [key, ...others] = await keys();
    assert.deepEqual(others, []);
    assert.ok(key.endsWith(added.body.id.replaceAll('-', '')), key);
    assert.ok(!existsSync(join(world.data, 'files/attachments')));
    const down = await page.context().request.get(`/api/v1/attachments/${added.body.id}`);
    assert.ok(content.equals(await down.body()));
    const refused = await world.api(page, 'POST', `${place}?name=holiday.png`, Buffer.from('MZ this is a program'), { 'Content-Type': 'image/png' });
    assert.equal(refused.status, 415);
    assert.deepEqual(await keys(), [key]);
    await page.context().close();

    const run = (...args) => promisify(execFile)(binary(), args, { env: { ...process.env, ...env } });
    const to = `${world.data}-backup`;
    await run('backup', '--data', world.data, '--to', to);
    assert.ok(existsSync(join(to, 'files', key)), 'the backup has the content');
    await fetch(`${bucket}/${key}`, { method: 'DELETE' });
    await assert.rejects(run('verify', '--data', world.data), ({ stdout, stderr }) => `${stdout}${stderr}`.includes('its content is missing'));
    const again = `${world.data}-again`;
    await run('restore', '--data', again, '--from', to);
    assert.deepEqual(await keys(), [key]);
    await run('verify', '--data', again);
  });
});
