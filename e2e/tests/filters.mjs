/** Filters that move with the calendar and lead through links: built, shown in words, kept in the address. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PHONE, useWorld, words } from '../harness/world.mjs';

describe('filters', () => {
  const world = useWorld('filters');
  const en = words('en');
  const rows = (page) => page.locator('tbody tr[aria-rowindex]');
  const asked = (page) => JSON.parse(new URL(page.url()).searchParams.get('filter'));

  async function count(page, object, filter) {
    const answer = await world.api(page, 'GET', `/records/${object}?limit=1&filter=${encodeURIComponent(JSON.stringify(filter))}`);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body.count.value;
  }

  it('a date that moves with the calendar is chosen, shown in words and kept as it is', async () => {
    const page = await world.signIn('office', { path: '/list/order' });
    await rows(page).first().waitFor();
    await page.getByRole('button', { name: en('records-filter'), exact: true }).click();
    await page.getByLabel(en('records-filter-field'), { exact: true }).selectOption('ordered_on');
    const period = page.getByLabel(en('records-filter-value'), { exact: true });
    assert.equal(await period.inputValue(), 'this_month');
    await period.selectOption('last');
    await page.getByLabel(en('records-stretch-count'), { exact: true }).fill('2');
    await page.getByLabel(en('records-stretch-unit'), { exact: true }).selectOption('years');
    await world.picture(page, 'filter-period');
    await world.accessible(page);
    await page.getByRole('button', { name: en('records-filter-apply'), exact: true }).click();
    await page.waitForURL(/filter=/);
    assert.deepEqual(asked(page), { field: 'ordered_on', op: 'within', value: 'last_2_years' });
    await page.getByRole('button', { name: 'Ordered on: last 2 years', exact: true }).waitFor();
    await page.context().close();
  });

  it('orders are found by the country of their customer, two links far too', async () => {
    const page = await world.signIn('office', { path: '/list/order' });
    await rows(page).first().waitFor();
    const all = await count(page, 'order', { and: [] });
    await page.getByRole('button', { name: en('records-filter'), exact: true }).click();
    await page.getByLabel(en('records-filter-field'), { exact: true }).selectOption('account');
    await page.getByLabel(en('records-filter-of', { field: 'Account' }), { exact: true }).selectOption('member');
    await page.getByLabel(en('records-filter-of', { field: 'Member' }), { exact: true }).selectOption('status');
    await page.getByRole('combobox', { name: en('records-filter-value'), exact: true }).click();
    await page.getByRole('option', { name: 'Active', exact: true }).click();
    await world.picture(page, 'filter-links');
    await world.accessible(page);
    await page.getByRole('button', { name: en('records-filter-apply'), exact: true }).click();
    await page.waitForURL(/filter=/);
    const test = { field: 'account.member.status', op: 'eq', value: 'active' };
    assert.deepEqual(asked(page), test);
    await page.getByRole('button', { name: 'Account › Member › Status is Active', exact: true }).waitFor();
    const found = await count(page, 'order', test);
    assert.ok(found > 0 && found <= all, `${found} of ${all}`);
    await world.picture(page, 'filter-links-list');
    // The chip opens the same condition again.
    await page.getByRole('button', { name: 'Account › Member › Status is Active', exact: true }).click();
    await page.getByLabel(en('records-filter-of', { field: 'Member' }), { exact: true }).waitFor();
    assert.equal(await page.getByLabel(en('records-filter-of', { field: 'Account' }), { exact: true }).inputValue(), 'member');
    await page.context().close();
  });

  it('a phone, the dark and another language show the same', async () => {
    const filter = JSON.stringify({ and: [{ field: 'sponsor.status', op: 'eq', value: 'active' }, { field: 'joined', op: 'within', value: 'last_5_years' }] });
    const page = await world.signIn('office', { path: `/list/member?filter=${encodeURIComponent(filter)}`, language: 'ru', dark: true, viewport: PHONE });
    const ru = words('ru');
    await page.getByRole('button', { name: /последних 5 лет/ }).first().waitFor();
    await world.picture(page, 'filter-ru-phone');
    await world.accessible(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await page.getByRole('button', { name: ru('records-filter'), exact: true }).click();
    await page.getByLabel(ru('records-filter-field'), { exact: true }).selectOption('sponsor');
    await page.getByLabel(ru('records-filter-of', { field: 'Спонсор' }), { exact: true }).selectOption('joined');
    await world.picture(page, 'filter-form-ru-phone');
    await world.accessible(page);
    await world.api(page, 'PATCH', '/session', { language: 'en' });
    await page.context().close();
  });
});
