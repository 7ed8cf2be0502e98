/** Enrolment and transfer in the browser: a member is enrolled, asked to move with a preview, and moved by a second person's word. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { useWorld, words } from '../harness/world.mjs';

describe('transfers', () => {
  const world = useWorld('transfers');
  const en = words('en');
  const button = (page, key) => page.getByRole('button', { name: en(key), exact: true });
  const state = {};

  async function pick(scope, page, label, code) {
    await scope.getByRole('combobox', { name: label, exact: true }).fill(code);
    await page.getByRole('option', { name: new RegExp(code) }).click();
  }

  it('the office enrols a member from the members\' list; without a sponsor only on purpose', async () => {
    const page = await world.signIn('office', { path: '/list/member' });
    await page.getByRole('link', { name: en('records-new'), exact: true }).click();
    await page.waitForURL(/\/members\/new$/);
    await page.getByLabel(en('members-name')).fill('Żaneta Nowa');
    assert.ok(await button(page, 'members-enrol').isDisabled(), 'a sponsor is wanted');
    await page.getByLabel(en('members-top')).check();
    assert.ok(await button(page, 'members-enrol').isEnabled(), 'or none, said aloud');
    await page.getByLabel(en('members-top')).uncheck();
    await pick(page, page, en('members-sponsor'), 'M-000003');
    await world.accessible(page);
    await button(page, 'members-enrol').click();
    await page.getByRole('heading', { level: 1, name: /Żaneta Nowa · M-\d{6}/ }).waitFor();
    state.page = page;
    state.member = page.url().split('/').at(-1);
  });

  it('asks for the move after seeing what it changes, and cannot decide alone', async () => {
    const { page } = state;
    await button(page, 'transfers-new').click();
    const dialog = page.getByRole('dialog');
    await pick(dialog, page, en('transfers-new-parent'), 'M-000005');
    await dialog.getByLabel(en('members-reason')).fill('Moved to another town');
    await dialog.getByRole('button', { name: en('transfers-preview') }).click();
    await dialog.getByRole('heading', { name: en('transfers-preview') }).waitFor();
    await world.picture(page, 'transfer-preview');
    await world.accessible(page);
    await dialog.getByRole('button', { name: en('transfers-new') }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.goto('/transfers');
    await page.getByRole('heading', { name: /Żaneta Nowa/ }).waitFor();
    assert.equal(await button(page, 'transfers-approve').count(), 0);
    assert.equal(await button(page, 'transfers-withdraw').count(), 1);
    await page.context().close();
  });

  it('a second person approves; the network shows the new place', async () => {
    const page = await world.signIn('administrator', { path: '/transfers' });
    await button(page, 'transfers-approve').click();
    await page.getByRole('dialog').getByRole('heading', { name: /Żaneta Nowa/ }).waitFor();
    await world.accessible(page);
    await page.getByRole('dialog').getByRole('button', { name: en('transfers-approve'), exact: true }).click();
    await page.getByText(en('transfers-state-executed'), { exact: true }).waitFor();
    await world.accessible(page);
    const { items } = (await world.api(page, 'GET', `/network/sponsor/path/${state.member}`)).body;
    assert.equal(items.at(-2).code, 'M-000005');
    await page.context().close();
  });
});
