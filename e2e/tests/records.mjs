/** Lists and records in the browser: filter, sort and search in the address; create, edit, conflict; foreign ids. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PHONE, useWorld, words } from '../harness/world.mjs';

const NOBODY = '018f0000-0000-7000-8000-000000000000';

describe('records', () => {
  const world = useWorld('records');
  const en = words('en');
  const button = (page, key) => page.getByRole('button', { name: en(key), exact: true });
  const rows = (page) => page.locator('tbody tr[aria-rowindex]');

  /** Some account as the person signed in on `page` sees it. */
  async function anAccount(page, at = 0) {
    const list = await world.api(page, 'GET', '/records/account?limit=20&sort=name');
    assert.equal(list.status, 200);
    return list.body.items[at];
  }

  it('a filter is built, stands in the address, survives a reload and goes away again', async () => {
    const page = await world.signIn('office', { path: '/list/account' });
    await rows(page).first().waitFor();
    await button(page, 'records-filter').click();
    await page.getByLabel(en('records-filter-field'), { exact: true }).selectOption('status');
    await page.getByRole('combobox', { name: en('records-filter-value'), exact: true }).click();
    await page.getByRole('listbox').getByRole('option').nth(1).click();
    await button(page, 'records-filter-apply').click();
    await page.waitForURL(/filter=/);
    const asked = JSON.parse(new URL(page.url()).searchParams.get('filter'));
    assert.equal(asked.field, 'status');
    await page.reload();
    const answer = await world.api(page, 'GET', `/records/account?limit=100&filter=${encodeURIComponent(JSON.stringify(asked))}`);
    assert.ok(answer.body.items.every((item) => item.values.status === asked.value));
    if (answer.body.items.length > 0) await rows(page).first().waitFor();
    await world.picture(page, 'list-filtered');
    await world.accessible(page);
    await page.goBack();
    await page.waitForURL((url) => !url.search.includes('filter'));
    await rows(page).first().waitFor();
    await page.context().close();
  });

  it('sorts by a column, both ways, and the first row is the server\'s first', async () => {
    const page = await world.signIn('office', { path: '/list/account' });
    await rows(page).first().waitFor();
    const label = (await world.api(page, 'GET', '/schema/account')).body.fields.find(({ key }) => key === 'name').label;
    for (const sort of ['name', '-name']) {
      await page.getByRole('columnheader').getByRole('button', { name: label, exact: true }).click();
      await page.waitForURL((url) => url.searchParams.get('sort') === sort);
      const [first] = (await world.api(page, 'GET', `/records/account?limit=1&sort=${sort}`)).body.items;
      await rows(page).first().getByText(first.values.name, { exact: true }).waitFor();
    }
    await page.context().close();
  });

  it('finds by typing, opens with the keyboard, and Back returns to the list', async () => {
    const page = await world.signIn('office', { path: '/list/account' });
    await rows(page).first().waitFor();
    const account = await anAccount(page, 5);
    await page.keyboard.press('/');
    await page.keyboard.type(account.values.name);
    await page.waitForURL(/q=/);
    await page.waitForFunction((many) => document.querySelectorAll('[data-row-link]').length < many, 10);
    await page.locator('[data-row-link]').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/record\/account\//);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.goBack();
    await page.waitForURL(/\/list\/account\?q=/);
    await page.context().close();
  });

  it('a form without its required fields is refused beside the field, and nothing is made', async () => {
    const page = await world.signIn('office', { path: '/new/account' });
    await button(page, 'records-save').click();
    await page.locator('[aria-invalid="true"]').first().waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-invalid')), 'true', 'the first wrong field has the focus');
    await world.picture(page, 'form-refused');
    await world.accessible(page);
    await page.context().close();
  });

  it('says what is wrong when a field is left, and at each key until it is right', async () => {
    const page = await world.signIn('office', { path: '/new/account' });
    const box = page.locator('[data-field="email"]');
    await box.fill('nobody');
    await page.locator('[data-field="phone"]').focus();
    await page.getByText(en('problem-field-email')).waitFor();
    assert.equal(await box.getAttribute('aria-invalid'), 'true');
    await box.fill('nobody@example');
    await page.getByText(en('problem-field-email')).waitFor();
    await box.fill('nobody@example.org');
    await page.getByText(en('problem-field-email')).waitFor({ state: 'detached' });
    await button(page, 'records-save').click();
    await page.getByRole('alert').getByRole('button', { name: en('field-account-name'), exact: true }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-field')), 'name', 'the first wrong field has the focus');
    await world.accessible(page);
    await page.context().close();
  });

  it('a telephone number is edited as its country writes it, and taken as people there type it', async () => {
    const page = await world.signIn('office', { path: '/healthz' });
    const values = { name: 'Whom to call', country: 'PL', phone: '+48221234567' };
    const { id } = (await world.api(page, 'POST', '/records/account', { values })).body;
    const kept = async () => (await world.api(page, 'GET', `/records/account/${id}`)).body.values.phone;
    await page.goto(`/record/account/${id}`);
    await page.getByRole('button', { name: en('records-edit-title', { name: en('field-account-phone') }), exact: true }).click();
    const input = page.getByLabel(en('field-account-phone'), { exact: true });
    assert.equal(await input.inputValue(), '+48 22 123 45 67');
    await input.fill('22 765 43 21');
    await input.press('Enter');
    await page.getByRole('link', { name: '+48 22 765 43 21', exact: true }).waitFor();
    assert.equal(await kept(), '+48227654321');
    await page.goto(`/record/account/${id}/edit`);
    const box = page.locator('[data-field="phone"]');
    await box.waitFor();
    assert.equal(await box.inputValue(), '+48 22 765 43 21');
    await world.picture(page, 'form-phone');
    await box.fill('22 111 22 33');
    await button(page, 'records-save').click();
    await page.getByRole('link', { name: '+48 22 111 22 33', exact: true }).waitFor();
    assert.equal(await kept(), '+48221112233');
    await page.context().close();
  });

  it('a value is changed where it stands, refused where it is wrong, and taken back', async () => {
    const page = await world.signIn('office', { path: '/' });
    const account = await anAccount(page, 8);
    const path = `/records/account/${account.id}`;
    const city = (await world.api(page, 'GET', path)).body.values.city;
    const pencil = (key) => page.getByRole('button', { name: en('records-edit-title', { name: en(key) }), exact: true });
    await page.goto(`/record/account/${account.id}`);
    await pencil('field-account-city').focus();
    await page.keyboard.press('Enter');
    await page.getByLabel(en('field-account-city'), { exact: true }).fill('Changed in place');
    await page.keyboard.press('Enter');
    await page.getByRole('main').getByText('Changed in place', { exact: true }).waitFor();
    assert.equal((await world.api(page, 'GET', path)).body.values.city, 'Changed in place');
    await button(page, 'records-undo').click();
    await page.getByRole('main').getByText(city, { exact: true }).waitFor();
    await pencil('field-account-email').focus();
    await page.keyboard.press('Enter');
    await page.getByLabel(en('field-account-email'), { exact: true }).fill('nobody');
    await page.keyboard.press('Enter');
    await page.getByText(en('problem-field-email')).waitFor();
    await world.picture(page, 'value-refused');
    await world.accessible(page);
    await page.keyboard.press('Escape');
    await pencil('field-account-email').waitFor();
    await page.context().close();
    const phone = await world.signIn('office', { path: `/record/account/${account.id}`, viewport: PHONE, dark: true });
    await phone.locator('dd').filter({ hasText: city }).first().click();
    await phone.getByLabel(en('field-account-city'), { exact: true }).fill('By finger');
    await button(phone, 'records-save').click();
    await phone.getByRole('main').getByText('By finger', { exact: true }).waitFor();
    assert.ok(await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await world.picture(phone, 'value-phone');
    await world.accessible(phone);
    await phone.context().close();
  });

  it('tells everything about a record in one stream, and one kind of it', async () => {
    const page = await world.signIn('office', { path: '/' });
    const [order] = (await world.api(page, 'GET', '/records/order?limit=1&sort=-ordered_on')).body.items;
    const account = order.values.account.id;
    const made = await world.api(page, 'POST', '/records/task', { values: { subject: 'Call them back', account } }, { 'Idempotency-Key': 'timeline-1' });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    await page.goto(`/record/account/${account}`);
    await page.getByRole('tab', { name: en('records-timeline') }).click();
    const stream = page.getByRole('tabpanel').getByRole('listitem');
    await stream.filter({ hasText: 'Call them back' }).waitFor();
    await stream.filter({ hasText: order.values.code }).first().waitFor();
    await stream.filter({ hasText: en('records-action-create') }).first().waitFor();
    await world.picture(page, 'timeline');
    await world.accessible(page);
    await page.getByLabel(en('records-timeline-show')).selectOption('task');
    await page.waitForURL(/kind=task/);
    await stream.filter({ hasText: order.values.code }).first().waitFor({ state: 'detached' });
    await stream.filter({ hasText: 'Call them back' }).waitFor();
    await page.context().close();
    const phone = await world.signIn('office', { path: `/record/account/${account}?tab=timeline`, viewport: PHONE, dark: true });
    await phone.getByRole('listitem').filter({ hasText: 'Call them back' }).waitFor();
    assert.ok(await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await world.accessible(phone);
    await phone.context().close();
  });

  it('a form outside of records is kept as well, for its own tab, and asks before it is left', async () => {
    const page = await world.signIn('office', { path: '/members/new' });
    const name = (at) => at.getByLabel(en('members-name'));
    await name(page).fill('Half a member');
    await page.reload();
    await page.getByText(en('records-kept')).waitFor();
    assert.equal(await name(page).inputValue(), 'Half a member');
    await world.accessible(page);
    const second = await page.context().newPage();
    await second.goto('/members/new');
    await name(second).fill('Somebody else');
    await page.reload();
    await page.getByText(en('records-kept')).waitFor();
    assert.equal(await name(page).inputValue(), 'Half a member', 'the other tab has not written over it');
    await page.getByRole('link', { name: en('shell-today') }).first().click();
    await button(page, 'records-leave-go').click();
    await page.waitForURL((url) => url.pathname === '/');
    await page.goto('/members/new');
    await name(page).waitFor();
    assert.equal(await name(page).inputValue(), '', 'given up is given up');
    await page.context().close();
  });

  it('creates a customer once, however often Save is pressed', async () => {
    const page = await world.signIn('office', { path: '/new/account' });
    const name = 'Łucja Тестова d\'Été';
    await page.locator('[data-field="name"]').fill(name);
    await button(page, 'records-save').dblclick();
    await page.waitForURL(/\/record\/account\//);
    await page.getByRole('heading', { level: 1, name: new RegExp(name) }).waitFor();
    const found = await world.api(page, 'GET', `/records/account?filter=${encodeURIComponent(JSON.stringify({ field: 'name', op: 'eq', value: name }))}`);
    assert.equal(found.body.items.length, 1);
    await page.context().close();
  });

  it('two people edit: the slower one is told, loses nothing and undoes nothing', async () => {
    const page = await world.signIn('office', { path: '/' });
    const account = await anAccount(page, 3);
    const path = `/records/account/${account.id}`;
    await page.goto(`/record/account/${account.id}/edit`);
    await page.locator('[data-field="city"]').fill('Mine');
    await page.locator('[data-field="phone"]').fill('+48 22 765 43 21');
    const other = await world.signIn('administrator');
    const current = (await world.api(other, 'GET', path)).body;
    const changed = await world.api(other, 'PATCH', path, { values: { city: 'Theirs', postcode: '00-001', phone: '+48221234567' } }, { 'If-Match': `"${current.version}"`, 'Idempotency-Key': 'conflict-1' });
    assert.equal(changed.status, 200, JSON.stringify(changed.body));
    await button(page, 'records-save').click();
    await page.getByRole('alert').getByText(en('records-conflict-title')).waitFor();
    await page.getByRole('alert').getByText('Theirs').waitFor();
    await page.getByRole('alert').getByText('+48 22 123 45 67', { exact: true }).waitFor();
    await world.picture(page, 'edit-conflict');
    await button(page, 'records-save').click();
    await page.waitForURL(new RegExp(`/record/account/${account.id}$`));
    const after = (await world.api(page, 'GET', path)).body;
    assert.equal(after.values.city, 'Mine');
    assert.equal(after.values.postcode, '00-001');
    assert.equal(after.values.phone, '+48227654321');
    await page.context().close();
    await other.context().close();
  });

  it('leaving a changed form asks first', async () => {
    const page = await world.signIn('office', { path: '/' });
    const account = await anAccount(page, 4);
    await page.goto(`/record/account/${account.id}/edit`);
    await page.locator('[data-field="city"]').fill('Somewhere else');
    await page.getByRole('link', { name: en('shell-today') }).first().click();
    await button(page, 'records-leave-stay').click();
    assert.match(page.url(), /edit$/);
    assert.equal(await page.locator('[data-field="city"]').inputValue(), 'Somewhere else');
    await page.context().close();
  });

  it('shows details and history of a record, and one message for a missing and a foreign one', async () => {
    const page = await world.signIn('office', { path: '/' });
    const account = await anAccount(page, 6);
    const change = { values: { city: 'Elsewhere' } };
    const changed = await world.api(page, 'PATCH', `/records/account/${account.id}`, change, { 'If-Match': `"${account.version}"`, 'Idempotency-Key': 'history-1' });
    assert.equal(changed.status, 200, JSON.stringify(changed.body));
    await page.goto(`/record/account/${account.id}`);
    await page.getByRole('tab', { name: en('records-history') }).click();
    const entries = page.getByRole('tabpanel').getByRole('listitem');
    await entries.filter({ hasText: 'Elsewhere' }).waitFor();
    await world.accessible(page);
    await page.getByRole('tabpanel').getByLabel(en('records-history-field'), { exact: true }).selectOption('email');
    await entries.filter({ hasText: 'Elsewhere' }).waitFor({ state: 'detached' });
    await page.getByRole('tabpanel').getByLabel(en('records-history-field'), { exact: true }).selectOption('city');
    await entries.filter({ hasText: 'Elsewhere' }).waitFor();
    const distributor = await world.signIn('distributor', { path: `/record/account/${account.id}` });
    const foreign = (await distributor.getByRole('alert').innerText()).trim();
    await distributor.goto(`/record/account/${NOBODY}`);
    assert.equal((await distributor.getByRole('alert').innerText()).trim(), foreign);
    await page.context().close();
    await distributor.context().close();
  });

  it('the palette finds screens and records with the keyboard alone', async () => {
    const page = await world.signIn('office', { path: '/' });
    const account = await anAccount(page, 7);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: en('shell-search') }).fill(account.values.name);
    await page.getByRole('option', { name: new RegExp(account.values.code) }).waitFor();
    await world.accessible(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/record\//);
    await page.context().close();
  });

  it('an address that asks for what cannot be says so', async () => {
    const page = await world.signIn('office', { path: '/list/account?group=notes' });
    await page.getByText(en('records-group-unknown')).waitFor();
    await page.locator('tbody tr[aria-rowindex]').first().waitFor();
    await page.goto('/list/account?group=status');
    await page.getByText(en('records-group-total')).first().waitFor();
    assert.equal(await page.getByText(en('records-group-unknown')).count(), 0);
    await page.goto('/earnings?member=nope');
    await page.getByRole('heading', { level: 1, name: en('shell-not-found-title') }).waitFor();
    assert.equal(await page.getByRole('button', { name: en('shell-try-again') }).count(), 0);
    await page.context().close();
  });

  it('a new record shows what it begins with, and what is taken out stays out', async () => {
    const page = await world.signIn('office', { path: '/new/account' });
    const status = page.getByRole('combobox', { name: en('field-account-status'), exact: true }).or(page.getByRole('textbox', { name: en('field-account-status'), exact: true })).first();
    await status.waitFor();
    assert.equal(await status.inputValue(), en('option-account-status-active'));
    await page.getByLabel(en('field-account-name'), { exact: false }).first().fill('Begins & Co');
    await page.locator('[data-path="status"], div:has(> [data-field="status"])').locator('button').first().click();
    const saved = page.waitForResponse((answer) => answer.url().endsWith('/records/account') && answer.request().method() === 'POST');
    await page.getByRole('button', { name: en('records-save'), exact: true }).click();
    const { values } = await (await saved).json();
    assert.deepEqual([values.kind, values.status ?? null], ['person', null]);
    await page.context().close();
  });

  it('the palette has every letter that was typed before it was there', async () => {
    const page = await world.signIn('office', { path: '/healthz' });
    // Its program comes only when it is let through, so that the letters are sure to be earlier.
    let letThrough;
    const open = new Promise((done) => (letThrough = done));
    await page.route(/\/Palette-[^/]*\.js$/, async (route) => {
      await open;
      await route.continue();
    });
    await page.goto('/list/account');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Part');
    letThrough();
    await page.keyboard.type('man', { delay: 60 });
    const box = page.getByRole('textbox', { name: en('shell-search') });
    await box.waitFor();
    await page.waitForFunction((input) => input.value === 'Partman', await box.elementHandle());
    assert.equal(new URL(page.url()).search, '', 'no letter went to the list');
    await page.context().close();
  });

  it('the palette makes, opens and does: new things, the buttons of the screen, views, language and appearance', async () => {
    const page = await world.signIn('office', { path: '/' });
    const account = await anAccount(page, 8);
    const made = await world.api(page, 'POST', '/views', { object: 'account', name: 'Only leads', filter: JSON.stringify({ field: 'status', op: 'eq', value: 'lead' }) });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    const ask = async (text) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('textbox', { name: en('shell-search') }).fill(text);
    };
    const option = (name) => page.getByRole('option', { name, exact: true });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await ask('new product');
    await option('New: Product').waitFor();
    await world.picture(page, 'palette-actions');
    await world.accessible(page);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/new\/product$/);
    await ask('only leads');
    await option('Accounts: Only leads').click();
    await page.waitForURL((url) => url.pathname === '/list/account' && url.searchParams.get('view') === made.body.id);
    // The buttons of the record one is on, with the keyboard.
    await page.goto(`/record/account/${account.id}`);
    await page.getByRole('link', { name: en('records-edit'), exact: true }).waitFor();
    await page.keyboard.press('Control+k');
    await option(en('records-trash')).waitFor();
    await world.picture(page, 'palette-here');
    // Enter without a word presses nothing.
    await page.keyboard.press('Enter');
    await option(en('records-trash')).waitFor();
    await page.keyboard.press('Escape');
    await option(en('records-trash')).waitFor({ state: 'detached' });
    assert.match(page.url(), /\/record\/account\//);
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: en('shell-search') }).fill(en('records-edit'));
    await option(en('records-edit')).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/edit$/);
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await ask('dark');
    await option('Appearance: Dark').click();
    await page.waitForFunction(() => document.documentElement.dataset.mantineColorScheme === 'dark');
    await ask('polski');
    await option('Language: Polski').click();
    const pl = words('pl');
    await page.getByRole('link', { name: pl('shell-today') }).first().waitFor();
    await page.keyboard.press('Control+k');
    await world.picture(page, 'palette-pl-dark');
    await world.accessible(page);
    await world.api(page, 'PATCH', '/session', { language: 'en', theme: 'system' });
    await page.context().close();
    const finance = await world.signIn('finance', { path: '/', viewport: PHONE });
    await finance.getByRole('button', { name: en('shell-search') }).click();
    await finance.getByRole('textbox', { name: en('shell-search') }).fill('new');
    await finance.getByText(en('shell-nothing-found')).or(finance.getByRole('option').first()).first().waitFor();
    assert.equal(await finance.getByRole('option', { name: 'New: Account', exact: true }).count(), 0, 'nothing is offered that one may not make');
    await world.picture(finance, 'palette-phone');
    await finance.context().close();
  });

  it('a phone shows cards, nothing wider than the screen', async () => {
    const page = await world.signIn('office', { path: '/list/account', viewport: PHONE });
    await page.locator('[data-row-link]').first().waitFor();
    assert.equal(await page.locator('table').count(), 0);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await world.picture(page, 'list-phone');
    await world.accessible(page);
    await page.context().close();
  });

  it('on a phone the tabs of a record are one row, with the open one in sight', async () => {
    const page = await world.signIn('administrator', { viewport: PHONE, language: 'ru' });
    const member = (await world.api(page, 'GET', '/records/member?limit=1')).body.items[0].id;
    await page.goto(`/record/member/${member}?tab=history`);
    const tabs = page.getByRole('tab');
    await tabs.first().waitFor();
    const boxes = await tabs.evaluateAll((all) => all.map((tab) => tab.getBoundingClientRect().toJSON()));
    assert.equal(new Set(boxes.map(({ top }) => Math.round(top))).size, 1, 'one row');
    assert.ok(boxes.at(-1).right <= PHONE.width && boxes[0].left < 0, 'the last one is in sight, the first one is not');
    await world.accessible(page);
    await world.picture(page, 'record-tabs-ru-phone');
    await page.getByRole('tab', { selected: true }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('tab', { selected: true, name: words('ru')('records-details'), exact: true }).waitFor();
    await page.waitForFunction(() => document.querySelector('[role=tab][aria-selected=true]').getBoundingClientRect().left >= 0);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await world.api(page, 'PATCH', '/session', { language: 'en' });
    await page.context().close();
  });

  it('a section that is called as its only field says so once; the name of the field stays', async () => {
    const page = await world.signIn('office', { path: '/new/account' });
    await page.getByRole('textbox', { name: 'Notes', exact: true }).waitFor();
    assert.equal(await page.getByText('Notes', { exact: true }).count(), 1);
    const [account] = (await world.api(page, 'GET', '/records/account?limit=1')).body.items;
    await page.goto(`/record/account/${account.id}`);
    await page.getByRole('heading', { name: 'Notes', exact: true }).waitFor();
    const term = await page.locator('dt', { hasText: /^Notes$/ }).locator('span').boundingBox();
    assert.ok(term.width <= 1 && term.height <= 1, 'for screen readers alone');
    await world.accessible(page);
    await page.context().close();
  });

  it('a phone shows at least five cards of a list, in a long language too; what stands above them is within reach of the keyboard', async () => {
    for (const language of ['en', 'ru']) {
      const say = words(language);
      const page = await world.signIn('administrator', { path: '/list/account', viewport: PHONE, language });
      await page.locator('[data-row-link]').first().waitFor();
      const whole = await page.evaluate(() => {
        const below = document.querySelector('main [role=region]').getBoundingClientRect().bottom;
        return [...document.querySelectorAll('main li[data-key]')].filter((card) => card.getBoundingClientRect().bottom <= below).length;
      });
      assert.ok(whole >= 5, `${language}: ${whole} cards`);
      const options = page.getByRole('button', { name: say('records-list-options'), exact: true });
      await options.focus();
      await page.keyboard.press('Enter');
      const shown = page.getByRole('dialog');
      await shown.getByRole('link', { name: say('trash-open'), exact: true }).waitFor();
      await world.picture(page, `list-options-phone-${language}`);
      await world.accessible(page);
      await shown.getByLabel(say('records-group'), { exact: true }).selectOption('status');
      await page.keyboard.press('Escape');
      await shown.waitFor({ state: 'hidden' });
      await page.waitForFunction((name) => document.activeElement?.getAttribute('aria-label') === name, say('records-list-options'));
      await page.locator('section button[aria-expanded]').first().waitFor();
      // The views, and what is asked anew, are one menu.
      const views = page.getByRole('button', { name: `${say('views-label')}: ${say('views-all')}`, exact: true });
      await views.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('menuitem', { name: say('views-save-as'), exact: true }).waitFor();
      await world.picture(page, `list-views-phone-${language}`);
      await world.accessible(page);
      await page.getByRole('menuitem', { name: say('views-mine'), exact: true }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: `${say('views-label')}: ${say('views-mine')}`, exact: true }).waitFor();
      // Its condition is counted, and shown when it is asked for.
      const count = page.getByRole('button', { name: new RegExp(`^${say('records-filter')}\\s?1$`) });
      assert.equal(await count.getAttribute('aria-expanded'), 'false');
      await count.press('Enter');
      await page.getByRole('button', { name: say('records-filter-add'), exact: true }).click();
      await page.getByLabel(say('records-filter-field'), { exact: true }).waitFor();
      await page.keyboard.press('Escape');
      await world.api(page, 'PATCH', '/session', { language: 'en' });
      await page.context().close();
    }
  });

  it('on a phone a sheet takes lists out and in and chooses what cards show, in two presses, by touch and by keyboard', async () => {
    for (const [language, dark] of [['en', false], ['ru', true]]) {
      const say = words(language);
      const page = await world.signIn('administrator', { path: '/list/account?sort=name', viewport: PHONE, language, dark });
      await page.locator('[data-row-link]').first().waitFor();
      const options = page.getByRole('button', { name: say('records-list-options'), exact: true });
      const sheet = page.getByRole('dialog');
      const link = (key) => sheet.getByRole('link', { name: say(key), exact: true });
      // Taken out as it is asked for, in either form.
      for (const [key, form] of [['records-export-xlsx', 'xlsx'], ['records-export-csv', 'csv']]) {
        await options.click();
        await link(key).waitFor();
        if (form === 'xlsx') {
          await world.accessible(page);
          await world.picture(page, `list-sheet-phone-${language}${dark ? '-dark' : ''}`);
        }
        // Columns are called as the reader calls the fields, or by their codes.
        if (form === 'csv') await sheet.getByRole('checkbox', { name: say('records-export-keys') }).check();
        const coming = page.waitForEvent('download');
        await link(key).click();
        const came = await coming;
        assert.match(came.url(), new RegExp(`/records/account/export\\.${form}\\?.*sort=name.*headers=${form === 'csv' ? 'keys' : 'labels'}`));
        assert.equal(await came.failure(), null);
        await sheet.waitFor({ state: 'hidden' });
      }
      // What the cards show, with the keyboard alone.
      const { fields } = (await world.api(page, 'GET', '/schema/account', undefined, { 'Accept-Language': language })).body;
      const label = (key) => fields.find((field) => field.key === key).label;
      const card = page.locator('main li[data-key]').first();
      const shows = (key) => card.getByText(`${label(key)}:`).count();
      assert.equal(await shows('country'), 0);
      await options.focus();
      await page.keyboard.press('Enter');
      await sheet.getByRole('button', { name: say('records-card-fields'), exact: true }).focus();
      await page.keyboard.press('Enter');
      await page.waitForFunction((name) => document.activeElement?.textContent === name, say('records-list-options'));
      assert.equal(await sheet.getByRole('checkbox', { name: label('name'), exact: true }).isDisabled(), true);
      const box = (key) => sheet.getByRole('checkbox', { name: label(key), exact: true });
      await box('country').focus();
      await page.keyboard.press('Space');
      await box('city').focus();
      await page.keyboard.press('Space');
      await page.waitForURL((url) => url.searchParams.get('columns') === 'name,code,status,country');
      await world.accessible(page);
      await world.picture(page, `list-sheet-fields-phone-${language}${dark ? '-dark' : ''}`);
      await page.keyboard.press('Escape');
      await sheet.waitFor({ state: 'hidden' });
      await page.waitForFunction((name) => document.activeElement?.getAttribute('aria-label') === name, say('records-list-options'));
      await card.getByText(`${label('country')}:`).waitFor();
      assert.equal(await shows('city'), 0);
      await world.picture(page, `list-cards-chosen-phone-${language}${dark ? '-dark' : ''}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
      // Back to what is usual, and into the import.
      await options.click();
      await sheet.getByRole('button', { name: say('records-card-fields'), exact: true }).click();
      await sheet.getByRole('button', { name: say('records-card-fields-reset'), exact: true }).click();
      await page.waitForURL((url) => !url.searchParams.has('columns'));
      await sheet.getByRole('button', { name: say('records-list-options'), exact: true }).click();
      await link('records-import').click();
      await page.waitForURL(/\/imports\/new\/account/);
      await sheet.waitFor({ state: 'hidden' });
      await world.api(page, 'PATCH', '/session', { language: 'en' });
      await page.context().close();
    }
    // Who may neither take out nor bring in is offered neither.
    const page = await world.signIn('distributor', { path: '/list/account', viewport: PHONE });
    await page.getByRole('button', { name: words('en')('records-list-options'), exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: words('en')('records-card-fields'), exact: true }).waitFor();
    const { rights } = (await world.api(page, 'GET', '/session')).body;
    assert.equal((await page.getByRole('dialog').getByRole('link', { name: words('en')('records-export-csv'), exact: true }).count()) > 0, Boolean((rights.account ?? rights['*'])?.export));
    await page.context().close();
  });
});
