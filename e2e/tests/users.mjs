/** Sign-in as people live with it: own sessions and password, inviting, barring, choosing a password with a link, a forgotten one. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { PHONE, useWorld, words } from '../harness/world.mjs';

describe('users', () => {
  const world = useWorld('users');
  const en = words('en');
  const button = (scope, key) => scope.getByRole('button', { name: en(key), exact: true });
  const state = {};

  it('a person sees where they are signed in and ends another session', async () => {
    const there = await world.open('/');
    const reply = await there.context().request.post('/api/v1/session', {
      data: { login: 'office', password: world.person('office').password },
      headers: { 'X-Treeline': '1', Origin: world.url },
    });
    assert.ok(reply.ok());
    const page = await world.signIn('office', { path: '/settings/security' });
    await page.getByText(en('session-present'), { exact: true }).waitFor();
    // The loading of the demo has signed in as well.
    const before = await page.getByRole('main').getByRole('listitem').count();
    assert.ok(before >= 2);
    await world.picture(page, 'security');
    await world.accessible(page);
    await page.getByRole('button', { name: new RegExp(`^${en('session-end')}: `) }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: en('session-end'), exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.equal(await page.getByRole('main').getByRole('listitem').count(), before - 1);
    assert.equal((await world.api(there, 'GET', '/session')).status, 401);
    await page.getByLabel(en('session-password-current'), { exact: true }).fill('certainly wrong');
    await page.getByLabel(en('session-password-new'), { exact: true }).fill('a quite different sentence');
    await button(page, 'session-password-change').click();
    await page.getByText(en('problem-password-wrong')).waitFor();
    await world.accessible(page);
    await there.context().close();
    await page.context().close();
  });

  it('an administrator invites a person; the link is shown once', async () => {
    const page = await world.signIn('administrator', { path: '/users' });
    await page.getByRole('link', { name: 'administrator', exact: true }).waitFor();
    await world.picture(page, 'users');
    await world.accessible(page);
    await page.getByRole('link', { name: en('users-invite'), exact: true }).click();
    await page.waitForURL(/\/users\/new$/);
    // The list stays until the form has come; it has a link of that name, no button.
    await button(page, 'users-invite').waitFor();
    await page.getByLabel(en('users-login')).fill('zaneta@example.org');
    await page.getByLabel(en('users-name'), { exact: true }).fill('Żaneta Nowa');
    await page.getByRole('combobox', { name: en('users-roles') }).or(page.getByLabel(en('users-roles'), { exact: true })).first().click();
    await page.getByRole('option', { name: en('role-manager'), exact: true }).click();
    await page.keyboard.press('Escape');
    await world.picture(page, 'user-invite');
    await world.accessible(page);
    await button(page, 'users-invite').click();
    const dialog = page.getByRole('dialog');
    const link = await dialog.getByLabel(en('users-link'), { exact: true }).inputValue();
    assert.match(link, /\/welcome#[0-9a-f]{64}$/);
    await world.picture(page, 'user-link');
    await world.accessible(page);
    await dialog.getByRole('button', { name: en('shell-close') }).last().click();
    await page.getByRole('heading', { level: 1, name: 'Żaneta Nowa' }).waitFor();
    await world.picture(page, 'user');
    await world.accessible(page);
    state.link = link;
    state.path = new URL(page.url()).pathname;
    await page.context().close();
  });

  it('the person chooses a password with the link, once, and signs in with it', async () => {
    const { pathname, hash } = new URL(state.link);
    const page = await world.open(pathname + hash);
    await page.getByText('zaneta@example.org').waitFor();
    assert.equal(new URL(page.url()).hash, '', 'the address forgets the token');
    await world.picture(page, 'choose-password');
    await world.accessible(page);
    await page.getByLabel(en('session-password-new'), { exact: true }).fill('Sunshine-Password1!');
    await button(page, 'session-choose').click();
    await page.getByText(en('problem-password-common')).waitFor();
    await page.getByLabel(en('session-password-new'), { exact: true }).fill('żółta gęś na jeziorze');
    await button(page, 'session-choose').click();
    await page.getByRole('link', { name: en('shell-sign-in') }).click();
    await page.getByLabel(en('shell-sign-in-login'), { exact: true }).fill('ZANETA@example.org');
    await page.getByLabel(en('shell-sign-in-password'), { exact: true }).fill('żółta gęś na jeziorze');
    await button(page, 'shell-sign-in').click();
    await page.getByRole('navigation').first().waitFor();
    assert.equal(await page.getByRole('link', { name: en('users-title') }).count(), 0, 'users are not for managers');
    state.page = page;
    const again = await world.open(pathname + hash);
    await again.getByText(en('problem-link-gone')).waitFor();
    await again.context().close();
    assert.ok(!readFileSync(world.log, 'utf8').includes(state.link.split('#')[1]), 'the token is in no log');
  });

  it('barring shuts the person out at once', async () => {
    const page = await world.signIn('administrator', { path: state.path });
    await button(page, 'users-bar').click();
    await page.getByRole('dialog').getByRole('button', { name: en('users-bar'), exact: true }).click();
    await page.getByText(en('users-state-barred'), { exact: true }).waitFor();
    assert.equal((await world.api(state.page, 'GET', '/session')).status, 401);
    await page.context().close();
    await state.page.context().close();
  });

  it('a forgotten password gets one answer, whoever asks', async () => {
    const page = await world.open('/sign-in');
    await page.getByRole('link', { name: en('session-forgot') }).click();
    // Both screens ask for the login: only the second has this button.
    await button(page, 'session-forgot-send').waitFor();
    await page.getByLabel(en('shell-sign-in-login'), { exact: true }).fill('nobody-at-all');
    await world.accessible(page);
    await button(page, 'session-forgot-send').click();
    await page.getByText(en('session-forgot-no-mail')).waitFor();
    await world.picture(page, 'forgot');
    await page.context().close();
  });

  it('on a phone, in the dark and in Russian', async () => {
    const ru = words('ru');
    const phone = await world.signIn('administrator', { path: '/users', viewport: PHONE, dark: true, language: 'ru' });
    await phone.getByRole('heading', { level: 1, name: ru('users-title') }).waitFor();
    await phone.getByText(ru('users-state-active')).first().waitFor();
    await world.picture(phone, 'users-phone-dark-ru');
    await world.accessible(phone);
    await phone.goto(state.path);
    await phone.getByRole('heading', { level: 1 }).waitFor();
    await world.picture(phone, 'user-phone-dark-ru');
    await world.accessible(phone);
    await phone.goto('/settings/security');
    await phone.getByText(ru('session-present'), { exact: true }).waitFor();
    await world.picture(phone, 'security-phone-dark-ru');
    await world.accessible(phone);
    await phone.context().close();
  });
});
