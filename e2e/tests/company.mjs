/** The company's settings, and what they mean for people: languages, figures, the first day of the week. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PHONE, useWorld, words } from '../harness/world.mjs';

describe('company', () => {
  const world = useWorld('company');
  const en = words('en');

  it('an administrator saves the settings; they stand in the audit log', async () => {
    const page = await world.signIn('administrator');
    await page.goto('/settings/company');
    await page.getByLabel(en('company-tax-number')).fill('PL 676-000');
    await page.getByLabel(en('address-lines')).fill('ul. Długa 5');
    await page.getByLabel(en('address-city'), { exact: true }).fill('Kraków');
    await page.getByLabel(en('company-week-start')).selectOption('sunday');
    await page.getByLabel(en('company-figures')).selectOption('de-DE');
    await world.picture(page, 'company');
    await world.accessible(page);
    await page.getByRole('button', { name: en('company-save') }).click();
    await page.getByText(en('company-saved')).waitFor();
    await page.reload();
    assert.equal(await page.getByLabel(en('company-tax-number')).inputValue(), 'PL 676-000');
    const { body } = await world.api(page, 'GET', '/company');
    assert.deepEqual([body.address.city, body.week_start, body.figures], ['Kraków', 'sunday', 'de-DE']);
    await page.getByRole('link', { name: en('company-history') }).click();
    await page.getByText(en('audit-object-company')).first().waitFor();
    await page.context().close();
  });

  it('people have it, and choose figures of their own', async () => {
    const page = await world.signIn('office');
    assert.equal((await world.api(page, 'GET', '/company')).status, 403);
    await page.goto('/settings');
    const figures = page.getByLabel(en('company-figures'));
    assert.match(await figures.locator('option').first().textContent(), /1\.234\.567,89/);
    await figures.selectOption('en-IN');
    await page.getByText(en('shell-settings-saved')).waitFor();
    await world.picture(page, 'company-own-figures');
    await page.reload();
    assert.equal(await figures.inputValue(), 'en-IN');
    // Another language is confirmed in its own words.
    await page.getByLabel(en('shell-language')).selectOption('fr');
    await page.getByRole('heading', { level: 1, name: words('fr')('shell-settings') }).waitFor();
    await page.getByText(words('fr')('shell-settings-saved'), { exact: true }).waitFor();
    assert.equal(await page.getByText(en('shell-settings-saved'), { exact: true }).count(), 0);
    await world.api(page, 'PATCH', '/session', { language: 'en' });
    await page.context().close();
  });

  it('is usable on a phone in the dark', async () => {
    const page = await world.signIn('administrator', { dark: true, viewport: PHONE });
    await page.goto('/settings/company');
    await page.getByLabel(en('company-name')).waitFor();
    await world.picture(page, 'company-phone-dark');
    await world.accessible(page);
    await page.context().close();
  });
});
