/** Signing in and out, wrong passwords, the language of the whole app, and what each role sees in the navigation. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PHONE, useWorld, words } from '../harness/world.mjs';

const ROLES = ['administrator', 'office', 'finance', 'manager', 'distributor'];

describe('session', () => {
  const world = useWorld('session');
  const en = words('en');

  for (const login of ROLES) {
    it(`${login} signs in by the form and out again`, async () => {
      const page = await world.open('/');
      await page.getByLabel(en('shell-sign-in-login'), { exact: true }).fill(login);
      await page.getByLabel(en('shell-sign-in-password'), { exact: true }).fill(world.person(login).password);
      await page.getByRole('button', { name: en('shell-sign-in'), exact: true }).click();
      await page.getByRole('navigation').first().waitFor();
      const me = await world.api(page, 'GET', '/session');
      assert.equal(me.body.user.login, login);
      await world.picture(page, `today-${login}`);
      await page.getByRole('button', { name: new RegExp(me.body.user.name) }).click();
      await page.getByRole('menuitem', { name: en('shell-sign-out') }).click();
      await page.getByLabel(en('shell-sign-in-login'), { exact: true }).waitFor();
      assert.equal((await world.api(page, 'GET', '/session')).status, 401);
      await page.context().close();
    });
  }

  it('a wrong password says nothing about which half was wrong', async () => {
    const page = await world.open('/');
    const refusals = [];
    for (const login of ['administrator', 'nobody-of-that-name']) {
      await page.getByLabel(en('shell-sign-in-login'), { exact: true }).fill(login);
      await page.getByLabel(en('shell-sign-in-password'), { exact: true }).fill('certainly wrong 1');
      await page.getByRole('button', { name: en('shell-sign-in'), exact: true }).click();
      const alert = page.getByRole('alert').filter({ hasText: en('problem-sign-in-wrong') });
      await alert.waitFor();
      refusals.push((await alert.innerText()).replace(/\s+/g, ' '));
      await page.reload();
    }
    assert.ok(refusals[0].length > 10);
    assert.equal(refusals[0].replace(/[0-9a-f-]{16,}/g, ''), refusals[1].replace(/[0-9a-f-]{16,}/g, ''));
    await page.context().close();
  });

  it('in Russian everything is Russian, also after a reload', async () => {
    const ru = words('ru');
    const page = await world.signIn('administrator', { language: 'ru' });
    await page.getByRole('link', { name: ru('shell-today') }).first().waitFor();
    await page.reload();
    await page.getByRole('link', { name: ru('shell-today') }).first().waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'ru');
    const navigation = await page.getByRole('navigation', { name: ru('shell-navigation') }).innerText();
    assert.match(navigation, /[а-я]/i);
    assert.doesNotMatch(navigation.replace(/Treeline|^.*\n/, ''), /[a-z]{4,}/, 'no English left in the navigation');
    await world.picture(page, 'today-ru');
    await page.context().close();
  });

  it('a distributor on a phone has no room for what is not theirs', async () => {
    const page = await world.signIn('distributor', { viewport: PHONE });
    await page.getByRole('navigation').first().waitFor();
    await world.picture(page, 'today-phone');
    const office = await world.api(page, 'GET', '/records/employee');
    assert.ok([403, 404].includes(office.status), `employees are not for distributors: ${office.status}`);
    await world.accessible(page);
    await page.context().close();
  });

  it('the sign-in page and the first page are accessible, light and dark', async () => {
    for (const dark of [false, true]) {
      const page = await world.open('/', { dark });
      await page.getByLabel(en('shell-sign-in-login'), { exact: true }).waitFor();
      await world.accessible(page);
      await page.context().close();
      const today = await world.signIn('administrator', { dark });
      await today.getByRole('heading', { level: 1 }).first().waitFor();
      await world.accessible(today);
      await today.context().close();
    }
  });

  it('can be put on a home screen: the manifest and all its icons are there', async () => {
    const page = await world.open('/sign-in');
    const href = await page.locator('link[rel=manifest]').getAttribute('href');
    const { icons, start_url: start } = await (await page.context().request.get(href)).json();
    assert.equal(start, '/');
    assert.ok(icons.some(({ sizes }) => sizes === '192x192') && icons.some(({ sizes }) => sizes === '512x512'));
    for (const { src, sizes } of icons.filter(({ type }) => type === 'image/png')) {
      const picture = await (await page.context().request.get(src)).body();
      assert.equal(`${picture.readUInt32BE(16)}x${picture.readUInt32BE(20)}`, sizes, src);
    }
    await page.context().close();
  });
});
