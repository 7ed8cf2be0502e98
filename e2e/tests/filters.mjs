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
    await page.getByRole('button', { name: new RegExp(`^${ru('records-filter')}\\s?2$`) }).click();
    await page.getByRole('button', { name: /последних 5 лет/ }).first().waitFor();
    await world.picture(page, 'filter-ru-phone');
    await world.accessible(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await page.getByRole('button', { name: ru('records-filter-add'), exact: true }).click();
    await page.getByLabel(ru('records-filter-field'), { exact: true }).selectOption('sponsor');
    await page.getByLabel(ru('records-filter-of', { field: 'Спонсор' }), { exact: true }).selectOption('joined');
    await world.picture(page, 'filter-form-ru-phone');
    await world.accessible(page);
    await world.api(page, 'PATCH', '/session', { language: 'en' });
    await page.context().close();
  });

  it('conditions are combined in groups, told in words, counted before they are asked, and kept in a view', async () => {
    const page = await world.signIn('office', { path: '/list/order' });
    await rows(page).first().waitFor();
    await page.getByRole('button', { name: en('records-filter'), exact: true }).click();
    await page.getByRole('button', { name: en('records-filter-compose'), exact: true }).click();
    const dialog = page.getByRole('dialog', { name: en('records-filter-title') });
    const field = dialog.getByLabel(en('records-filter-field'), { exact: true });
    await field.first().selectOption('account');
    await dialog.getByLabel(en('records-filter-of', { field: 'Account' }), { exact: true }).selectOption('country');
    await dialog.getByLabel(en('records-filter-comparison'), { exact: true }).selectOption('empty');
    await dialog.getByLabel(en('records-filter-value'), { exact: true }).selectOption('filled');
    await dialog.getByRole('button', { name: en('records-filter-add-group'), exact: true }).click();
    await dialog.getByText(en('records-filter-unfinished')).waitFor();
    assert.ok(await dialog.getByRole('button', { name: en('records-filter-apply'), exact: true }).isDisabled());
    const group = dialog.getByRole('group', { name: en('records-join-any') });
    await group.getByLabel(en('records-filter-field'), { exact: true }).selectOption('ordered_on');
    await group.getByLabel(en('records-filter-value'), { exact: true }).selectOption('this_year');
    await group.getByRole('button', { name: en('records-filter-add'), exact: true }).click();
    await group.getByLabel(en('records-filter-field'), { exact: true }).nth(1).selectOption('status');
    await group.getByRole('combobox', { name: en('records-filter-value'), exact: true }).last().click();
    await page.getByRole('option', { name: 'Draft', exact: true }).click();
    const tree = {
      and: [
        { field: 'account.country', op: 'empty', value: false },
        { or: [{ field: 'ordered_on', op: 'within', value: 'this_year' }, { field: 'status', op: 'eq', value: 'draft' }] },
      ],
    };
    const found = await count(page, 'order', tree);
    await dialog.getByText('Account › Country is filled in and (Ordered on: this year or Status is Draft)').waitFor();
    const exact = (await world.api(page, 'GET', `/records/order/totals?filter=${encodeURIComponent(JSON.stringify(tree))}`)).body.count;
    assert.ok(exact >= found);
    await dialog.getByText(`${exact.toLocaleString('en')} record`).waitFor();
    await world.picture(page, 'filter-builder');
    await world.accessible(page);
    await page.keyboard.press('Enter');
    if (await dialog.isVisible()) await dialog.getByRole('button', { name: en('records-filter-apply'), exact: true }).click();
    await page.waitForURL(/filter=/);
    assert.deepEqual(asked(page), tree);
    const chip = page.getByRole('button', { name: 'Ordered on: this year or Status is Draft', exact: true });
    await chip.waitFor();
    await world.picture(page, 'filter-builder-chips');
    await world.accessible(page);
    // The whole is kept in a view, and comes back from it.
    await page.getByRole('button', { name: en('views-save-as'), exact: true }).click();
    await page.getByRole('dialog').getByLabel(en('views-name')).fill('Combined');
    await page.getByRole('dialog').getByRole('button', { name: en('views-save'), exact: true }).click();
    await page.waitForURL(/view=/);
    assert.equal(await page.getByText(en('views-modified'), { exact: true }).count(), 0);
    await page.goto('/list/order');
    await page.getByRole('link', { name: 'Combined', exact: true }).click();
    await chip.waitFor();
    assert.deepEqual(asked(page), tree);
    // The chip opens it again: none of the group instead of any.
    await chip.click();
    await dialog.getByLabel(en('records-filter-join'), { exact: true }).nth(1).selectOption('none');
    await dialog.getByText('Account › Country is filled in and not (Ordered on: this year or Status is Draft)').waitFor();
    await dialog.getByRole('button', { name: en('records-filter-apply'), exact: true }).click();
    await page.waitForURL(/not/);
    assert.deepEqual(asked(page), { and: [tree.and[0], { not: tree.and[1] }] });
    await page.getByRole('button', { name: `${en('records-line-remove-column')} not (Ordered on: this year or Status is Draft)`, exact: true }).click();
    await page.waitForURL((url) => !url.search.includes('not'));
    assert.deepEqual(asked(page), tree.and[0]);
    await page.context().close();
  });

  it('what the server refuses of a filter is told in the builder; groups end where the server ends them', async () => {
    const deep = JSON.stringify({ or: [{ field: 'status', op: 'eq', value: 'no such status' }, { and: [{ or: [{ and: [{ or: [{ and: [{ field: 'status', op: 'eq', value: 'draft' }, { field: 'total', op: 'empty', value: false }] }, { field: 'status', op: 'eq', value: 'draft' }] }, { field: 'status', op: 'eq', value: 'draft' }] }, { field: 'status', op: 'eq', value: 'draft' }] }, { field: 'status', op: 'eq', value: 'draft' }] }] });
    const page = await world.signIn('office', { path: `/list/order?filter=${encodeURIComponent(deep)}` });
    await page.getByRole('alert').first().waitFor();
    await page.getByRole('button', { name: /no such status/ }).first().click();
    const dialog = page.getByRole('dialog', { name: en('records-filter-title') });
    await dialog.getByRole('alert').first().waitFor();
    const add = dialog.getByRole('button', { name: en('records-filter-add-group'), exact: true });
    // The innermost group stands first in the order of the feet: it takes no group more.
    assert.ok(await add.first().isDisabled());
    assert.ok(await add.last().isEnabled());
    await world.picture(page, 'filter-builder-refused');
    await page.context().close();
  });

  it('the builder fits a phone, dark and in Russian', async () => {
    const ru = words('ru');
    const filter = JSON.stringify({ or: [{ field: 'sponsor.status', op: 'eq', value: 'active' }, { not: { or: [{ field: 'joined', op: 'within', value: 'last_5_years' }, { field: 'status', op: 'eq', value: 'inactive' }] } }] });
    const page = await world.signIn('office', { path: `/list/member?filter=${encodeURIComponent(filter)}`, language: 'ru', dark: true, viewport: PHONE });
    await page.getByRole('button', { name: new RegExp(`^${ru('records-filter')}\\s?1$`) }).click();
    await page.getByRole('button', { name: / или не \(/ }).first().click();
    const dialog = page.getByRole('dialog', { name: ru('records-filter-title') });
    await dialog.getByRole('group', { name: ru('records-join-none') }).waitFor();
    await dialog.getByText(/\d+ запис/).waitFor();
    await world.picture(page, 'filter-builder-ru-phone');
    await world.accessible(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await world.picture(page, 'filter-builder-chip-ru-phone');
    await world.api(page, 'PATCH', '/session', { language: 'en' });
    await page.context().close();
  });
});
