/** The second factor as people live with it: set up by a picture, asked for at the sign-in, asked once more for money, lost and taken away by an administrator. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import { PHONE, useWorld, words } from '../harness/world.mjs';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The code of a seed at a step of 30 seconds (RFC 6238). */
function codeAt(seed, step) {
  const bits = [...seed].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigInt64BE(BigInt(step));
  const hash = createHmac('sha1', key).update(counter).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

const present = () => Math.floor(Date.now() / 30_000);

describe('second factor', () => {
  const world = useWorld('second-factor');
  const en = words('en');
  const button = (scope, key) => scope.getByRole('button', { name: en(key), exact: true });
  const state = {};

  const fillSignIn = async (page) => {
    await page.getByLabel(en('shell-sign-in-login'), { exact: true }).fill('office');
    await page.getByLabel(en('shell-sign-in-password'), { exact: true }).fill(world.person('office').password);
    await button(page, 'shell-sign-in').click();
    await page.getByLabel(en('factor-code'), { exact: true }).waitFor();
  };

  it('is set up with a picture; recovery codes are shown once', async () => {
    const page = await world.signIn('office', { path: '/settings/security' });
    await page.getByText(en('factor-text')).waitFor();
    await button(page, 'factor-set-up').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('img', { name: en('factor-picture') }).waitFor();
    state.seed = (await dialog.locator('code').first().innerText()).replaceAll(' ', '');
    assert.match(state.seed, /^[A-Z2-7]{32}$/);
    await world.picture(page, 'factor-set-up');
    await world.accessible(page);
    state.step = present();
    await dialog.getByLabel(en('factor-figure', { number: 1 })).click();
    await page.keyboard.type(codeAt(state.seed, state.step));
    await button(dialog, 'factor-confirm').click();
    await page.getByRole('dialog').getByText(en('factor-recovery-text')).waitFor();
    state.recovery = await page.getByRole('dialog').locator('code').allInnerTexts();
    assert.equal(state.recovery.length, 10);
    await world.picture(page, 'factor-recovery');
    await world.accessible(page);
    await button(page.getByRole('dialog'), 'factor-recovery-kept').click();
    await page.getByText(en('factor-on'), { exact: true }).waitFor();
    await world.picture(page, 'factor-on');
    await world.accessible(page);
    await page.reload();
    await page.getByText(en('factor-on'), { exact: true }).waitFor();
    assert.equal(await page.getByText(state.recovery[0]).count(), 0);
    await page.context().close();
  });

  it('is asked for at the sign-in, and takes no code twice', async () => {
    const page = await world.open('/');
    await fillSignIn(page);
    await world.picture(page, 'sign-in-code');
    await world.accessible(page);
    await page.getByLabel(en('factor-code'), { exact: true }).fill(codeAt(state.seed, state.step));
    await button(page, 'shell-sign-in').click();
    await page.getByText(en('problem-second-factor-wrong')).waitFor();
    await page.getByLabel(en('factor-code'), { exact: true }).fill(codeAt(state.seed, Math.max(present(), state.step + 1)));
    await button(page, 'shell-sign-in').click();
    await page.getByRole('navigation').first().waitFor();
    await page.context().close();
  });

  it('a recovery code lets in once, on a phone, in the dark and in Russian', async () => {
    const ru = words('ru');
    const page = await world.open('/', { viewport: PHONE, dark: true, language: 'ru' });
    await page.getByLabel(ru('shell-sign-in-login'), { exact: true }).fill('office');
    await page.getByLabel(ru('shell-sign-in-password'), { exact: true }).fill(world.person('office').password);
    await page.getByRole('button', { name: ru('shell-sign-in'), exact: true }).click();
    await page.getByLabel(ru('factor-code'), { exact: true }).fill(state.recovery[0].toUpperCase());
    await world.picture(page, 'sign-in-code-phone-dark-ru');
    await world.accessible(page);
    await page.getByRole('button', { name: ru('shell-sign-in'), exact: true }).click();
    await page.getByRole('navigation').first().waitFor();
    const changed = await page.context().request.patch('/api/v1/session', { data: { language: 'ru' }, headers: { 'X-Treeline': '1', Origin: world.url } });
    assert.ok(changed.ok());
    await page.goto('/settings/security');
    await page.getByText(ru('factor-on'), { exact: true }).waitFor();
    await world.picture(page, 'factor-on-phone-dark-ru');
    await world.accessible(page);
    const own = await world.api(page, 'GET', '/session/second-factor');
    assert.equal(own.body.recovery_left, 9);
    await page.context().close();
  });

  it('the server asks once more, and what waited goes on', async () => {
    const page = await world.signIn('administrator', { path: '/users' });
    await page.getByRole('link', { name: 'office', exact: true }).click();
    await button(page, 'users-factor-remove').waitFor();
    await page.getByText(en('users-factor-on')).waitFor();
    await world.picture(page, 'user-factor');
    await world.accessible(page);
    // What five minutes do, without waiting for them: the first answer says that the proof is too old.
    let asked = 0;
    await page.route(/\/second-factor$/, (route) => {
      asked += 1;
      if (asked > 1) return route.continue();
      return route.fulfill({ status: 403, contentType: 'application/problem+json', body: JSON.stringify({ code: 'proof-needed', title: '', status: 403, fields: [], request_id: '' }) });
    });
    await button(page, 'users-factor-remove').click();
    await button(page.getByRole('dialog'), 'users-factor-remove').click();
    const proof = page.getByRole('dialog', { name: en('proof-title') });
    await proof.getByLabel(en('session-password-current'), { exact: true }).fill('certainly wrong');
    await button(proof, 'proof-go-on').click();
    await proof.getByText(en('problem-password-wrong')).first().waitFor();
    await world.picture(page, 'proof');
    await world.accessible(page);
    await proof.getByLabel(en('session-password-current'), { exact: true }).fill(world.person('administrator').password);
    await button(proof, 'proof-go-on').click();
    await page.getByText(en('users-factor-removed')).waitFor();
    assert.equal(asked, 2);
    assert.equal(await page.getByText(en('users-factor-on')).count(), 0);
    await page.context().close();
  });

  it('the password alone opens it again', async () => {
    const page = await world.open('/');
    await page.getByLabel(en('shell-sign-in-login'), { exact: true }).fill('office');
    await page.getByLabel(en('shell-sign-in-password'), { exact: true }).fill(world.person('office').password);
    await button(page, 'shell-sign-in').click();
    await page.getByRole('navigation').first().waitFor();
    await page.context().close();
  });

  it('a role asks for one: nothing else opens before it is set up', async () => {
    const admin = await world.signIn('administrator');
    const { body } = await world.api(admin, 'GET', '/records/role?columns=code');
    const role = body.items.find((one) => one.values.code === 'manager');
    const page = await world.signIn('manager');
    await page.getByRole('navigation').first().waitFor();
    const made = await world.api(admin, 'PATCH', `/records/role/${role.id}`, { values: { second_factor: true } }, { 'If-Match': `"${role.version}"` });
    assert.equal(made.status, 200, JSON.stringify(made.body));
    await page.goto('/list/account');
    await page.getByText(en('factor-duty-text')).waitFor();
    await button(page, 'factor-set-up').waitFor();
    await world.picture(page, 'factor-duty');
    await world.accessible(page);
    assert.equal((await world.api(page, 'GET', '/records/account')).body.code, 'second-factor-duty');
    await button(page, 'factor-set-up').click();
    const dialog = page.getByRole('dialog');
    const seed = (await dialog.locator('code').first().innerText()).replaceAll(' ', '');
    await dialog.getByLabel(en('factor-figure', { number: 1 })).click();
    await page.keyboard.type(codeAt(seed, present()));
    await button(dialog, 'factor-confirm').click();
    await button(page.getByRole('dialog'), 'factor-recovery-kept').click();
    await button(page, 'proof-go-on').click();
    await page.waitForURL((url) => url.pathname === '/list/account');
    await page.getByRole('navigation').first().waitFor();
    await page.context().close();
    await admin.context().close();
  });

  it('the duty on a phone, in the dark and in Russian', async () => {
    const ru = words('ru');
    const admin = await world.signIn('administrator');
    const { body } = await world.api(admin, 'GET', '/records/role?columns=code');
    const role = body.items.find((one) => one.values.code === 'distributor');
    const made = await world.api(admin, 'PATCH', `/records/role/${role.id}`, { values: { second_factor: true } }, { 'If-Match': `"${role.version}"` });
    assert.equal(made.status, 200, JSON.stringify(made.body));
    const page = await world.signIn('distributor', { viewport: PHONE, dark: true, language: 'ru' });
    await page.getByText(ru('factor-duty-text')).waitFor();
    await page.getByRole('button', { name: ru('factor-set-up'), exact: true }).waitFor();
    await world.picture(page, 'factor-duty-phone-dark-ru');
    await world.accessible(page);
    await page.context().close();
    await admin.context().close();
  });
});
