/** Orders in the browser: a new one with a product's price, confirmed into a sale that never changes, cancelled with a reason. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { beyond } from '../harness/fields.mjs';
import { DESK, PHONE, useWorld, words } from '../harness/world.mjs';

describe('orders', () => {
  const world = useWorld('orders');
  const en = words('en');
  const button = (page, key) => page.getByRole('button', { name: en(key), exact: true });
  const dialogButton = (page, key) => page.getByRole('dialog').getByRole('button', { name: en(key), exact: true });
  const state = {};

  async function pick(page, label, text, option) {
    await page.getByRole('combobox', { name: label, exact: true }).fill(text);
    await page.getByRole('option', { name: option }).first().click();
  }

  it('a line takes price and volumes from its product, and the server the totals', async () => {
    const page = await world.signIn('office', { path: '/new/order' });
    const account = (await world.api(page, 'GET', '/records/account?limit=1&sort=name')).body.items[0];
    const products = (await world.api(page, 'GET', '/records/product?limit=50&sort=code')).body.items;
    const product = products.find(({ values }) => Number(values.pv) > 0);
    await pick(page, en('field-order-account'), account.values.code, new RegExp(account.values.code));
    const line = page.getByRole('table', { name: en('part-order-lines') }).getByRole('row').nth(1);
    await line.getByRole('combobox').first().fill(product.values.code);
    await page.getByRole('option', { name: new RegExp(product.values.code) }).first().click();
    await line.locator('[data-field="unit_price"]').first().waitFor();
    await page.waitForFunction(() => document.querySelector('[data-field="unit_price"]')?.value);
    await world.picture(page, 'order-new');
    await world.accessible(page);
    await button(page, 'records-save').click();
    await page.waitForURL(/\/record\/order\//);
    await page.getByRole('heading', { level: 1, name: /O-\d{6}/ }).waitFor();
    state.order = page.url().split('/').at(-1);
    const { values, parts } = (await world.api(page, 'GET', `/records/order/${state.order}`)).body;
    assert.deepEqual(values.total, product.values.price);
    assert.equal(Number(values.pv), Number(product.values.pv));
    assert.equal(parts.lines.length, 1);
    await world.picture(page, 'order-draft');
    for (const address of [`/record/order/${state.order}`, `/record/order/${state.order}/edit`]) {
      await page.setViewportSize({ width: 1366, height: 768 });
      await page.goto(address);
      assert.deepEqual(await beyond(page.getByRole('table', { name: en('part-order-lines') }).locator('thead th:not(:last-child), tbody td')), [], `every column of ${address} is in sight`);
    }
    await page.setViewportSize(DESK);
    await page.goto(`/record/order/${state.order}`);
    await button(page, 'orders-confirm').waitFor();
    await world.accessible(page);
    await page.context().close();
  });

  it('confirming asks back, makes a sale, and after that nothing changes it', async () => {
    const page = await world.signIn('office', { path: `/record/order/${state.order}` });
    await button(page, 'orders-confirm').click();
    await page.getByText(en('orders-confirm-note')).waitFor();
    await world.accessible(page);
    await dialogButton(page, 'orders-confirm').dblclick();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText(en('option-order-status-confirmed'), { exact: true }).first().waitFor();
    assert.equal(await button(page, 'orders-confirm').count(), 0);
    const { version } = (await world.api(page, 'GET', `/records/order/${state.order}`)).body;
    const late = await world.api(page, 'PATCH', `/records/order/${state.order}`, { values: { currency: 'PLN' } }, { 'If-Match': `"${version}"`, 'Idempotency-Key': 'late-1' });
    assert.ok(late.status === 409 || late.status === 422 || late.status === 403, `a sale does not change: ${late.status}`);
    await page.context().close();
  });

  it('cancelling wants a reason', async () => {
    const page = await world.signIn('office', { path: `/record/order/${state.order}` });
    await button(page, 'orders-cancel').click();
    assert.ok(await dialogButton(page, 'orders-cancel').isDisabled());
    await page.getByRole('dialog').getByLabel(en('orders-cancel-reason')).fill('Sent back unopened');
    await world.picture(page, 'order-cancel');
    await dialogButton(page, 'orders-cancel').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText(en('option-order-status-cancelled'), { exact: true }).first().waitFor();
    await page.context().close();
  });

  it('a distributor orders on a phone for the own customer only', async () => {
    const page = await world.signIn('distributor', { path: '/new/order', viewport: PHONE });
    const own = (await world.api(page, 'GET', '/records/account?limit=50')).body.items;
    const office = await world.signIn('office');
    const all = (await world.api(office, 'GET', '/records/account?limit=200&sort=name')).body.items;
    const foreign = all.find(({ id }) => !own.some((one) => one.id === id));
    await page.getByRole('combobox', { name: en('field-order-account'), exact: true }).fill(foreign.values.code);
    await page.getByText(en('shell-nothing-found')).first().waitFor();
    await pick(page, en('field-order-account'), own[0].values.code, new RegExp(own[0].values.code));
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await world.picture(page, 'order-phone');
    await world.accessible(page);
    const refused = await world.api(page, 'POST', `/orders/${state.order}/cancel`, { reason: 'mine' }, { 'Idempotency-Key': 'foreign-1', 'If-Match': '"1"' });
    assert.ok(refused.status === 403 || refused.status === 404, `somebody else's order: ${refused.status}`);
    await page.context().close();
    await office.context().close();
  });
});
