/** What happens to many records and to deleted ones: undo, trash, the way out for good; ranges, all that match, accounts. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseField } from '../harness/fields.mjs';
import { PHONE, useWorld, words } from '../harness/world.mjs';

describe('trash', () => {
  const world = useWorld('trash');
  const en = words('en');
  const button = (page, key) => page.getByRole('button', { name: en(key), exact: true });
  const state = {};

  async function make(page, name) {
    const made = await world.api(page, 'POST', '/records/account', { values: { name } });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    return made.body;
  }

  it('a deleted record comes back through the toast', async () => {
    const page = await world.signIn('office');
    const account = await make(page, 'Wanda Undo');
    await page.goto(`/record/account/${account.id}`);
    await button(page, 'records-trash').click();
    await page.waitForURL(/\/list\/account/);
    await world.picture(page, 'trash-toast');
    await world.accessible(page);
    await button(page, 'trash-undo').click();
    await page.getByText(/Wanda Undo · A-\d+ is back/).waitFor();
    assert.equal((await world.api(page, 'GET', `/records/account/${account.id}`)).status, 200);
    state.page = page;
  });

  it('the list leads to the trash, which says who and when and brings back', async () => {
    const { page } = state;
    const account = await make(page, 'Oskar Kosz');
    await page.goto(`/record/account/${account.id}`);
    await button(page, 'records-trash').click();
    await page.waitForURL(/\/list\/account/);
    await page.getByRole('link', { name: en('trash-open'), exact: true }).click();
    const row = page.getByRole('row', { name: /Oskar Kosz/ });
    await row.waitFor();
    assert.equal(await row.getByRole('button', { name: new RegExp(en('trash-purge')) }).count(), 0, 'the office cannot purge');
    await world.picture(page, 'trash');
    await world.accessible(page);
    await row.getByRole('button', { name: new RegExp(en('trash-restore')) }).click();
    await row.waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('an administrator deletes for good after typing the code', async () => {
    const page = await world.signIn('administrator');
    const account = await make(page, 'Gone Forever');
    await page.goto(`/record/account/${account.id}`);
    await button(page, 'records-trash').click();
    await page.waitForURL(/\/list\/account/);
    await page.goto('/trash/account?q=gone');
    await page.getByRole('row', { name: /Gone Forever/ }).getByRole('button', { name: new RegExp(en('trash-purge')) }).click();
    const dialog = page.getByRole('dialog');
    const go = dialog.getByRole('button', { name: en('trash-purge'), exact: true });
    await dialog.getByLabel(en('trash-purge-code')).fill('A-000');
    assert.ok(await go.isDisabled());
    await dialog.getByLabel(en('trash-purge-code')).fill(account.code);
    await world.picture(page, 'trash-purge');
    await world.accessible(page);
    await go.click();
    await page.getByText(en('trash-empty-filtered')).waitFor();
    await page.context().close();
  });

  it('on a phone, dark and in Russian the trash fits and reads well', async () => {
    const page = await world.signIn('manager', { path: '/trash/account', viewport: PHONE, dark: true, language: 'ru' });
    await page.getByText(words('ru')('trash-empty')).waitFor();
    await page.context().close();
    const admin = await world.signIn('administrator', { viewport: PHONE, dark: true, language: 'ru' });
    const account = await make(admin, 'Мария Телефон');
    await world.api(admin, 'DELETE', `/records/account/${account.id}`, undefined, { 'If-Match': '"1"' });
    await admin.goto('/trash/account');
    await admin.getByText(/Мария Телефон/).waitFor();
    assert.ok(await admin.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await world.picture(admin, 'trash-phone-dark-ru');
    await world.accessible(admin);
    await admin.context().close();
  });
});

describe('bulk', () => {
  const world = useWorld('bulk');
  const en = words('en');
  const button = (page, key) => page.getByRole('button', { name: en(key), exact: true });
  const boxes = (page) => page.locator('tbody input[type=checkbox]');

  async function fresh(page, many, source) {
    for (let n = 0; n < many; n += 1) {
      const made = await world.api(page, 'POST', '/records/account', { values: { name: `Zbiór ${source} ${n}`, source } });
      assert.equal(made.status, 201, JSON.stringify(made.body));
    }
  }
  const list = (source) => `/list/account?filter=${encodeURIComponent(JSON.stringify({ field: 'source', op: 'eq', value: source }))}&sort=name`;
  const citiesOf = async (page, source) => {
    const filter = encodeURIComponent(JSON.stringify({ field: 'source', op: 'eq', value: source }));
    const { body } = await world.api(page, 'GET', `/records/account?limit=500&columns=city&filter=${filter}`);
    return body.items.map((item) => item.values.city);
  };

  it('a range is ticked with Shift, edited in one go, and undone', async () => {
    const page = await world.signIn('office');
    await fresh(page, 6, 'range');
    await page.goto(list('range'));
    await boxes(page).nth(1).check();
    await boxes(page).nth(4).click({ modifiers: ['Shift'] });
    await page.getByText('4 selected').waitFor();
    await world.picture(page, 'bulk-selected');
    await world.accessible(page);
    await button(page, 'bulk-edit').click();
    const dialog = page.getByRole('dialog');
    await chooseField(dialog, en, en('field-account-city'));
    await dialog.locator('[data-field="city"]').fill('Gdynia');
    // What was entered outlives a reload; the rows are chosen anew.
    await page.reload();
    await boxes(page).nth(1).check();
    await boxes(page).nth(4).click({ modifiers: ['Shift'] });
    await button(page, 'bulk-edit').click();
    await dialog.getByText(en('records-kept')).waitFor();
    assert.equal(await dialog.locator('[data-field="city"]').inputValue(), 'Gdynia');
    await world.picture(page, 'bulk-edit');
    await world.accessible(page);
    await dialog.getByRole('button', { name: en('bulk-apply'), exact: true }).click();
    await page.getByText('4 records changed.').waitFor();
    assert.deepEqual((await citiesOf(page, 'range')).filter((city) => city === 'Gdynia').length, 4);
    assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('treeline-draft:')).length), 0, 'what is sent is kept no longer');
    await button(page, 'trash-undo').click();
    await page.getByText('4 records changed.').last().waitFor();
    for (let tries = 0; tries < 40 && (await citiesOf(page, 'range')).some((city) => city === 'Gdynia'); tries += 1) {
      await page.waitForTimeout(250);
    }
    assert.deepEqual((await citiesOf(page, 'range')).filter((city) => city === 'Gdynia').length, 0);
    await page.context().close();
  });

  it('with the keyboard alone a field is found by its name, and no other is touched on the way', async () => {
    const page = await world.signIn('office');
    await fresh(page, 2, 'keys');
    await page.goto(list('keys'));
    await boxes(page).first().focus();
    await page.keyboard.press('Space');
    await page.getByText('1 selected').waitFor();
    await button(page, 'bulk-edit').focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: en('bulk-field'), exact: true }).and(page.locator(':focus')).waitFor();
    // Country begins with the same letter: were it chosen on the way, it would be emptied.
    await page.keyboard.type('City');
    await page.getByRole('listbox').getByRole('option', { name: en('field-account-city'), exact: true }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog.locator('[data-field="city"]:focus').waitFor();
    assert.equal(await dialog.locator('[data-field]').count(), 1);
    await page.keyboard.type('Hel');
    await page.keyboard.press('Enter');
    await page.getByText('1 record changed.').waitFor();
    assert.deepEqual((await citiesOf(page, 'keys')).filter(Boolean), ['Hel']);
    await page.context().close();
  });

  it('all that match go beyond the rows shown; the account says what was left out and why', async () => {
    const page = await world.signIn('office');
    await fresh(page, 130, 'match');
    await page.goto(list('match'));
    await boxes(page).first().waitFor();
    await page.getByRole('checkbox', { name: en('bulk-select-loaded') }).check();
    await page.getByRole('button', { name: /Select all 130 that match/ }).click();
    await button(page, 'bulk-edit').click();
    const dialog = page.getByRole('dialog');
    await chooseField(dialog, en, en('field-account-city'));
    await dialog.locator('[data-field="city"]').fill('Sopot');
    await dialog.getByRole('button', { name: en('bulk-apply'), exact: true }).click();
    await page.getByText('130 records changed.').waitFor();
    assert.ok((await citiesOf(page, 'match')).every((city) => city === 'Sopot'));
    const [change] = (await world.api(page, 'GET', '/jobs')).body.items;
    await page.goto(`/bulk/${change.result.bulk}`);
    const given = page.getByRole('region', { name: en('bulk-given') });
    await given.getByRole('row', { name: /City.*Sopot/ }).waitFor();
    await world.picture(page, 'bulk-given');
    await world.accessible(page);
    await page.goto('/list/order');
    await boxes(page).first().waitFor();
    await page.getByRole('checkbox', { name: en('bulk-select-loaded') }).check();
    await button(page, 'records-trash').click();
    await page.getByRole('dialog').getByRole('button', { name: en('records-trash'), exact: true }).click();
    await page.getByText(/left out:/).waitFor();
    const [job] = (await world.api(page, 'GET', '/jobs')).body.items;
    await page.goto(`/bulk/${job.result.bulk}`);
    await page.getByRole('heading', { name: en('bulk-left-title') }).waitFor();
    await world.picture(page, 'bulk-account');
    await world.accessible(page);
    await page.context().close();
  });

  it('on a phone, dark and in Russian rows are ticked and assigned', async () => {
    const ru = words('ru');
    const page = await world.signIn('administrator', { viewport: PHONE, dark: true, language: 'ru' });
    await fresh(page, 2, 'phone');
    await page.goto(list('phone'));
    await page.locator('li input[type=checkbox]').first().check();
    await page.getByRole('button', { name: ru('bulk-assign'), exact: true }).waitFor();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await world.picture(page, 'bulk-phone-dark-ru');
    await world.accessible(page);
    await page.getByRole('button', { name: ru('bulk-assign'), exact: true }).click();
    await page.getByRole('dialog').getByLabel(ru('bulk-owner')).first().click();
    await page.locator('[role=option]').nth(1).click();
    await page.getByRole('dialog').getByRole('button', { name: ru('bulk-apply'), exact: true }).click();
    await page.getByText(/Изменена 1 запись/).waitFor();
    await page.context().close();
  });
});
