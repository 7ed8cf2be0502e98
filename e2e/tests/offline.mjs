/** A connection that is gone for a while: what waits for it says so, nothing entered is lost, nothing is made twice. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { useWorld, words } from '../harness/world.mjs';

describe('without a connection', () => {
  const world = useWorld('offline');
  const en = words('en');
  const button = (page, key) => page.getByRole('button', { name: en(key), exact: true });
  /** What the browser itself says about each request that went nowhere. */
  const forgive = () => world.forgive(/ERR_INTERNET_DISCONNECTED|Unable to preload|Failed to fetch/);

  it('a form that is sent says that nobody answered, keeps what was entered, and makes one record afterwards', async () => {
    const page = await world.signIn('office', { path: '/new/account' });
    await page.locator('[data-field="name"]').first().fill('Tunnel Customer');
    await page.context().setOffline(true);
    await button(page, 'records-save').click();
    await page.getByRole('alert').filter({ hasText: en('shell-problem-offline') }).waitFor();
    assert.equal(await page.locator('[data-field="name"]').first().inputValue(), 'Tunnel Customer');
    await world.picture(page, 'offline-form');
    await world.accessible(page);
    await page.context().setOffline(false);
    await button(page, 'records-save').click();
    await page.getByRole('heading', { level: 1, name: /^Tunnel Customer · A-\d+$/ }).waitFor();
    const found = (await world.api(page, 'GET', '/records/account?q=tunnel')).body.items;
    assert.equal(found.length, 1);
    forgive();
    await page.context().close();
  });

  it('a list that cannot be asked says so, and asks by itself once it can', async () => {
    const page = await world.signIn('office', { path: '/list/account' });
    await page.locator('[data-row-link]').first().waitFor();
    await page.context().setOffline(true);
    await page.getByRole('searchbox').or(page.getByRole('textbox', { name: /^Search in/ })).first().fill('tunnel');
    await page.getByRole('alert').filter({ hasText: en('shell-problem-offline') }).waitFor();
    await world.picture(page, 'offline-list');
    await world.accessible(page);
    await page.context().setOffline(false);
    await page.getByRole('row', { name: /Tunnel Customer/ }).waitFor();
    forgive();
    await page.context().close();
  });

  it('a screen whose part of the app is not here yet says so, and comes with the connection', async () => {
    const page = await world.signIn('office', { path: '/list/account?q=tunnel' });
    await page.locator('[data-row-link]').first().waitFor();
    await page.context().setOffline(true);
    await page.locator('[data-row-link]').first().click();
    await page.getByText(en('shell-problem-offline')).waitFor();
    await world.picture(page, 'offline-screen');
    await world.accessible(page);
    await page.context().setOffline(false);
    await page.getByRole('heading', { level: 1, name: /^Tunnel Customer/ }).waitFor();
    forgive();
    await page.context().close();
  });
});
