/** Duplicates in the browser: told while one types, in Latin and Cyrillic letters; records chosen in a list stand side by side. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { beyond } from '../harness/fields.mjs';
import { PHONE, useWorld, words } from '../harness/world.mjs';

describe('duplicates', () => {
  const world = useWorld('duplicates');
  const en = words('en');

  async function make(page, values) {
    const made = await world.api(page, 'POST', '/records/account', { values });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    return made.body;
  }

  it('a form tells what is likely there already, and stops nobody', async () => {
    const page = await world.signIn('office');
    const one = await make(page, { name: 'Żaneta Wiśniowiecka', email: 'zaneta@example.org', city: 'Gdańsk' });
    await page.goto('/new/account');
    await page.getByLabel(en('field-account-name'), { exact: false }).first().fill('WISNIOWIECKA zaneta');
    const beside = page.getByRole('region', { name: en('duplicates-likely') });
    await beside.getByRole('link', { name: `Żaneta Wiśniowiecka · ${one.code}` }).waitFor();
    await beside.getByText(en('duplicates-same', { field: en('field-account-name') })).waitFor();
    await world.picture(page, 'duplicates-form');
    await world.accessible(page);
    await page.getByRole('button', { name: en('records-save'), exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /WISNIOWIECKA zaneta · A-\d+/ }).waitFor();
    await page.context().close();
  });

  it('three ticked in the list are merged; on a phone, dark and in Russian it reads well', async () => {
    const page = await world.signIn('office', { path: '/list/account?q=wisniowiecka' });
    const rows = page.getByRole('row', { name: /wi[sś]niowiecka/i });
    await rows.nth(1).waitFor();
    for (const row of await rows.all()) await row.getByRole('checkbox').check();
    await page.getByRole('link', { name: en('merges-merge'), exact: true }).click();
    await page.getByRole('region', { name: en('merges-compare') }).waitFor();
    const address = page.url();
    await page.context().close();
    const phone = await world.signIn('manager', { path: '/duplicates/account', viewport: PHONE, dark: true, language: 'ru' });
    const ru = words('ru');
    await phone.getByRole('button', { name: ru('duplicates-search'), exact: true }).waitFor();
    await world.picture(phone, 'duplicates-phone-dark-ru');
    await world.accessible(phone);
    await phone.context().close();
    const small = await world.signIn('administrator', { path: new URL(address).pathname + new URL(address).search, viewport: PHONE, dark: true, language: 'ru' });
    await small.getByRole('region', { name: ru('merges-compare') }).waitFor();
    assert.deepEqual(await beyond(small.getByRole('region', { name: ru('merges-compare') }).locator('tr > *')), [], 'every value of every record is in sight');
    await world.picture(small, 'merges-phone-dark-ru');
    await world.accessible(small);
    await small.goto('/new/account');
    await small.getByLabel(ru('field-account-name'), { exact: false }).first().fill('Жанета Висниовецка');
    await small.getByRole('region', { name: ru('duplicates-likely') }).waitFor();
    await world.picture(small, 'duplicates-form-phone-dark-ru');
    await world.accessible(small);
    await small.context().close();
  });
});
