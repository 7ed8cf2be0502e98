/** Why somebody may or may not do something: asked by an administrator, answered role by role. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PHONE, useWorld, words } from '../harness/world.mjs';

describe('rights', () => {
  const world = useWorld('rights');
  const en = words('en');

  it('says which role lets the office change customers, and that none lets it see roles', async () => {
    const page = await world.signIn('administrator', { path: '/rights' });
    await page.getByLabel(en('rights-object'), { exact: true }).waitFor();
    const person = page.getByRole('combobox', { name: en('rights-person') }).or(page.getByLabel(en('rights-person'), { exact: true })).first();
    await person.click();
    await person.fill('office');
    await page.getByRole('option', { name: /office/ }).first().click();
    await page.getByLabel(en('rights-object'), { exact: true }).selectOption('account');
    await page.getByLabel(en('rights-action'), { exact: true }).selectOption('update');
    await page.getByText(en('rights-reason-granted')).waitFor();
    await page.getByRole('cell', { name: 'Sales office', exact: true }).waitFor();
    await world.picture(page, 'rights-yes');
    await world.accessible(page);
    await page.getByLabel(en('rights-object'), { exact: true }).selectOption('role');
    await page.getByText(en('rights-reason-no-role')).waitFor();
    await world.picture(page, 'rights-no');
    await world.accessible(page);
    assert.match(page.url(), /object=role/);
    await page.context().close();
  });

  it('on a phone, in the dark and in Russian', async () => {
    const ru = words('ru');
    const page = await world.signIn('administrator', { path: '/rights?object=run&action=post', viewport: PHONE, dark: true, language: 'ru' });
    await page.getByText(ru('rights-reason-no-role')).waitFor();
    await world.picture(page, 'rights-phone-dark-ru');
    await world.accessible(page);
    await page.context().close();
  });
});
