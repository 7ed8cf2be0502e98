/** Help from `?`: the chapter about the screen, other chapters, the keys; on a phone and in the dark. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PHONE, useWorld, words } from '../harness/world.mjs';

describe('help', () => {
  const world = useWorld('help');
  const en = words('en');

  it('no picture of the book comes before help is opened', async () => {
    const page = await world.signIn('administrator');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    assert.ok(loaded.length > 5);
    assert.deepEqual(loaded.filter((name) => name.endsWith('.webp')), []);
    await page.context().close();
  });

  it('opens at the chapter about the screen and follows its links', async () => {
    const page = await world.signIn('administrator');
    await page.goto('/settings/objects');
    await page.getByRole('heading', { level: 1, name: en('definitions-title') }).waitFor();
    await page.keyboard.press('?');
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('heading', { level: 1, name: 'Objects and fields' }).waitFor();
    await world.picture(page, 'help');
    await world.accessible(page);
    assert.equal(await drawer.locator('script, iframe').count(), 0);
    const picture = drawer.locator('article img');
    await picture.scrollIntoViewIfNeeded();
    await page.waitForFunction(() => document.querySelector('article img')?.naturalWidth === 960);
    assert.match(await picture.getAttribute('alt'), /administrator/);
    assert.equal(await picture.getAttribute('loading'), 'lazy');
    assert.equal(new URL(await drawer.getByRole('link', { name: await picture.getAttribute('alt') }).getAttribute('href'), page.url()).origin, world.url);
    await drawer.getByRole('combobox', { name: en('help-chapter') }).selectOption('roles');
    await drawer.getByRole('heading', { level: 1, name: 'Roles and rights' }).waitFor();
    await drawer.getByRole('tab', { name: en('shell-keys-title') }).click();
    await drawer.getByText(en('shell-key-search')).waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('says in Russian that the handbook is English, on a dark phone', async () => {
    const ru = words('ru');
    const page = await world.signIn('office', { dark: true, viewport: PHONE, language: 'ru' });
    await page.goto('/network');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('banner').getByRole('button').last().click();
    await page.getByRole('menuitem', { name: ru('help-title') }).click();
    await page.getByText(ru('help-in-english')).waitFor();
    await page.getByRole('heading', { level: 1, name: 'The network' }).waitFor();
    await world.picture(page, 'help-phone-dark-ru');
    await world.accessible(page);
    await page.context().close();
  });
});
