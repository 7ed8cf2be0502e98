/** API tokens: made with few rights, shown once, used by a program, seen and revoked by an administrator. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { PHONE, useWorld, words } from '../harness/world.mjs';

describe('tokens', () => {
  const world = useWorld('tokens');
  const en = words('en');
  const button = (scope, key) => scope.getByRole('button', { name: en(key), exact: true });
  const state = {};
  const ask = (method, path, body) =>
    fetch(`${world.url}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${state.text}`, ...(body ? { 'Content-Type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });

  it('a person makes a token for one object; it is shown once', async () => {
    const page = await world.signIn('office', { path: '/settings/tokens' });
    await page.getByText(en('tokens-none')).waitFor();
    await world.picture(page, 'tokens-none');
    await world.accessible(page);
    await button(page, 'tokens-new').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(en('tokens-name')).fill('Web shop');
    await dialog.getByLabel(en('tokens-read-only')).uncheck();
    const objects = dialog.getByRole('combobox', { name: en('tokens-objects') }).or(dialog.getByLabel(en('tokens-objects'), { exact: true })).first();
    await objects.click();
    await page.getByRole('option', { name: en('object-account.plural'), exact: true }).click();
    await page.keyboard.press('Escape');
    await world.picture(page, 'token-new');
    await world.accessible(page);
    await button(dialog, 'tokens-make').click();
    const shown = page.getByRole('dialog', { name: en('tokens-shown', { name: 'Web shop' }) });
    state.text = await shown.getByLabel(en('tokens-token'), { exact: true }).inputValue();
    assert.match(state.text, /^treeline_[0-9a-f]{64}$/);
    await world.picture(page, 'token-shown');
    await world.accessible(page);
    await button(shown, 'shell-close').last().click();
    await page.getByText('Web shop', { exact: true }).waitFor();
    await page.reload();
    await page.getByText('Web shop', { exact: true }).waitFor();
    assert.equal(await page.getByText(state.text).count(), 0);
    await page.context().close();
  });

  it('a program works with it, and no further', async () => {
    const made = await ask('POST', '/records/account', { values: { name: 'From the web shop' } });
    assert.equal(made.status, 201, await made.text());
    assert.equal((await ask('GET', '/records/account?limit=1')).status, 200);
    for (const [method, path] of [['GET', '/records/member'], ['GET', '/users'], ['GET', '/tokens'], ['DELETE', '/sessions']]) {
      const answer = await ask(method, path);
      assert.equal(answer.status, 403, `${method} ${path}`);
    }
    const page = await world.signIn('office', { path: '/settings/tokens' });
    await page.getByText('Web shop', { exact: true }).waitFor();
    assert.equal(await page.getByText(en('tokens-never-used')).count(), 0);
    await world.picture(page, 'tokens');
    await world.accessible(page);
    await page.context().close();
    assert.ok(!readFileSync(world.log, 'utf8').includes(state.text.slice(9)), 'the token is in no log');
  });

  it('an administrator sees whose it is and revokes it; the next request is refused', async () => {
    const page = await world.signIn('administrator', { path: '/settings/tokens' });
    await page.getByText(en('tokens-everybody'), { exact: true }).click();
    await page.getByText('Web shop', { exact: true }).waitFor();
    await world.picture(page, 'tokens-everybody');
    await world.accessible(page);
    await page.getByRole('button', { name: `${en('tokens-revoke')}: Web shop` }).click();
    await button(page.getByRole('dialog'), 'tokens-revoke').click();
    await page.getByText(en('tokens-revoked')).waitFor();
    assert.equal(await page.getByText('Web shop', { exact: true }).count(), 0);
    assert.equal((await ask('GET', '/records/account')).status, 401);
    await page.context().close();
  });

  it('on a phone, in the dark and in Russian', async () => {
    const ru = words('ru');
    const page = await world.signIn('administrator', { path: '/settings/tokens', viewport: PHONE, dark: true, language: 'ru' });
    await page.getByRole('button', { name: ru('tokens-new'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(ru('tokens-name')).fill('Отчёты');
    await world.picture(page, 'token-new-phone-dark-ru');
    await world.accessible(page);
    await dialog.getByRole('button', { name: ru('tokens-make'), exact: true }).click();
    const shown = page.getByRole('dialog', { name: ru('tokens-shown', { name: 'Отчёты' }) });
    await shown.getByLabel(ru('tokens-token'), { exact: true }).waitFor();
    await world.picture(page, 'token-shown-phone-dark-ru');
    await shown.getByRole('button', { name: ru('shell-close'), exact: true }).last().click();
    await page.getByText('Отчёты', { exact: true }).waitFor();
    await world.picture(page, 'tokens-phone-dark-ru');
    await world.accessible(page);
    await page.context().close();
  });
});
