/** A deputy from the naming to the end: named on the screen, works in a colleague's name in plain sight, noted as one for the other, ended. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PHONE, useWorld, words } from '../harness/world.mjs';

describe('deputies', () => {
  const world = useWorld('deputies');
  const en = words('en');
  const button = (scope, key) => scope.getByRole('button', { name: en(key), exact: true });
  const menu = (page, name) => page.getByRole('button', { name: en('shell-account-menu', { name }) });
  /** A day from today, as the server counts it. */
  const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

  it('finance names the office while it is away', async () => {
    const page = await world.signIn('finance', { path: '/settings/deputies' });
    await page.getByText(en('deputies-none')).waitFor();
    await world.picture(page, 'deputies-none');
    await world.accessible(page);
    await button(page, 'deputies-new').click();
    const dialog = page.getByRole('dialog');
    const colleague = dialog.getByRole('combobox', { name: en('deputies-deputy') }).or(dialog.getByLabel(en('deputies-deputy'), { exact: true })).first();
    await colleague.click();
    await colleague.fill('sales');
    await page.getByRole('option', { name: 'Demo sales office', exact: true }).click();
    const roles = dialog.getByRole('combobox', { name: en('deputies-roles') }).or(dialog.getByLabel(en('deputies-roles'), { exact: true })).first();
    await roles.press('ArrowDown');
    await page.getByRole('option', { name: en('role-finance'), exact: true }).click();
    await page.keyboard.press('Escape');
    await world.picture(page, 'deputy-new');
    await world.accessible(page);
    await button(dialog, 'shell-cancel').click();
    // The days are typed in the reader's form of dates; the entry itself goes through the API.
    const people = await world.api(page, 'GET', '/bulk/owners?q=sales');
    const office = people.body.items.find(({ name }) => name === 'Demo sales office');
    const made = await world.api(page, 'POST', '/deputies', { deputy: office.id, roles: ['finance'], from: day(-1), until: day(7), note: 'Two weeks by the sea' });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    await page.reload();
    await page.getByText(en('deputies-for', { deputy: 'Demo sales office', person: 'Demo finance' })).waitFor();
    await page.getByText(en('deputies-state-running'), { exact: true }).waitFor();
    await world.picture(page, 'deputies');
    await world.accessible(page);
    await page.context().close();
  });

  it('the office works in its name, in plain sight, and leaves both names', async () => {
    const page = await world.signIn('office');
    await menu(page, 'Demo sales office').click();
    await page.getByRole('menuitem', { name: en('deputies-begin', { person: 'Demo finance' }) }).click();
    const bar = page.getByRole('status').filter({ has: page.getByRole('button', { name: en('deputies-stop'), exact: true }) });
    await bar.waitFor();
    assert.match(await bar.textContent(), /Demo finance/);
    await world.picture(page, 'deputies-acting');
    await world.accessible(page);
    const { body: me } = await world.api(page, 'GET', '/session');
    assert.equal(me.rights.run.post, 'all');
    const made = await world.api(page, 'POST', '/records/account', { values: { name: 'Kept for a colleague' } });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    const past = await world.api(page, 'GET', `/records/account/${made.body.id}/history`);
    assert.deepEqual([past.body.items[0].by, past.body.items[0].on_behalf], ['Demo sales office', 'Demo finance']);
    await button(page, 'deputies-stop').click();
    await bar.waitFor({ state: 'detached' });
    const after = await world.api(page, 'GET', '/session');
    assert.equal(after.body.acting, null);
    assert.equal(after.body.rights.run?.post, undefined);
    await page.context().close();
  });

  it('the explanation of a right says what is lent, and until when', async () => {
    const page = await world.signIn('office', { path: '/rights?object=run&action=post' });
    await page.getByText(en('rights-reason-deputy')).waitFor();
    await page.getByText(/Demo finance/).first().waitFor();
    await world.picture(page, 'rights-deputy');
    await world.accessible(page);
    await page.context().close();
  });

  it('on a phone, in the dark and in Russian, and ended by an administrator', async () => {
    const ru = words('ru');
    const page = await world.signIn('administrator', { path: '/settings/deputies?everybody=true', viewport: PHONE, dark: true, language: 'ru' });
    await page.getByText(ru('deputies-for', { deputy: 'Demo sales office', person: 'Demo finance' })).waitFor();
    await world.picture(page, 'deputies-phone-dark-ru');
    await world.accessible(page);
    await page.getByRole('button', { name: new RegExp(`^${ru('deputies-end')}:`) }).click();
    await page.getByRole('dialog').getByRole('button', { name: ru('deputies-end'), exact: true }).click();
    await page.getByText(ru('deputies-state-ended'), { exact: true }).waitFor();
    await page.context().close();
    const office = await world.signIn('office');
    const { body: me } = await world.api(office, 'GET', '/session');
    assert.deepEqual(me.deputies, []);
    await office.context().close();
  });
});
