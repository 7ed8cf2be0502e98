/** Passkeys with the browser's own virtual device: made, used to sign in and to prove who one is, refused, taken away. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PHONE, useWorld, words } from '../harness/world.mjs';

describe('passkeys', () => {
  // Keys are bound to names: the server is told the one this browser uses.
  const world = useWorld('passkeys', { TREELINE_PUBLIC_URL: 'http://localhost:{port}' });
  const en = words('en');
  const home = () => world.url.replace('127.0.0.1', 'localhost');
  const button = (scope, key) => scope.getByRole('button', { name: en(key), exact: true });
  const menu = (page) => page.getByRole('button', { name: en('shell-account-menu', { name: 'Demo finance' }) });
  const state = {};

  /** A page of the named address, with a device that recognises its person. */
  async function open(options = {}) {
    const page = await world.open('/healthz', options);
    const device = await page.context().newCDPSession(page);
    await device.send('WebAuthn.enable');
    const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
      options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    });
    await page.goto(`${home()}/sign-in`);
    return { page, device, authenticatorId };
  }

  async function enter(page, language = en) {
    const { password } = world.person('finance');
    await page.getByLabel(language('shell-sign-in-login'), { exact: true }).fill('finance');
    await page.getByLabel(language('shell-sign-in-password'), { exact: true }).fill(password);
    await page.getByRole('button', { name: language('shell-sign-in'), exact: true }).click();
  }

  it('a person makes one in the browser and gives it a name', async () => {
    Object.assign(state, await open());
    const { page } = state;
    await button(page, 'passkeys-sign-in').waitFor();
    await world.picture(page, 'passkeys-sign-in');
    await world.accessible(page);
    await enter(page);
    await menu(page).waitFor();
    await page.goto(`${home()}/settings/security`);
    await button(page, 'passkeys-new').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(en('passkeys-name'), { exact: true }).fill('Office notebook');
    await world.picture(page, 'passkey-new');
    await world.accessible(page);
    await button(dialog, 'passkeys-make').click();
    await page.getByText('Office notebook', { exact: true }).waitFor();
    await page.getByText('Office notebook', { exact: true }).scrollIntoViewIfNeeded();
    await world.picture(page, 'passkeys');
    await world.accessible(page);
  });

  it('it signs in without password; a device that does not recognise anybody does not', async () => {
    const { page, device, authenticatorId } = state;
    await page.context().clearCookies();
    await page.goto(`${home()}/sign-in`);
    await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
    await button(page, 'passkeys-sign-in').click();
    await page.getByText(en('passkeys-no-key')).waitFor();
    await world.picture(page, 'passkeys-refused');
    await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
    await button(page, 'passkeys-sign-in').click();
    await menu(page).waitFor();
    const me = await page.evaluate(() => fetch('/api/v1/session').then((reply) => reply.json()));
    assert.equal(me.user.login, 'finance');
    const { credentials } = await device.send('WebAuthn.getCredentials', { authenticatorId });
    assert.deepEqual([credentials.length, credentials[0].rpId], [1, 'localhost']);
  });

  it('taken away it opens nothing any more', async () => {
    const { page } = state;
    await page.goto(`${home()}/settings/security`);
    await page.getByRole('button', { name: `${en('passkeys-remove')}: Office notebook` }).click();
    await button(page.getByRole('dialog'), 'passkeys-remove').click();
    await page.getByText(en('passkeys-removed')).waitFor();
    await page.context().clearCookies();
    await page.goto(`${home()}/sign-in`);
    await button(page, 'passkeys-sign-in').click();
    await page.getByRole('alert').waitFor();
    assert.equal(new URL(page.url()).pathname, '/sign-in');
    await page.context().close();
  });

  it('on a phone, in the dark and in Russian', async () => {
    const ru = words('ru');
    const { page } = await open({ viewport: PHONE, dark: true, language: 'ru' });
    await page.getByRole('button', { name: ru('passkeys-sign-in'), exact: true }).waitFor();
    await world.picture(page, 'passkeys-sign-in-phone-dark-ru');
    await world.accessible(page);
    await page.context().close();
  });
});
