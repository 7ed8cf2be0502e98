/** Lists by what records lead to and by several choices: put into groups with totals, changed for many at once and taken back, ordered by the linked names. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseField } from '../harness/fields.mjs';
import { PHONE, useWorld, words } from '../harness/world.mjs';

describe('lists by links', () => {
  const world = useWorld('links');
  const en = words('en');
  const button = (page, key) => page.getByRole('button', { name: en(key), exact: true });
  const filter = JSON.stringify({ field: 'city', op: 'eq', value: 'Linksgrad' });
  const list = (more = '') => `/list/account?filter=${encodeURIComponent(filter)}&sort=name&columns=name,x_storage,x_partners,x_seats${more}`;
  const group = (page, name) => page.locator(`section[aria-label="${name}"]`);
  const names = (page) => page.locator('tbody [data-row-link]').allTextContents();
  const ids = {};

  /** Partners of the company's customers in the place, by name: what the server holds. */
  async function partners(page) {
    const { items } = (await world.api(page, 'GET', `/records/account?limit=20&columns=name,x_partners&sort=name&filter=${encodeURIComponent(filter)}`)).body;
    return Object.fromEntries(items.map(({ values }) => [values.name, (values.x_partners ?? []).map(({ id }) => id)]));
  }

  it('the company keeps where customers store things and with whom they work', async () => {
    const page = await world.signIn('administrator', { path: '/healthz' });
    const labels = (text) => ({ en: text });
    const fields = [
      { key: 'x_storage', type: 'multi_choice', labels: labels('Storage'), options: [{ key: 'dry', labels: labels('Dry') }, { key: 'cold', labels: labels('Cold') }] },
      { key: 'x_partners', type: 'links', to: 'account', labels: labels('Partners') },
      { key: 'x_seats', type: 'integer', labels: labels('Seats') },
    ];
    const applied = await world.api(page, 'PUT', '/definitions/account', { document: { fields, options: {} } }, { 'If-Match': '"0"' });
    assert.equal(applied.status, 200, JSON.stringify(applied.body));
    for (const name of ['Zofia Partner', 'Adam Partner']) {
      const made = await world.api(page, 'POST', '/records/account', { values: { name } });
      ids[name] = made.body.id;
    }
    for (const [name, x_storage, partner, x_seats] of [['Anna', ['dry'], 'Adam Partner', 1], ['Bella', ['dry', 'cold'], 'Zofia Partner', 2], ['Celia', ['cold'], 'Adam Partner', 4], ['Dora', [], null, 8]]) {
      const made = await world.api(page, 'POST', '/records/account', { values: { name, city: 'Linksgrad', x_storage, x_seats, x_partners: partner ? [ids[partner]] : [] } });
      assert.equal(made.status, 201, JSON.stringify(made.body));
      ids[name] = made.body.id;
    }
    await page.context().close();
  });

  it('a customer with two choices stands in both groups, and the total counts it once', async () => {
    const page = await world.signIn('office', { path: list() });
    await page.getByRole('row', { name: /Anna/ }).waitFor();
    await page.getByLabel(en('records-group'), { exact: true }).selectOption('x_storage');
    await page.waitForURL((url) => url.searchParams.get('group') === 'x_storage');
    const figures = (name) => group(page, name).locator('button[aria-expanded]').first().innerText();
    await group(page, 'Dry').waitFor();
    assert.match(await figures('Dry'), /Dry\s+Seats\s*3\s+2$/);
    assert.match(await figures('Cold'), /Cold\s+Seats\s*6\s+2$/);
    const whole = page.getByText(en('records-group-total'), { exact: true }).locator('xpath=..');
    assert.match(await whole.innerText(), /Seats\s*15\s+4$/, 'Bella stands in two groups and is one');
    await page.getByText(en('records-group-overlap')).waitFor();
    await group(page, 'Cold').locator('button[aria-expanded]').first().click();
    await group(page, 'Cold').locator('tbody [data-row-link]').nth(1).waitFor();
    assert.deepEqual(await names(page), ['Bella', 'Celia']);
    await world.picture(page, 'links-grouped-choices');
    await world.accessible(page);
    // A look at one of them, and back: the group is as it was left.
    await group(page, 'Cold').locator('[data-row-link]').first().click();
    await page.getByRole('heading', { level: 1, name: /^Bella/ }).waitFor();
    await page.goBack();
    await group(page, 'Cold').locator('tbody [data-row-link]').nth(1).waitFor();
    await page.goBack();
    await page.waitForURL((url) => !url.searchParams.has('group'));
    await page.getByRole('row', { name: /Anna/ }).waitFor();
    await page.context().close();
  });

  it('groups of a link carry the linked names, stand in one another, and are chosen as a whole', async () => {
    const page = await world.signIn('office', { path: list() });
    await page.getByLabel(en('records-group'), { exact: true }).selectOption('x_partners');
    await page.getByLabel(en('records-group-then', { level: 2 }), { exact: true }).selectOption('x_storage');
    await page.waitForURL((url) => url.searchParams.get('group') === 'x_partners,x_storage');
    const adam = group(page, 'Adam Partner');
    await adam.waitFor();
    assert.deepEqual(await page.locator('section[aria-label]:not(section section)').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label'))), ['Adam Partner', 'Zofia Partner', en('records-group-empty')], 'in the order of the names');
    await adam.locator('button[aria-expanded]').first().click();
    await adam.locator('section').nth(1).waitFor();
    assert.deepEqual((await adam.locator('section').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))).toSorted(), ['Cold', 'Dry']);
    await adam.locator('section[aria-label="Cold"] button[aria-expanded]').click();
    await adam.getByText('Celia', { exact: true }).waitFor();
    await adam.getByRole('checkbox', { name: en('bulk-select', { name: 'Adam Partner' }), exact: true }).check();
    await page.getByText('2 selected', { exact: true }).waitFor();
    await world.picture(page, 'links-grouped-links');
    await world.accessible(page);
    // What the address says is what somebody else sees who is given it.
    const address = page.url();
    await page.context().close();
    const phone = await world.signIn('office', { path: address, viewport: PHONE, dark: true, language: 'ru' });
    await group(phone, 'Zofia Partner').locator('button[aria-expanded]').first().click();
    await group(phone, 'Zofia Partner').locator('section').first().waitFor();
    await phone.getByText(words('ru')('records-group-overlap')).waitFor();
    assert.ok(await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await world.picture(phone, 'links-grouped-phone-dark-ru');
    await world.accessible(phone);
    await world.api(phone, 'PATCH', '/session', { language: 'en' });
    await phone.context().close();
  });

  it('links of many customers are changed at once, and each gets its own back', async () => {
    const page = await world.signIn('office', { path: list() });
    const before = await partners(page);
    for (const name of ['Anna', 'Bella', 'Dora']) await page.getByRole('row', { name: new RegExp(name) }).getByRole('checkbox').check();
    await page.getByText('3 selected', { exact: true }).waitFor();
    await button(page, 'bulk-edit').click();
    const dialog = page.getByRole('dialog');
    await chooseField(dialog, en, 'Partners');
    const search = dialog.getByRole('combobox', { name: 'Partners' }).or(dialog.getByRole('textbox', { name: 'Partners' })).first();
    await search.fill('Zofia Part');
    await page.getByRole('option', { name: /Zofia Partner/ }).click();
    await search.fill('Adam Part');
    await page.getByRole('option', { name: /Adam Partner/ }).click();
    // The list of what is offered is closed by itself; the form stays.
    await page.keyboard.press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'hidden' });
    await dialog.getByText('Zofia Partner', { exact: false }).first().waitFor();
    await world.picture(page, 'links-bulk-edit');
    await world.accessible(page);
    await dialog.getByRole('button', { name: en('bulk-apply'), exact: true }).click();
    await page.getByText('3 records changed.').waitFor();
    const both = [ids['Zofia Partner'], ids['Adam Partner']].toSorted();
    const now = await partners(page);
    for (const name of ['Anna', 'Bella', 'Dora']) assert.deepEqual(now[name].toSorted(), both, name);
    assert.deepEqual(now.Celia, before.Celia, 'who was not chosen stays');
    await page.getByRole('row', { name: /Dora.*Zofia Partner/ }).waitFor();
    await button(page, 'trash-undo').click();
    await page.getByRole('row', { name: /Dora.*Zofia Partner/ }).waitFor({ state: 'detached' });
    assert.deepEqual(await partners(page), before);
    await page.context().close();
  });

  it('a press on the header of a link puts the list in the order of the linked names, another one backwards', async () => {
    const page = await world.signIn('office', { path: '/list/order?columns=code,account,total' });
    const header = page.getByRole('columnheader').getByRole('button', { name: en('field-order-account'), exact: true });
    for (const [sort, said, at] of [['account', 'ascending', 1], ['-account', 'descending', -1]]) {
      await header.click();
      await page.waitForURL((url) => url.searchParams.get('sort') === sort);
      const { items } = (await world.api(page, 'GET', `/records/order?limit=50&sort=${sort}`)).body;
      await page.getByRole('row').nth(1).getByText(items[0].code, { exact: true }).waitFor();
      assert.equal(await page.getByRole('columnheader', { name: en('field-order-account') }).getAttribute('aria-sort'), said);
      const shown = (await page.locator('tbody tr[aria-rowindex] td[data-column="account"]').allTextContents()).slice(0, 10);
      assert.deepEqual(shown, shown.toSorted((one, two) => at * one.localeCompare(two, 'en')), 'as a reader expects names');
      assert.ok(new Set(shown).size > 1 && shown.every((name) => name !== ''));
    }
    await world.picture(page, 'links-ordered');
    await world.accessible(page);
    await page.goBack();
    await page.waitForURL((url) => url.searchParams.get('sort') === 'account');
    await page.context().close();
  });
});
