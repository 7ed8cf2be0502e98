/** The audit log: what somebody did is found by person, action, object and record, and taken away as a file. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { PHONE, useWorld, words } from '../harness/world.mjs';

describe('audit', () => {
  const world = useWorld('audit');
  const en = words('en');
  const state = {};

  it('the office makes and changes a customer, and is refused elsewhere', async () => {
    const page = await world.signIn('office');
    const send = (method, path, data, headers = {}) =>
      page.context().request.fetch(`/api/v1${path}`, { method, data, headers: { 'X-Treeline': '1', Origin: world.url, ...headers } });
    const made = await (await send('POST', '/records/account', { values: { name: 'Watched' } })).json();
    const changed = await send('PATCH', `/records/account/${made.id}`, { values: { city: 'Sopot' } }, { 'If-Match': `"${made.version}"` });
    assert.ok(changed.ok(), await changed.text());
    assert.equal((await send('GET', '/users')).status(), 403);
    assert.equal((await world.api(page, 'GET', '/audit')).status, 403);
    state.id = made.id;
    await page.context().close();
  });

  it('an administrator finds it by object, record and person; the address keeps it', async () => {
    const page = await world.signIn('administrator', { path: '/audit' });
    await page.getByLabel(en('audit-object'), { exact: true }).selectOption('account');
    await page.getByText('Sopot').waitFor();
    await world.picture(page, 'audit');
    await world.accessible(page);
    await page.getByRole('button', { name: new RegExp(`^${en('audit-only-record')}: Watched`) }).first().click();
    await page.getByRole('button', { name: en('audit-all-records'), exact: true }).waitFor();
    await page.waitForFunction(() => document.querySelectorAll('main li').length === 2);
    await page.reload();
    await page.getByText('Sopot').waitFor();
    assert.equal(await page.getByRole('main').getByRole('listitem').count(), 2);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: en('audit-export'), exact: true }).click();
    const file = await readFile(await (await download).path(), 'utf8');
    assert.equal(file.trim().split('\n').length, 3, file);
    assert.match(file, /Sopot/);
    await page.context().close();
  });

  it('a refusal says why, on a phone, in the dark and in Russian', async () => {
    const ru = words('ru');
    const page = await world.signIn('administrator', { path: '/audit?action=denied', viewport: PHONE, dark: true, language: 'ru' });
    await page.getByRole('heading', { level: 1, name: ru('audit-title') }).waitFor();
    await page.getByRole('main').getByRole('listitem').first().waitFor();
    await world.picture(page, 'audit-phone-dark-ru');
    await world.accessible(page);
    await page.getByLabel(ru('audit-action'), { exact: true }).selectOption('purge');
    await page.getByText(ru('audit-empty')).waitFor();
    await world.picture(page, 'audit-empty-phone-dark-ru');
    await world.accessible(page);
    await page.context().close();
  });
});
