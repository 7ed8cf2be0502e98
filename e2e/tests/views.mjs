/** Views, groups, cards and changes in place: what is asked stands in the address, what is done can be taken back. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseField } from '../harness/fields.mjs';
import { PHONE, useWorld, words } from '../harness/world.mjs';

describe('views', () => {
  const world = useWorld('views');
  const en = words('en');
  const button = (page, key) => page.getByRole('button', { name: en(key), exact: true });
  const rows = (page) => page.locator('tbody tr[aria-rowindex]');
  const customers = JSON.stringify({ field: 'status', op: 'eq', value: 'active' });
  const number = (value) => value.toLocaleString('en');
  const tabs = (page) => page.getByRole('navigation', { name: en('views-label'), exact: true });

  async function accounts(page, query = '') {
    const answer = await world.api(page, 'GET', `/records/account?limit=50&sort=name${query}`);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body.items;
  }

  it('a list that was changed is saved as a view, opened by its tab, changed, reset, renamed, deleted and taken back', async () => {
    const page = await world.signIn('manager', { path: `/list/account?filter=${encodeURIComponent(customers)}&sort=-name` });
    await button(page, 'views-save-as').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(en('views-name')).fill('Customers, backwards');
    await page.reload();
    await button(page, 'views-save-as').click();
    await dialog.getByText(en('records-kept')).waitFor();
    assert.equal(await dialog.getByLabel(en('views-name')).inputValue(), 'Customers, backwards');
    await world.picture(page, 'view-kept');
    assert.equal(await dialog.getByLabel(en('views-shared')).count(), 0, 'a manager shares nothing');
    await world.accessible(page);
    await dialog.getByRole('button', { name: en('views-save'), exact: true }).click();
    const tab = tabs(page).getByRole('link', { name: 'Customers, backwards' });
    await page.waitForURL(/view=/);
    assert.equal(await tab.getAttribute('aria-current'), 'page');
    assert.equal(await page.getByText(en('views-modified'), { exact: true }).count(), 0);
    await world.picture(page, 'view-open');
    await world.accessible(page);
    // A change is said, and reset goes back to the view.
    await page.getByRole('columnheader').getByRole('button').first().click();
    await page.getByText(en('views-modified'), { exact: true }).waitFor();
    await world.picture(page, 'view-modified');
    await button(page, 'views-reset').click();
    await page.waitForURL(/sort=-name/);
    await page.getByText(en('views-modified'), { exact: true }).waitFor({ state: 'detached' });
    // A change is saved, and stands after a reload from the plain list.
    await page.getByRole('columnheader').getByRole('button').first().click();
    await page.waitForURL(/sort=code/);
    await button(page, 'views-save').click();
    await page.getByText(en('views-modified'), { exact: true }).waitFor({ state: 'detached' });
    await page.goto('/list/account');
    await tab.click();
    await page.waitForURL((url) => url.searchParams.get('sort') === 'code' && url.searchParams.get('filter') === customers);
    await page.getByRole('button', { name: /Customers, backwards/ }).click();
    await page.getByRole('menuitem', { name: en('views-rename') }).click();
    await page.getByRole('dialog').getByLabel(en('views-name')).fill('Customers');
    await page.getByRole('dialog').getByRole('button', { name: en('views-save'), exact: true }).click();
    await tabs(page).getByRole('link', { name: 'Customers', exact: true }).waitFor();
    await page.getByRole('button', { name: /“Customers”/ }).click();
    await page.getByRole('menuitem', { name: en('views-delete') }).click();
    await tabs(page).getByRole('link', { name: 'Customers', exact: true }).waitFor({ state: 'detached' });
    await button(page, 'records-undo').click();
    await tabs(page).getByRole('link', { name: 'Customers', exact: true }).waitFor();
    await page.waitForURL(/view=/);
    await page.context().close();
  });

  it('the office shares a view; a manager has it and cannot change it', async () => {
    const page = await world.signIn('office', { path: '/list/account?sort=name&group=status' });
    await button(page, 'views-save-as').click();
    await page.getByRole('dialog').getByLabel(en('views-name')).fill('By status');
    await page.getByRole('dialog').getByLabel(en('views-shared')).click();
    await page.getByRole('dialog').getByRole('button', { name: en('views-save'), exact: true }).click();
    await tabs(page).getByRole('link', { name: /By status/ }).waitFor();
    await page.context().close();
    const manager = await world.signIn('manager', { path: '/list/account' });
    await tabs(manager).getByRole('link', { name: /By status/ }).click();
    await manager.waitForURL(/group=status/);
    assert.equal(await manager.getByRole('button', { name: /“By status”/ }).count(), 0);
    await manager.context().close();
  });

  it('groups count what the server counts, open to their rows, and draw bars', async () => {
    const page = await world.signIn('office', { path: '/list/order' });
    await page.getByLabel(en('records-group'), { exact: true }).selectOption('month(ordered_on)');
    await page.waitForURL(/group=month/);
    const totals = (await world.api(page, 'GET', '/records/order/totals?group=month(ordered_on)&measures=count,sum:total')).body;
    const heads = page.locator('section button[aria-expanded]');
    await heads.first().waitFor();
    assert.equal(await heads.count(), totals.groups.length);
    await page.getByRole('img').first().waitFor();
    await heads.last().click();
    await page.locator('section tbody tr').first().waitFor();
    const last = totals.groups.at(-1);
    assert.equal(await page.locator('section table').getAttribute('aria-rowcount'), last.count > 100 ? '-1' : String(last.count + 1));
    await world.picture(page, 'list-grouped');
    await world.accessible(page);
    await page.context().close();
    const dark = await world.signIn('office', { path: '/list/order?group=status', language: 'ru', dark: true });
    await dark.locator('section button[aria-expanded]').first().waitFor();
    await world.picture(dark, 'list-grouped-ru-dark');
    await world.accessible(dark);
    await world.api(dark, 'PATCH', '/session', { language: 'en' });
    await dark.context().close();
    const phone = await world.signIn('office', { path: '/list/order?group=status,quarter(ordered_on)', viewport: PHONE });
    await phone.locator('section button[aria-expanded]').first().click();
    await phone.locator('section section button[aria-expanded]').first().click();
    await phone.locator('section [data-row-link]').first().waitFor();
    await world.picture(phone, 'list-grouped-phone');
    assert.ok(await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await world.accessible(phone);
    await phone.context().close();
  });

  it('a card is dragged, moved by its menu, and taken back; a stale card overwrites nothing', async () => {
    const setup = await world.signIn('office', { path: '/healthz' });
    const some = await accounts(setup);
    for (const [at, status] of ['lead', 'lead', 'inactive'].entries()) {
      const { id, version } = some[at + 5];
      await world.api(setup, 'PATCH', `/records/account/${id}`, { values: { status } }, { 'If-Match': `"${version}"` });
    }
    await setup.context().close();
    const page = await world.signIn('office', { path: '/list/account?group=status&as=kanban' });
    const column = (name) => page.locator(`section[aria-label="${name}"]`);
    await column('Lead').locator('[draggable=true]').first().waitFor();
    await world.picture(page, 'kanban');
    await world.accessible(page);
    const lead = some[5];
    await page.goto(`/list/account?group=status&as=kanban&q=${lead.code}`);
    const card = page.locator('[draggable=true]').filter({ hasText: lead.code });
    await card.dragTo(column('Inactive'));
    await column('Inactive').locator('[draggable=true]').filter({ hasText: lead.code }).waitFor();
    const read = async () => (await world.api(page, 'GET', `/records/account/${lead.id}`)).body;
    await button(page, 'records-undo').waitFor();
    assert.equal((await read()).values.status, 'inactive');
    await button(page, 'records-undo').click();
    await column('Lead').locator('[draggable=true]').filter({ hasText: lead.code }).waitFor();
    assert.equal((await read()).values.status, 'lead');
    // With the menu, as keyboard and phone do.
    await card.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Active', exact: true }).click();
    await column('Active').locator('[draggable=true]').filter({ hasText: lead.code }).waitFor();
    // Somebody else is faster.
    const now = await read();
    assert.equal(now.values.status, 'active');
    const other = await world.signIn('administrator');
    const changed = await world.api(other, 'PATCH', `/records/account/${lead.id}`, { values: { city: 'Elsewhere' } }, { 'If-Match': `"${now.version}"` });
    assert.equal(changed.status, 200);
    await card.dragTo(column('Lead'));
    await page.getByRole('alert').getByText(/nothing of it was overwritten/).waitFor();
    await column('Active').locator('[draggable=true]').filter({ hasText: lead.code }).waitFor();
    assert.deepEqual([(await read()).values.status, (await read()).values.city], ['active', 'Elsewhere']);
    await other.context().close();
    await page.context().close();
    const phone = await world.signIn('office', { path: '/list/account?group=status&as=kanban', viewport: PHONE });
    await phone.locator('section [data-row-link]').first().waitFor();
    await world.picture(phone, 'kanban-phone');
    assert.ok(await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await phone.context().close();
    const orders = await world.signIn('office', { path: '/list/order?group=status&as=kanban' });
    await orders.locator('section [data-row-link]').first().waitFor();
    assert.equal(await orders.locator('[draggable=true]').count(), 0, 'a state that has commands of its own is not dragged');
    await orders.context().close();
  });

  it('a cell is changed in place: Enter saves, Esc gives up, a refusal stands beside it, Undo takes it back', async () => {
    const page = await world.signIn('office', { path: '/list/account?sort=name&columns=code,name,city,status,email' });
    await rows(page).first().waitFor();
    const [account] = await accounts(page);
    const read = async () => (await world.api(page, 'GET', `/records/account/${account.id}`)).body.values;
    const was = await read();
    const cell = (key) => page.locator(`tr[data-key="${account.id}"] td[data-column="${key}"]`);
    await cell('city').click();
    await cell('city').locator('input').fill('Gdynia');
    await world.picture(page, 'cell-editing');
    await page.keyboard.press('Escape');
    assert.equal(await cell('city').locator('input').count(), 0);
    assert.equal((await read()).city, was.city);
    await cell('city').click();
    await cell('city').locator('input').fill('Gdynia');
    await page.keyboard.press('Enter');
    await cell('city').getByText('Gdynia').waitFor();
    await button(page, 'records-undo').waitFor();
    assert.equal((await read()).city, 'Gdynia');
    await world.accessible(page);
    await button(page, 'records-undo').click();
    await cell('city').getByText('Gdynia').waitFor({ state: 'detached' });
    assert.equal((await read()).city, was.city);
    // What the server refuses stands beside the cell.
    // Beside the address, which is a link.
    await cell('email').click({ position: { x: 4, y: 18 } });
    await cell('email').locator('input').fill('nobody@@nowhere');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: /e-mail/i }).waitFor();
    await world.picture(page, 'cell-refused');
    await page.keyboard.press('Escape');
    assert.equal((await read()).email, was.email);
    // With the keyboard alone, a choice.
    await page.locator(`tr[data-key="${account.id}"] [data-row-link]`).focus();
    for (let n = 0; n < 3; n += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await cell('status').locator('input').first().waitFor();
    await cell('status').locator('input').first().click();
    await page.getByRole('option', { name: 'Inactive', exact: true }).click();
    await cell('status').getByText('Inactive').waitFor();
    await page.context().close();
    const manager = await world.signIn('finance', { path: '/list/account' });
    await rows(manager).first().waitFor();
    assert.equal(await manager.locator('td[data-editable]').count(), 0, 'who may not write changes nothing in place');
    await manager.context().close();
  });

  it('J and K walk the list one came from, and Back to it keeps what was asked', async () => {
    const page = await world.signIn('office', { path: '/list/account?sort=name&q=a' });
    await rows(page).first().waitFor();
    const items = (await world.api(page, 'GET', '/records/account?limit=101&sort=name&q=a')).body.items;
    const whole = (await world.api(page, 'GET', '/records/account/totals?q=a')).body.count;
    assert.equal(items.length, 101, 'more than a page');
    await page.locator('[data-row-link]').first().click();
    await page.waitForURL(new RegExp(items[0].id));
    await page.getByText(new RegExp(`^1 of ${number(whole)}$`)).waitFor();
    await page.keyboard.press('j');
    await page.waitForURL(new RegExp(items[1].id));
    await page.keyboard.press('j');
    await page.waitForURL(new RegExp(items[2].id));
    await page.keyboard.press('k');
    await page.waitForURL(new RegExp(items[1].id));
    await page.getByText(/^2 of /).waitFor();
    await world.picture(page, 'record-neighbours');
    await world.accessible(page);
    await page.goBack();
    await page.waitForURL(/\/list\/account\?.*q=a/);
    // From the last row that the list had loaded it goes on with the next page.
    await page.evaluate(
      ([ids, cursor]) => sessionStorage.setItem('treeline-trail', JSON.stringify({ object: 'account', search: 'q=a&sort=name', ids, question: { q: 'a', sort: 'name' }, next: cursor, count: { value: 1000, capped: true } })),
      [items.slice(0, 100).map(({ id }) => id), (await world.api(page, 'GET', '/records/account?limit=100&sort=name&q=a')).body.next],
    );
    await page.goto(`/record/account/${items[99].id}`);
    await page.getByText(`100 of ${number(whole)}`, { exact: true }).waitFor();
    await button(page, 'records-next').click();
    await page.waitForURL(new RegExp(items[100].id));
    await page.getByText(/^101 of /).waitFor();
    await world.picture(page, 'record-past-page');
    await page.keyboard.press('k');
    await page.waitForURL(new RegExp(items[99].id));
    await page.context().close();
  });

  it('groups stand in groups, with figures at each level; whole groups and single rows are chosen and changed', async () => {
    const page = await world.signIn('office', { path: '/list/order?columns=code,account,ordered_on,total,notes' });
    await page.getByLabel(en('records-group'), { exact: true }).selectOption('status');
    await page.getByLabel(en('records-group-then', { level: 2 }), { exact: true }).selectOption('year(ordered_on)');
    await page.waitForURL((url) => url.searchParams.get('group') === 'status,year(ordered_on)');
    const all = (await world.api(page, 'GET', '/records/order/totals?group=status,year(ordered_on)&measures=count')).body;
    const outer = (await world.api(page, 'GET', '/records/order/totals?group=status&measures=count')).body.groups;
    const status = outer.toSorted((one, two) => two.count - one.count)[0];
    const inner = all.groups.filter(({ keys }) => keys[0].value === status.keys[0].value);
    const label = (await world.api(page, 'GET', '/schema/order')).body.fields.find(({ key }) => key === 'status').options.find(({ value }) => value === status.keys[0].value).label;
    const section = page.locator(`section[aria-label="${label}"]`);
    const head = section.locator('button[aria-expanded]').first();
    await head.focus();
    // With the keyboard: open, down to the first group in it, open that.
    await page.keyboard.press('ArrowRight');
    const years = section.locator('section');
    await years.first().waitFor();
    assert.equal(await years.count(), inner.length);
    const at = inner.findIndex(({ count }) => count === Math.max(...inner.map((one) => one.count)));
    assert.ok(inner[at].count > 200, 'a group of several pages');
    const year = years.nth(at);
    for (let n = 0; n <= at; n += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const drawn = year.locator('tbody tr[aria-rowindex]');
    await drawn.first().waitFor();
    assert.ok((await drawn.count()) <= 80, `${await drawn.count()} rows are drawn of ${inner[at].count}`);
    // Its rows come page by page as they come into sight, and only those in sight are drawn.
    const box = page.getByRole('region', { name: 'Orders', exact: true });
    let pages = 0;
    page.on('response', (reply) => {
      if (/records\/order\?.*cursor=/.test(reply.url()) && reply.status() === 200) pages += 1;
    });
    const far = year.locator('tr[aria-rowindex="202"]');
    for (let tries = 0; tries < 100 && (await far.count()) === 0; tries += 1) {
      await box.evaluate((element) => element.scrollBy(0, 300));
      await page.waitForTimeout(50);
    }
    assert.ok(pages >= 2, `${pages} pages came`);
    await far.waitFor();
    assert.ok((await drawn.count()) <= 80, `${await drawn.count()} rows are drawn`);
    await world.picture(page, 'list-nested-scrolled');
    await box.evaluate((element) => element.scrollTo(0, 0));
    await year.locator('tr[aria-rowindex="2"]').waitFor();
    await world.picture(page, 'list-nested');
    await world.accessible(page);
    // A group as a whole, then a single row in its place.
    await section.getByRole('checkbox', { name: en('bulk-select', { name: label }), exact: true }).check();
    await page.getByText(new RegExp(`^${number(status.count)} selected$`)).waitFor();
    assert.ok(await year.locator('tbody input[type=checkbox]').first().isChecked());
    await world.picture(page, 'list-nested-selected');
    await button(page, 'bulk-clear').click();
    await year.locator('tbody input[type=checkbox]').first().check();
    await page.getByText('1 selected', { exact: true }).waitFor();
    // The group is still open after a look at a record.
    await year.locator('[data-row-link]').first().click();
    await page.waitForURL(/\/record\/order\//);
    await page.getByText(new RegExp(`^1 of ${number(inner[at].count)}$`)).waitFor();
    await page.goBack();
    await drawn.first().waitFor();
    await page.context().close();
    const dark = await world.signIn('office', { path: '/list/order?group=status,month(ordered_on)', language: 'ru', dark: true });
    await dark.locator('section button[aria-expanded]').first().click();
    await dark.locator('section section').first().waitFor();
    await world.picture(dark, 'list-nested-ru-dark');
    await world.accessible(dark);
    await world.api(dark, 'PATCH', '/session', { language: 'en' });
    await dark.context().close();
  });

  it('all rows of a group are changed at once, a cell of a group in its place', async () => {
    const page = await world.signIn('office', { path: '/healthz' });
    for (let n = 0; n < 4; n += 1) await world.api(page, 'POST', '/records/account', { values: { name: `Gruppe ${n}`, source: n < 3 ? 'fair' : 'web', city: 'Ulm' } });
    const filter = JSON.stringify({ field: 'city', op: 'eq', value: 'Ulm' });
    await page.goto(`/list/account?group=source,status&columns=name,postcode,city&filter=${encodeURIComponent(filter)}`);
    const fair = page.locator('section[aria-label="fair"]');
    await fair.getByRole('checkbox', { name: en('bulk-select', { name: 'fair' }), exact: true }).check();
    await page.getByText('3 selected', { exact: true }).waitFor();
    await button(page, 'bulk-edit').click();
    const dialog = page.getByRole('dialog');
    await chooseField(dialog, en, en('field-account-postcode'));
    await dialog.locator('[data-field="postcode"]').fill('89073');
    await dialog.getByRole('button', { name: en('bulk-apply'), exact: true }).click();
    await page.getByText('3 records changed.').waitFor();
    const changed = (await world.api(page, 'GET', `/records/account?limit=10&columns=source,postcode&filter=${encodeURIComponent(filter)}`)).body.items;
    assert.deepEqual(changed.map(({ values }) => `${values.source} ${values.postcode ?? ''}`).toSorted(), ['fair 89073', 'fair 89073', 'fair 89073', 'web ']);
    await fair.locator('button[aria-expanded]').first().click();
    await fair.locator('section button[aria-expanded]').first().click();
    const cell = fair.locator('td[data-column="city"]').first();
    await cell.click();
    await fair.locator('td[data-column="city"] input').fill('Bonn');
    await page.keyboard.press('Enter');
    await fair.getByText('Bonn', { exact: true }).waitFor();
    await button(page, 'records-undo').last().click();
    await fair.getByText('Bonn', { exact: true }).waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('on a phone a field is changed in its card, and taken back', async () => {
    const ru = words('ru');
    const page = await world.signIn('office', { path: '/list/account?sort=name&columns=code,name,city,status', viewport: PHONE, dark: true, language: 'ru' });
    const [account] = await accounts(page);
    const read = async () => (await world.api(page, 'GET', `/records/account/${account.id}`)).body.values;
    const was = await read();
    const card = page.locator(`li[data-key="${account.id}"]`);
    const pencil = card.locator('[data-edit]');
    await pencil.click();
    await world.picture(page, 'card-fields-ru-phone');
    await world.accessible(page);
    const city = (await world.api(page, 'GET', '/schema/account')).body.fields.find(({ key }) => key === 'city').label;
    await page.getByRole('menuitem', { name: city, exact: true }).click();
    await card.locator('input:not([type=checkbox])').first().fill('Gdynia');
    await world.picture(page, 'card-editing-ru-phone');
    await world.accessible(page);
    await card.getByRole('button', { name: ru('shell-cancel'), exact: true }).click();
    assert.equal(await card.locator('input:not([type=checkbox])').count(), 0);
    assert.equal((await read()).city, was.city);
    await pencil.click();
    await page.getByRole('menuitem', { name: city, exact: true }).click();
    await card.locator('input:not([type=checkbox])').first().fill('Gdynia');
    await card.getByRole('button', { name: ru('records-save'), exact: true }).click();
    await page.getByRole('button', { name: ru('records-undo'), exact: true }).waitFor();
    assert.equal((await read()).city, 'Gdynia');
    await world.picture(page, 'card-edited-ru-phone');
    await page.getByRole('button', { name: ru('records-undo'), exact: true }).click();
    await page.getByRole('button', { name: ru('records-undo'), exact: true }).waitFor({ state: 'detached' });
    for (let n = 0; n < 50 && (await read()).city !== was.city; n += 1) await page.waitForTimeout(100);
    assert.equal((await read()).city, was.city);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await world.api(page, 'PATCH', '/session', { language: 'en' });
    await page.context().close();
  });

  it('related lists count what points here and lead to all of it', async () => {
    const page = await world.signIn('office', { path: '/' });
    const order = (await world.api(page, 'GET', '/records/order?limit=1')).body.items[0];
    const account = order.values.account.id;
    const filter = JSON.stringify({ field: 'account', op: 'eq', value: account });
    const { count } = (await world.api(page, 'GET', `/records/order/totals?filter=${encodeURIComponent(filter)}`)).body;
    await page.goto(`/record/account/${account}?tab=related`);
    const orders = page.getByRole('region', { name: /^Orders/ });
    await orders.getByRole('heading', { name: new RegExp(`${count}$`) }).waitFor();
    await world.picture(page, 'record-related');
    await world.accessible(page);
    await orders.getByRole('link', { name: en('records-related-all') }).click();
    await page.waitForURL((url) => url.pathname === '/list/order' && url.searchParams.get('filter') === filter);
    await rows(page).first().waitFor();
    await page.context().close();
  });

  it('what was entered survives a reload, goes on top of what others saved, and leaves with sign-out', async () => {
    const page = await world.signIn('office', { path: '/' });
    const [, account] = await accounts(page);
    const edit = `/record/account/${account.id}/edit`;
    await page.goto(edit);
    await page.locator('[data-field="city"]').fill('Half a w');
    const other = await world.signIn('administrator');
    await world.api(other, 'PATCH', `/records/account/${account.id}`, { values: { postcode: '11-111' } }, { 'If-Match': `"${account.version}"` });
    await page.reload();
    await page.getByText(en('records-kept')).waitFor();
    assert.equal(await page.locator('[data-field="city"]').inputValue(), 'Half a w');
    assert.equal(await page.locator('[data-field="postcode"]').inputValue(), '11-111');
    await world.picture(page, 'draft-kept');
    await world.accessible(page);
    await button(page, 'records-kept-discard').click();
    assert.notEqual(await page.locator('[data-field="city"]').inputValue(), 'Half a w');
    await page.goto('/new/account');
    await page.locator('[data-field="name"]').fill('Not yet');
    await page.reload();
    await page.getByText(en('records-kept')).waitFor();
    assert.equal(await page.locator('[data-field="name"]').inputValue(), 'Not yet');
    assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('treeline-draft:')).length), 1);
    await other.context().close();
    await page.context().close();
    // A session of its own: the others go on.
    const leaver = await world.open('/sign-in');
    const { password } = world.person('finance');
    await leaver.context().request.post('/api/v1/session', { data: { login: 'finance', password }, headers: { 'X-Treeline': '1', Origin: world.url } });
    await leaver.goto('/');
    await leaver.evaluate(() => localStorage.setItem('treeline-draft:x:account:new', '{}'));
    await leaver.getByRole('button', { name: /^Account of/ }).click();
    await leaver.getByRole('menuitem', { name: en('shell-sign-out') }).click();
    await leaver.waitForURL(/sign-in/);
    assert.equal(await leaver.evaluate(() => localStorage.getItem('treeline-draft:x:account:new')), null);
    await leaver.context().close();
  });
});
