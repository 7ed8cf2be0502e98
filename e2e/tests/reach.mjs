/** Further ways to reach a customer in the browser: a number that is none is named at its cell, a right one is kept in its country's form, found, told as a likely duplicate, taken out and taken back. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PHONE, useWorld, words } from '../harness/world.mjs';

describe('further ways to reach a customer', () => {
  const world = useWorld('reach');
  const en = words('en');
  const button = (page, key) => page.getByRole('button', { name: en(key), exact: true });
  const cell = (page, line, field) => page.locator(`[data-path="contact_points/${line}/${field}"]`);
  const state = {};

  const ways = async (page) => (await world.api(page, 'GET', `/records/account/${state.account}`)).body.parts.contact_points.map(({ values }) => `${values.kind} ${values.value}`);

  /** A new line of a kind with a value, as a person enters it. */
  async function add(page, line, kind, value, say = en) {
    await page.getByRole('button', { name: say('records-line-add'), exact: true }).click();
    const choice = cell(page, line, 'kind').getByRole('combobox').first();
    await choice.click();
    await page.getByRole('option', { name: say(`option-account-contact_points-kind-${kind}`), exact: true }).click();
    await cell(page, line, 'value').getByRole('textbox').fill(value);
  }

  it('a number that is none is named at its cell; put right it is kept as its country writes it', async () => {
    const page = await world.signIn('office', { path: '/healthz' });
    const made = await world.api(page, 'POST', '/records/account', { values: { name: 'Reachable twice', country: 'PL', phone: '+48221234567' } });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    state.account = made.body.id;
    await page.goto(`/record/account/${state.account}/edit`);
    await add(page, 0, 'mobile', '12');
    await button(page, 'records-save').click();
    await cell(page, 0, 'value').getByText(en('problem-field-phone')).waitFor();
    assert.equal(await cell(page, 0, 'value').getByRole('textbox').getAttribute('aria-invalid'), 'true');
    await world.picture(page, 'reach-refused');
    await world.accessible(page);
    assert.deepEqual(await ways(page), [], 'nothing was kept');
    await cell(page, 0, 'value').getByRole('textbox').fill('601 234 567');
    await add(page, 1, 'email', 'second@@example');
    await button(page, 'records-save').click();
    await cell(page, 1, 'value').getByText(en('problem-field-email')).waitFor();
    assert.equal(await cell(page, 0, 'value').getByText(en('problem-field-phone')).count(), 0, 'the number is right now');
    await cell(page, 1, 'value').getByRole('textbox').fill('second@example.org');
    await button(page, 'records-save').click();
    await page.getByRole('link', { name: '+48 601 234 567', exact: true }).waitFor();
    await page.getByRole('link', { name: 'second@example.org', exact: true }).waitFor();
    assert.deepEqual(await ways(page), ['mobile +48601234567', 'email second@example.org']);
    await world.picture(page, 'reach-record');
    await world.accessible(page);
    state.page = page;
  });

  it('it is found by any fragment of it: in the list and in the palette', async () => {
    const { page } = state;
    await page.goto('/list/account?q=601234');
    await page.getByRole('row', { name: /Reachable twice/ }).waitFor();
    assert.equal(await page.locator('tbody tr[aria-rowindex]').count(), 1);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').or(page.getByRole('dialog').getByRole('textbox')).first().fill('second@exam');
    await page.getByRole('option', { name: /Reachable twice/ }).waitFor();
    await world.accessible(page);
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`/record/account/${state.account}`));
  });

  it('who enters it as the number of somebody new is told who has it', async () => {
    const { page } = state;
    await page.goto('/new/account');
    await page.locator('[data-field="name"]').first().fill('Somebody else');
    await page.locator('[data-field="phone"]').first().fill('+48 601 234 567');
    const beside = page.getByRole('region', { name: en('duplicates-likely') });
    await beside.getByRole('link', { name: /^Reachable twice · A-\d+$/ }).waitFor();
    await beside.getByText(en('duplicates-same', { field: en('part-account-contact_points') })).waitFor();
    await world.picture(page, 'reach-likely');
    await world.accessible(page);
    // And the other way about: entered as a further way, it is that of somebody's field.
    await page.locator('[data-field="phone"]').first().fill('');
    await beside.waitFor({ state: 'detached' });
    await add(page, 0, 'phone', '+48 22 123 45 67');
    await beside.getByRole('link', { name: /^Reachable twice · A-\d+$/ }).waitFor();
    await page.getByRole('link', { name: en('shell-cancel'), exact: true }).click();
    const leave = page.getByRole('dialog').getByRole('button', { name: en('records-leave-go'), exact: true });
    await leave.click();
    await page.waitForURL(/\/list\/account/);
  });

  it('a line is taken out; the whole customer goes with the rest and comes back with it', async () => {
    const { page } = state;
    await page.goto(`/record/account/${state.account}/edit`);
    await page.getByRole('button', { name: en('records-line-remove', { number: 2 }), exact: true }).click();
    await cell(page, 1, 'value').waitFor({ state: 'detached' });
    await button(page, 'records-save').click();
    await page.waitForURL((url) => url.pathname === `/record/account/${state.account}`);
    await page.getByRole('link', { name: '+48 601 234 567', exact: true }).waitFor();
    assert.equal(await page.getByText('second@example.org').count(), 0);
    assert.deepEqual(await ways(page), ['mobile +48601234567']);
    await button(page, 'records-trash').click();
    await page.waitForURL(/\/list\/account/);
    await page.goto('/list/account?q=601234');
    await page.getByText(en('records-empty-filtered')).first().waitFor();
    await page.context().close();
    const again = await world.signIn('office', { path: '/trash/account?q=reachable' });
    await again.getByRole('row', { name: /Reachable twice/ }).getByRole('button', { name: new RegExp(en('trash-restore')) }).click();
    await again.getByText(/Reachable twice · A-\d+ is back/).waitFor();
    await again.goto('/list/account?q=601234');
    await again.getByRole('row', { name: /Reachable twice/ }).waitFor();
    assert.deepEqual(await ways(again), ['mobile +48601234567']);
    await again.context().close();
  });

  it('on a phone, dark and in Russian each way is a card', async () => {
    const ru = words('ru');
    const page = await world.signIn('office', { path: `/record/account/${state.account}/edit`, viewport: PHONE, dark: true, language: 'ru' });
    await cell(page, 0, 'value').waitFor();
    await add(page, 1, 'phone', '12', ru);
    await page.getByRole('button', { name: ru('records-save'), exact: true }).click();
    await cell(page, 1, 'value').getByText(ru('problem-field-phone')).waitFor();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await world.picture(page, 'reach-phone-dark-ru');
    await world.accessible(page);
    await page.context().close();
  });
});
