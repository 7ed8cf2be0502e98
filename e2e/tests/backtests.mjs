/** A plan tried on the closed months of the demo company: the same plan changes nobody, a dearer draft everybody it pays, and it can be deleted. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PHONE, useWorld, words } from '../harness/world.mjs';

describe('back-tests', () => {
  const world = useWorld('backtests');
  const en = words('en');
  const button = (place, key) => place.getByRole('button', { name: en(key), exact: true });
  const tile = (page, key) => page.getByRole('group', { name: en(key), exact: true });
  const state = {};

  it('the plan in force differs by nothing', async () => {
    const page = await world.signIn('administrator');
    const plan = (await world.api(page, 'GET', '/records/plan?limit=1')).body.items[0];
    state.plan = (await world.api(page, 'GET', `/records/plan/${plan.id}`)).body;
    await page.goto(`/record/plan/${plan.id}?tab=backtests`);
    await page.getByText(en('backtests-empty')).waitFor();
    await world.accessible(page);
    await button(page, 'backtests-start').click();
    await page.getByText(en('backtests-state-done'), { exact: true }).waitFor();
    await world.picture(page, 'backtests-list');
    await page.getByRole('main').locator('a[href^="/backtests/"]').click();
    await page.getByRole('table', { name: en('backtests-months') }).waitFor();
    await tile(page, 'backtests-winners').getByText('0', { exact: true }).waitFor();
    await tile(page, 'backtests-losers').getByText('0', { exact: true }).waitFor();
    await world.picture(page, 'backtests-same');
    await world.accessible(page);
    await page.context().close();
  });

  it('a dearer draft is compared with it, member by member', async () => {
    const page = await world.signIn('administrator');
    const source = state.plan.values.source.replaceAll(/(\d+)%/g, (_, rate) => `${Number(rate) + 1}%`);
    const made = await world.api(page, 'POST', '/records/plan', { values: { name: 'Dearer', source } });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    await page.goto(`/record/plan/${made.body.id}?tab=backtests`);
    await page.getByLabel(en('backtests-against'), { exact: true }).selectOption(state.plan.id);
    await button(page, 'backtests-start').click();
    await page.getByText(en('backtests-state-done'), { exact: true }).waitFor();
    await page.getByRole('main').locator('a[href^="/backtests/"]').click();
    await page.getByRole('table', { name: en('backtests-bonuses') }).waitFor();
    const found = (await world.api(page, 'GET', page.url().replace(/^.*(\/backtests\/)/, '$1'))).body;
    assert.ok(found.winners > 0 && found.losers === 0, JSON.stringify(found));
    const members = (await world.api(page, 'GET', `/backtests/${found.id}/members?order=gain&limit=2`)).body.items;
    await page.getByRole('link', { name: members[0].member.name, exact: true }).first().waitFor();
    const file = await world.api(page, 'GET', `/backtests/${found.id}/export.csv`);
    assert.match(file.body, new RegExp(members[0].member.code));
    await world.picture(page, 'backtests-found');
    await world.accessible(page);
    await page.setViewportSize(PHONE);
    await page.getByRole('heading', { level: 1, name: /Dearer/ }).waitFor();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= globalThis.innerWidth), 'nothing stands out of a phone');
    await world.picture(page, 'backtests-phone');
    await button(page, 'backtests-delete').click();
    await page.getByRole('dialog').getByRole('button', { name: en('backtests-delete'), exact: true }).click();
    await page.getByText(en('backtests-empty')).waitFor();
    await page.context().close();
  });
});
