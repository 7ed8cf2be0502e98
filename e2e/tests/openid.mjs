/** Signing in with a real provider: linked by the person, used, refused to strangers and to other browsers, unlinked. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { freePort } from '../harness/server.mjs';
import { providerSettings, SECRET, startProvider } from '../harness/provider.mjs';
import { PHONE, useWorld, words } from '../harness/world.mjs';

describe('sign-in providers', () => {
  const env = {};
  let port;
  before(async () => {
    port = await freePort();
    Object.assign(env, providerSettings(port));
  });
  const world = useWorld('openid', env);
  const en = words('en');
  const named = { provider: 'Example login' };
  const state = {};
  before(async () => {
    // Eve's provider says that the finance person's login is her own, verified address.
    state.provider = await startProvider(port, world.url, { eve: 'finance' });
  });
  after(() => state.provider?.close());

  const button = (scope, key, values) => scope.getByRole('button', { name: en(key, values), exact: true });
  const menu = (page) => page.getByRole('button', { name: en('shell-account-menu', { name: 'Demo finance' }) });

  /** On the provider's own page. */
  async function enterAs(page, account) {
    await page.getByLabel('Account').fill(account);
    await page.getByRole('button', { name: 'Enter', exact: true }).click();
  }

  it('the signed-in person links one', async () => {
    const page = await world.signIn('finance', { path: '/settings/security' });
    await button(page, 'openid-link', named).click();
    await enterAs(page, 'anna');
    const row = page.getByText('Example login · anna@example', { exact: true });
    await row.waitFor();
    assert.equal(new URL(page.url()).pathname, '/settings/security');
    await row.scrollIntoViewIfNeeded();
    await world.picture(page, 'openid-linked');
    await world.accessible(page);
    await page.context().close();
  });

  it('it signs in, goes on only within this app, and leaves no secret behind', async () => {
    const page = await world.open('/sign-in?to=//evil.example/x');
    await button(page, 'openid-sign-in', named).waitFor();
    await world.picture(page, 'openid-sign-in');
    await world.accessible(page);
    await button(page, 'openid-sign-in', named).click();
    await enterAs(page, 'anna');
    await menu(page).waitFor();
    const { origin, pathname, search } = new URL(page.url());
    assert.deepEqual([origin, pathname, search], [world.url, '/', '']);
    const { body } = await world.api(page, 'GET', '/session');
    assert.equal(body.user.login, 'finance');
    const log = readFileSync(world.log, 'utf8');
    assert.ok(state.provider.codes.length >= 2, 'the provider has given codes');
    for (const secret of [SECRET, ...state.provider.codes]) assert.ok(!log.includes(secret), 'no secret and no code in the log');
    await page.context().close();
  });

  it('a place in this app that was asked for is where one comes to', async () => {
    const page = await world.open('/settings/security');
    await button(page, 'openid-sign-in', named).click();
    await enterAs(page, 'anna');
    await page.getByText('Example login · anna@example', { exact: true }).waitFor();
    await page.context().close();
  });

  it('a stranger with the address of somebody is nobody, and who says no is told so', async () => {
    const page = await world.open('/sign-in');
    await button(page, 'openid-sign-in', named).click();
    await enterAs(page, 'eve');
    await page.getByText(en('problem-openid-unknown')).waitFor();
    await world.picture(page, 'openid-refused');
    await world.accessible(page);
    assert.equal((await world.api(page, 'GET', '/session')).status, 401);
    await page.getByRole('link', { name: en('session-back'), exact: true }).click();
    // The provider still knows Eve in this browser: another one says no.
    const other = await world.open('/sign-in');
    await button(other, 'openid-sign-in', named).click();
    await other.getByRole('link', { name: 'No, thank you', exact: true }).click();
    await other.getByText(en('openid-denied')).waitFor();
    assert.equal(new URL(other.url()).search, '');
    await page.context().close();
    await other.context().close();
  });

  it('what came back to one browser is worth nothing in another', async () => {
    const page = await world.open('/sign-in');
    let came;
    await page.route('**/api/v1/session/openid', (route) => {
      if (route.request().method() !== 'POST') return route.fallback();
      came = route.request().postDataJSON();
      const held = { code: 'openid-unreachable', title: 'held back', status: 409, fields: [], request_id: '' };
      return route.fulfill({ status: 409, contentType: 'application/problem+json', body: JSON.stringify(held) });
    });
    await button(page, 'openid-sign-in', named).click();
    await enterAs(page, 'anna');
    await page.getByText('held back').waitFor();
    const thief = await world.open('/sign-in');
    const stolen = await world.api(thief, 'POST', '/session/openid', came);
    assert.deepEqual([stolen.status, stolen.body.code], [401, 'openid-refused']);
    const own = await world.api(page, 'POST', '/session/openid', came);
    assert.equal(own.status, 201, JSON.stringify(own.body));
    const again = await world.api(page, 'POST', '/session/openid', came);
    assert.deepEqual([again.status, again.body.code], [401, 'openid-refused']);
    await page.context().close();
    await thief.context().close();
  });

  it('on a phone, in the dark and in Russian', async () => {
    const ru = words('ru');
    const page = await world.open('/sign-in', { viewport: PHONE, dark: true, language: 'ru' });
    await page.getByRole('button', { name: ru('openid-sign-in', named), exact: true }).waitFor();
    await world.picture(page, 'openid-sign-in-phone-dark-ru');
    await world.accessible(page);
    await page.context().close();
  });

  it('an administrator finds it on the page of the person', async () => {
    const page = await world.signIn('administrator');
    const { body } = await world.api(page, 'GET', '/users?q=finance');
    await page.goto(`/users/${body.items.find(({ login }) => login === 'finance').id}`);
    const unlink = page.getByRole('button', { name: `${en('openid-unlink')}: Example login`, exact: true });
    await unlink.waitFor();
    await unlink.scrollIntoViewIfNeeded();
    await world.picture(page, 'user-identities');
    await world.accessible(page);
    await unlink.click();
    await page.getByRole('dialog').getByText(en('users-identity-unlink-text')).waitFor();
    await world.accessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('unlinked it opens nothing any more', async () => {
    const page = await world.signIn('finance', { path: '/settings/security' });
    await page.getByRole('button', { name: `${en('openid-unlink')}: Example login`, exact: true }).click();
    await button(page.getByRole('dialog'), 'openid-unlink').click();
    await button(page, 'openid-link', named).waitFor();
    const visitor = await world.open('/sign-in');
    await button(visitor, 'openid-sign-in', named).click();
    await enterAs(visitor, 'anna');
    await visitor.getByText(en('problem-openid-unknown')).waitFor();
    await page.context().close();
    await visitor.context().close();
  });
});
