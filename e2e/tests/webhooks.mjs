/**
 * Webhooks in the browser, with the receivers other people use: the npm library and the PyPI library `standardwebhooks`
 * check every message. Made, tested, exchanged, switched off, sent again.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { ROOT } from '../harness/paths.mjs';
import { endsWithUs, freePort } from '../harness/server.mjs';
import { PHONE, useWorld, words } from '../harness/world.mjs';

/** What a receiver has taken, in order; `until` waits for a message a test describes. */
class Inbox {
  messages = [];
  async until(what, wanted) {
    for (let waited = 0; waited < 30_000; waited += 100) {
      const found = this.messages.find(wanted);
      if (found) return found;
      await sleep(100);
    }
    assert.fail(`${what} never came: ${JSON.stringify(this.messages)}`);
  }
}

/** A receiver that checks with the npm library. */
async function nodeReceiver() {
  const inbox = new Inbox();
  const receiver = { inbox, secret: '', status: 204, close: () => server.close() };
  const server = createServer((request, reply) => {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      try {
        const message = new Webhook(receiver.secret).verify(body, request.headers);
        inbox.messages.push({ genuine: true, id: request.headers['webhook-id'], type: message.type, data: message.data });
        reply.writeHead(receiver.status).end();
      } catch (error) {
        inbox.messages.push({ genuine: false, error: String(error) });
        reply.writeHead(401).end();
      }
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(receiver, { url: `http://127.0.0.1:${server.address().port}/npm` });
}

/** A receiver in Python that checks with the PyPI library. */
async function pythonReceiver() {
  const port = await freePort();
  const file = join(mkdtempSync(join(tmpdir(), 'treeline-hook-')), 'secret');
  writeFileSync(file, '');
  const inbox = new Inbox();
  const child = spawn('/usr/bin/python3', [join(ROOT, 'e2e/receivers/receiver.py'), String(port), file], {
    env: { ...process.env, PYTHONPATH: join(ROOT, 'e2e/python') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  endsWithUs(child);
  createInterface({ input: child.stdout }).on('line', (line) => inbox.messages.push(JSON.parse(line)));
  for (;;) {
    assert.equal(child.exitCode, null, 'the Python receiver runs: are its packages installed?');
    if (await fetch(`http://127.0.0.1:${port}/`).catch(() => null)) break;
    await sleep(50);
  }
  return { inbox, url: `http://127.0.0.1:${port}/pypi`, trust: (secret) => writeFileSync(file, secret), close: () => child.kill() };
}

describe('webhooks', () => {
  const world = useWorld('webhooks', { TREELINE_WEBHOOKS_PRIVATE: '127.0.0.1' });
  const en = words('en');
  const button = (scope, key) => scope.getByRole('button', { name: en(key), exact: true });
  let npm;
  let pypi;
  before(async () => {
    npm = await nodeReceiver();
    pypi = await pythonReceiver();
  });
  after(() => [npm, pypi].forEach((receiver) => receiver?.close()));
  const state = {};

  async function make(page, name, url) {
    await page.goto('/webhooks/new');
    await page.getByRole('textbox', { name: en('webhooks-name') }).fill(name);
    await page.getByRole('textbox', { name: en('webhooks-url') }).fill(url);
  }

  it('an administrator makes one; a wrong address is refused beside it; the secret is shown once', async () => {
    const page = await world.signIn('administrator', { path: '/webhooks' });
    await page.getByText(en('webhooks-none')).waitFor();
    await world.picture(page, 'webhooks-empty');
    await world.accessible(page);
    await make(page, 'Warehouse', 'https://169.254.169.254/latest/meta-data');
    await page.getByRole('combobox', { name: en('webhooks-objects') }).or(page.getByLabel(en('webhooks-objects'), { exact: true })).first().click();
    await page.getByRole('option', { name: 'Accounts', exact: true }).click();
    await page.keyboard.press('Escape');
    await button(page, 'webhooks-save').click();
    await page.getByText(en('problem-webhook-address-private')).first().waitFor();
    await world.accessible(page);
    await page.getByRole('textbox', { name: en('webhooks-url') }).fill(npm.url);
    await button(page, 'webhooks-save').click();
    const dialog = page.getByRole('dialog');
    npm.secret = await dialog.getByLabel(en('webhooks-secret'), { exact: true }).inputValue();
    assert.match(npm.secret, /^whsec_/);
    await world.picture(page, 'webhook-secret');
    await world.accessible(page);
    await button(dialog, 'shell-close').last().click();
    await page.getByRole('heading', { level: 1, name: 'Warehouse' }).waitFor();
    assert.ok(!(await page.content()).includes(npm.secret), 'shown once');
    state.page = page;
    state.address = new URL(page.url()).pathname;
  });

  it('a test and a change arrive, and the npm library believes them', async () => {
    const { page } = state;
    await button(page, 'webhooks-test').click();
    await page.getByText(en('webhooks-test-arrived', { status: '204' })).waitFor();
    await npm.inbox.until('the test', ({ genuine, type }) => genuine && type === 'webhook.test');
    const made = await world.api(page, 'POST', '/records/account', { values: { name: 'Zażółć gęślą' } });
    state.account = made.body.id;
    const message = await npm.inbox.until('the new account', ({ genuine, data }) => genuine && data.id === state.account);
    assert.equal(message.type, 'account.create');
    assert.equal(message.data.record.values.name, 'Zażółć gęślą');
    await page.getByRole('cell', { name: 'account.create', exact: true }).first().waitFor();
    await world.picture(page, 'webhook');
    await world.accessible(page);
  });

  it('after an exchange the old and the new secret are both believed, by the PyPI library too', async () => {
    const { page } = state;
    await button(page, 'webhooks-rotate').click();
    const asked = page.getByRole('dialog');
    await asked.getByText(en('webhooks-rotate-text')).waitFor();
    await button(asked, 'webhooks-rotate').click();
    const fresh = await page.getByRole('textbox', { name: en('webhooks-secret'), exact: true }).inputValue();
    assert.notEqual(fresh, npm.secret);
    await button(page.getByRole('dialog'), 'shell-close').last().click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const tests = () => npm.inbox.messages.filter(({ type, genuine }) => genuine && type === 'webhook.test').length;
    for (const secret of [npm.secret, fresh]) {
      npm.secret = secret;
      const before = tests();
      await world.api(page, 'POST', `/webhooks/${state.address.split('/').at(-1)}/test`);
      assert.equal(tests(), before + 1, JSON.stringify(npm.inbox.messages.at(-1)));
    }
    const made = await world.api(page, 'POST', '/webhooks', { name: 'Python', url: pypi.url, objects: ['account'] });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    const path = `/webhooks/${made.body.webhook.id}`;
    pypi.trust(made.body.secret);
    assert.equal((await world.api(page, 'POST', `${path}/test`)).body.state, 'delivered');
    await world.api(page, 'POST', `${path}/secret`);
    assert.equal((await world.api(page, 'POST', `${path}/test`)).body.state, 'delivered', 'the old secret still signs');
    pypi.trust('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw');
    const strange = (await world.api(page, 'POST', `${path}/test`)).body;
    assert.deepEqual([strange.state, strange.status], ['failed', 401], 'another secret does not');
    pypi.trust(made.body.secret);
    const account = (await world.api(page, 'GET', `/records/account/${state.account}`)).body;
    await world.api(page, 'PATCH', `/records/account/${state.account}`, { values: { city: 'Łódź' } }, { 'If-Match': `"${account.version}"` });
    const heard = await pypi.inbox.until('the change', ({ genuine, type }) => genuine && type === 'account.update');
    assert.deepEqual(heard.data.changed, ['city']);
    assert.equal(heard.data.record.values.city, 'Łódź');
    state.python = path;
  });

  it('switched off, nothing comes; the span sent again brings what was missed, under the ids it had', async () => {
    const { page } = state;
    await page.goto(state.address);
    await button(page, 'webhooks-disable').click();
    await page.getByText(en('webhooks-off-text')).waitFor();
    const made = await world.api(page, 'POST', '/records/account', { values: { name: 'Missed' } });
    await pypi.inbox.until('what the other hears', ({ data }) => data?.id === made.body.id);
    assert.ok(!npm.inbox.messages.some(({ data }) => data?.id === made.body.id));
    await world.picture(page, 'webhook-off');
    await world.accessible(page);
    await button(page, 'webhooks-enable').click();
    await button(page, 'webhooks-disable').waitFor();
    await button(page, 'webhooks-span').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: en('webhooks-from'), exact: true }).waitFor();
    await world.accessible(page);
    await button(dialog, 'webhooks-replay').click();
    await dialog.waitFor({ state: 'detached' });
    await npm.inbox.until('what was missed', ({ genuine, data }) => genuine && data.id === made.body.id);
    const ids = npm.inbox.messages.filter(({ data, type }) => type === 'account.create' && data?.id === state.account).map(({ id }) => id);
    assert.ok(ids.length >= 2 && new Set(ids).size === 1, `one id, however often it is sent: ${ids}`);
  });

  it('one that is gone is told on Today; phone, dark and Russian', async () => {
    const { page } = state;
    npm.status = 410;
    await world.api(page, 'POST', '/records/account', { values: { name: 'Nobody there' } });
    const id = state.address.split('/').at(-1);
    for (let waited = 0; waited < 300; waited += 1) {
      if (!(await world.api(page, 'GET', `/webhooks/${id}`)).body.active) break;
      await sleep(100);
    }
    await page.goto('/');
    await page.getByRole('heading', { name: en('webhooks-today') }).waitFor();
    await world.accessible(page);
    await page.context().close();
    const phone = await world.signIn('administrator', { path: state.address, viewport: PHONE, dark: true, language: 'ru' });
    const ru = words('ru');
    await phone.getByText(ru('webhooks-off-text')).waitFor();
    await phone.getByText('account.create').first().waitFor();
    await world.picture(phone, 'webhook-phone');
    await world.accessible(phone);
    await phone.goto('/webhooks');
    await phone.getByRole('link', { name: 'Warehouse' }).waitFor();
    await world.picture(phone, 'webhooks-phone');
    await world.accessible(phone);
    await phone.context().close();
  });
});
