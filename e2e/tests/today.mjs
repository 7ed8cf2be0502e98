/** Today in the browser: what waits for one's own word, months as bars, and a figure that could not be read. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PHONE, useWorld, words } from '../harness/world.mjs';

describe('today', () => {
  const world = useWorld('today');
  const en = words('en');
  const block = (page, key) => page.getByRole('region', { name: en(key) });

  it('lists a transfer for whoever may decide on it, and not for who asked', async () => {
    const office = await world.signIn('office');
    const members = (await world.api(office, 'GET', '/records/member?limit=5&sort=code')).body.items;
    const asked = await world.api(
      office,
      'POST',
      '/transfers',
      { tree: 'sponsor', member: members[4].id, new_parent: members[1].id, slot: null, with_branch: true, from: new Date().toISOString().slice(0, 10), reason: 'Moved away' },
      { 'Idempotency-Key': 'today-transfer' },
    );
    assert.ok([200, 201].includes(asked.status), JSON.stringify(asked.body));
    await office.reload();
    await office.getByRole('heading', { level: 1 }).waitFor();
    await office.getByRole('region', { name: en('tasks-mine') }).waitFor();
    await office.waitForLoadState('networkidle');
    assert.equal(await block(office, 'today-approvals').getByText(en('today-transfer')).count(), 0, 'nobody decides on what they asked for');
    await office.context().close();

    const page = await world.signIn('administrator');
    await block(page, 'today-approvals').getByText(en('today-transfer')).waitFor();
    await world.accessible(page);
    await world.picture(page, 'today');
    await block(page, 'today-approvals').getByRole('link', { name: new RegExp(members[4].code) }).click();
    await page.waitForURL(/\/transfers$/);
    await page.getByRole('button', { name: en('transfers-approve'), exact: true }).waitFor();
    await page.context().close();
  });

  it('counts exactly where a list stops counting', async () => {
    const page = await world.signIn('administrator');
    const { body: list } = await world.api(page, 'GET', '/records/order?limit=1');
    const { body: totals } = await world.api(page, 'GET', '/records/order/totals?measures=count');
    assert.ok(list.count.capped && totals.count > list.count.value);
    await page.getByRole('link', { name: new RegExp(`${en('object-order.plural')}.*${totals.count.toLocaleString('en')}$`) }).waitFor();
    await page.context().close();
  });

  it('draws the months as bars that lead to their orders', async () => {
    const page = await world.signIn('administrator');
    const bars = block(page, 'orders-months').getByRole('list', { name: en('orders-months') }).getByRole('link');
    await bars.first().waitFor();
    assert.equal(await bars.count(), 6);
    await bars.nth(4).click();
    await page.waitForURL(/\/list\/order\?filter=/);
    await page.getByRole('table').waitFor();
    await page.context().close();
  });

  it('says of one figure that it could not be read, and tries again; a phone and the dark show it as well', async () => {
    const page = await world.signIn('administrator', { path: '/settings', viewport: PHONE, dark: true });
    await page.getByRole('heading', { level: 1 }).waitFor();
    let broken = true;
    await page.route(/\/records\/member\/totals\?/, (route) => (broken ? route.abort() : route.continue()));
    await page.evaluate(() => globalThis.__TSR_ROUTER__.navigate({ href: '/' }));
    await page.getByText(en('shell-figure-failed')).waitFor();
    await block(page, 'tasks-mine').waitFor();
    assert.equal(await page.getByText(en('shell-figure-failed')).count(), 1, 'the others stand');
    await world.accessible(page);
    broken = false;
    await page.getByRole('button', { name: en('shell-try-again') }).click();
    await page.getByText(en('shell-figure-failed')).waitFor({ state: 'detached' });
    world.forgive(/Failed to load resource/);
    await page.context().close();
  });
});
