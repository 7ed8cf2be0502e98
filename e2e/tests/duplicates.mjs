/** Duplicates in the browser: told while one types, found over all records, merged side by side, and taken back. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PHONE, useWorld, words } from '../harness/world.mjs';

describe('duplicates', () => {
  const world = useWorld('duplicates');
  const en = words('en');
  const state = {};

  async function make(page, values) {
    const made = await world.api(page, 'POST', '/records/account', { values });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    return made.body;
  }

  it('a form tells what is likely there already, and stops nobody', async () => {
    const page = await world.signIn('office');
    state.one = await make(page, { name: 'Żaneta Wiśniowiecka', email: 'zaneta@example.org', city: 'Gdańsk' });
    await page.goto('/new/account');
    await page.getByLabel(en('field-account-name'), { exact: false }).first().fill('WISNIOWIECKA zaneta');
    const beside = page.getByRole('region', { name: en('duplicates-likely') });
    await beside.getByRole('link', { name: `Żaneta Wiśniowiecka · ${state.one.code}` }).waitFor();
    await beside.getByText(en('duplicates-same', { field: en('field-account-name') })).waitFor();
    await world.picture(page, 'duplicates-form');
    await world.accessible(page);
    await page.getByRole('button', { name: en('records-save'), exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /WISNIOWIECKA zaneta · A-\d+/ }).waitFor();
    state.two = page.url().split('/').at(-1);
    state.page = page;
  });

  it('a search over all records lists the pair; what is not the same is remembered', async () => {
    const { page } = state;
    const other = await make(page, { name: 'Other House', email: 'zaneta@example.org' });
    await page.goto('/list/account');
    await page.getByRole('link', { name: en('duplicates-open'), exact: true }).click();
    await page.getByText(en('duplicates-never')).waitFor();
    await page.getByRole('button', { name: en('duplicates-search'), exact: true }).click();
    const pair = (first, second) => page.getByRole('listitem').filter({ hasText: first }).filter({ hasText: second });
    await pair('Żaneta', 'WISNIOWIECKA').waitFor();
    await world.picture(page, 'duplicates-pairs');
    await world.accessible(page);
    const wrong = pair('Żaneta', other.code);
    await wrong.getByRole('button', { name: new RegExp(en('duplicates-apart')) }).click();
    await wrong.waitFor({ state: 'detached' });
    await page.getByRole('radiogroup', { name: en('duplicates-which') }).getByText(en('duplicates-apart'), { exact: true }).click();
    await wrong.getByRole('button', { name: new RegExp(en('duplicates-undecided')) }).waitFor();
    await page.getByRole('radiogroup', { name: en('duplicates-which') }).getByText(en('duplicates-open-pairs'), { exact: true }).click();
    await pair('Żaneta', 'WISNIOWIECKA').getByRole('link', { name: new RegExp(`^${en('merges-merge')}:`) }).click();
    await page.waitForURL(/\/merge\/account/);
  });

  it('two become one: chosen field by field, the old link leads on, and it is taken back', async () => {
    const { page, one } = state;
    const table = page.getByRole('region', { name: en('merges-compare') });
    await table.getByRole('radio', { name: `Żaneta Wiśniowiecka · ${one.code}`, exact: true }).check();
    await table.getByRole('radio', { name: new RegExp(`^${en('field-account-name')}: WISNIOWIECKA`) }).check();
    await world.picture(page, 'merges-side-by-side');
    await world.accessible(page);
    await page.getByRole('button', { name: 'Merge 2 records', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: `WISNIOWIECKA zaneta · ${one.code}` }).waitFor();
    await page.getByText(en('merges-done', { name: `WISNIOWIECKA zaneta · ${one.code}` })).waitFor();
    await world.picture(page, 'merges-done');
    await page.goto(`/record/account/${state.two}?tab=history`);
    await page.waitForURL(new RegExp(`/record/account/${one.id}`));
    await page.goto(`/record/account/${one.id}?tab=history`);
    await page.getByText(en('records-action-merge')).waitFor();
    await world.picture(page, 'merges-history');
    await world.accessible(page);
    await page.goto('/trash/account?q=wisniowiecka');
    await page.getByRole('row', { name: new RegExp(en('merges-into')) }).getByRole('button', { name: new RegExp(en('merges-undo')) }).click();
    await page.getByText(en('merges-undone')).waitFor();
    const back = await world.api(page, 'GET', `/records/account/${one.id}`);
    assert.equal(back.body.values.name, 'Żaneta Wiśniowiecka');
    assert.equal((await world.api(page, 'GET', `/records/account/${state.two}`)).body.id, state.two);
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
