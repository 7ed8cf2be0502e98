/** The pictures of the README, from the demo company as it is: run with TREELINE_TEST_PICTURES=1. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { useWorld, words } from './harness/world.mjs';

describe('pictures', () => {
  const world = useWorld('pictures');
  const en = words('en');

  it('the network with the way up from its deepest member', async () => {
    const page = await world.signIn('office');
    const { ids, depths } = (await world.api(page, 'GET', '/network/sponsor/overview?limit=500')).body;
    await page.goto(`/network?member=${ids[depths.indexOf(Math.max(...depths))]}`);
    await page.getByRole('complementary').getByRole('heading', { level: 2 }).waitFor();
    await page.getByRole('navigation', { name: en('network-path') }).waitFor();
    await world.published(page, 'network');
    await page.context().close();
  });

  it('the line of the newest run that climbed highest, explained', async () => {
    const page = await world.signIn('finance');
    const run = (await world.api(page, 'GET', '/runs')).body.items[0].id;
    let best = null;
    for (const { member } of (await world.api(page, 'GET', `/runs/${run}/payees?limit=5`)).body.items) {
      const { items } = (await world.api(page, 'GET', `/runs/${run}/payees/${member.id}/lines?bonus=level&limit=200`)).body;
      for (const line of items) if (!best || line.level > best.level) best = { ...line, payee: member.id };
    }
    assert.ok(best, 'the demo pays a level bonus');
    await page.goto(`/runs/${run}/payees/${best.payee}`);
    await page.getByRole('button', { name: /Level bonus/ }).click();
    const line = page.getByRole('button', { name: new RegExp(`${best.source.name}.*level ${best.level}`) }).first();
    const more = page.getByRole('button', { name: en('runs-more-lines') });
    await page.getByRole('table').first().waitFor();
    while ((await line.count()) === 0) {
      const shown = await page.getByRole('row').count();
      await more.click();
      await page.waitForFunction((before) => document.querySelectorAll('tr').length > before, shown);
    }
    await line.click();
    await page.getByRole('dialog').getByText(en('runs-explain-rounding')).waitFor();
    await world.published(page, 'why');
    await page.context().close();
  });
});
