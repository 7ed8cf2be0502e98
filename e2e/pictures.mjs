/**
 * The pictures of the handbook and the README, from the demo company as it is: run with TREELINE_TEST_PICTURES=1. One a
 * chapter, named as the chapter; TREELINE_TEST_PICTURES=tasks,lists makes only these. What a picture needs and the demo lacks is made here first.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { prepare } from './harness/screens.mjs';
import { useWorld, words } from './harness/world.mjs';

/** Chapters that are explained by a screen as it opens. */
const PLAIN = {
  'audit-log': '/audit',
  customers: '/list/account',
  products: '/list/product',
  payments: '/list/payment',
  company: '/settings/company',
  units: '/list/unit',
  users: '/users',
  lists: '/list/order?group=status',
  orders: '/record/order/{order}',
  start: '/record/account/{account}',
  tasks: '/list/task?group=status&as=kanban',
  appointments: '/calendar?view=week',
  definitions: '/settings/objects/account',
  roles: '/record/role/{role}?tab=rights',
  'personal-data': '/privacy/{privacy}',
  webhooks: '/webhooks/{webhook}',
  duplicates: '/merge/account?ids={account}.{account2}',
  earnings: '/earnings?member={payee}',
  commissions: '/runs/{run}',
  compliance: '/compliance',
  settlements: '/settlements/{settlement}',
  backtests: '/backtests/{backtest}',
  formats: '/runs/{run}/payees/{payee}',
  'plan-language': '/record/plan/{plan}',
  'signing-in': '/settings/security',
  rights: '/rights?object=account&action=update&record={account}',
};

/** What the small demo company has none of. */
const MORE = [
  ['task', { subject: 'Call about the spring order', priority: 'high' }, 1],
  ['task', { subject: 'Send the new price list' }, 3],
  ['task', { subject: 'Check the returned lamp', priority: 'low' }, 0],
  ['task', { subject: 'Thank for the recommendation', status: 'done' }, 0],
  ['appointment', { subject: 'Visit to the shop', place: 'Porto' }, 1, [9, 11]],
  ['appointment', { subject: 'Demonstration evening' }, 2, [15, 18]],
  ['appointment', { subject: 'Call with the team' }, 3, [8, 9]],
  ['payment', { amount: { amount: '149.00', currency: 'EUR' }, method: 'card', reference: 'Order of last week' }, -1],
  ['payment', { amount: { amount: '58.50', currency: 'EUR' }, reference: 'Second half' }, -2],
  ['payment', { amount: { amount: '20.00', currency: 'EUR' }, method: 'cash' }, -4],
];
/** Only these pictures, where they are named: TREELINE_TEST_PICTURES=tasks,lists. */
const wanted = (process.env.TREELINE_TEST_PICTURES ?? '1').split(',');

describe('pictures', () => {
  const world = useWorld('pictures');
  const en = words('en');
  const button = (place, key) => place.getByRole('button', { name: en(key), exact: true });
  let ids;

  /** A page of the size of the pictures, at an address. */
  async function at(path, login = 'administrator') {
    const page = await world.signIn(login, { viewport: { width: 960, height: 600 }, path });
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForLoadState('networkidle');
    return page;
  }
  async function taken(page, name) {
    if (wanted[0] === '1' || wanted.includes(name)) await world.published(page, name);
    await page.context().close();
  }

  it('screens as they open', async () => {
    const page = await at('/');
    ids = await prepare(world, page);
    ids.payee = (await world.api(page, 'GET', `/runs/${ids.run}/payees?limit=1`)).body.items[0].member.id;
    const orders = (await world.api(page, 'GET', '/records/order?limit=50')).body.items;
    for (const { id } of orders) {
      const { parts } = (await world.api(page, 'GET', `/records/order/${id}`)).body;
      if (Object.values(parts)[0]?.length > 2) {
        ids.order = id;
        break;
      }
    }
    for (const [object, values, days, hours] of MORE) {
      const day = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
      const when = { task: { due_on: day }, payment: { paid_on: day, account: ids.account }, appointment: { starts_at: `${day}T${String(hours?.[0]).padStart(2, '0')}:00:00Z`, ends_at: `${day}T${String(hours?.[1]).padStart(2, '0')}:00:00Z` } };
      const made = await world.api(page, 'POST', `/records/${object}`, { values: { ...values, ...when[object], account: ids.account } });
      assert.equal(made.status, 201, JSON.stringify(made.body));
    }
    await page.context().close();
    for (const [name, path] of Object.entries(PLAIN)) {
      if (wanted[0] !== '1' && !wanted.includes(name)) continue;
      await taken(await at(path.replaceAll(/\{(\w+)\}/g, (_, key) => ids[key])), name);
    }
  });

  it('what comes to a person: today, news, the bell', async () => {
    const office = await at('/list/news');
    const day = new Date().toISOString().slice(0, 10);
    const made = await world.api(office, 'POST', '/records/news', { values: { title: 'New price list from Monday', teaser: 'Drafts keep their prices until they are confirmed.', body: '<p>The spring price list holds for every order from Monday on. Drafts keep their prices until they are confirmed.</p>', shown_from: day } });
    const news = made.status === 201 ? made.body.id : null;
    assert.ok(news, JSON.stringify(made.body));
    await office.goto(`/record/news/${news}`);
    await office.getByRole('heading', { level: 1 }).waitFor();
    await taken(office, 'news');
    // Of somebody who has something to do.
    await taken(await at('/'), 'today');
    const told = await at('/');
    await told.getByRole('button', { name: /^Notifications:/ }).click();
    await told.getByRole('dialog').or(told.getByRole('menu')).first().waitFor();
    await taken(told, 'notifications');
  });

  it('the palette and a form', async () => {
    const palette = await at('/');
    await palette.keyboard.press('Control+k');
    await palette.getByRole('dialog').getByRole('combobox').or(palette.getByRole('dialog').getByRole('textbox')).first().waitFor();
    await palette.keyboard.type('mar');
    await palette.getByRole('option').nth(3).waitFor();
    await taken(palette, 'search');
    const form = await at('/new/account', 'office');
    const { name, city } = (await world.api(form, 'GET', `/records/account/${ids.account}`)).body.values;
    await form.locator('[data-field="name"]').first().fill(name);
    await form.locator('[data-field="city"]').first().fill(city ?? '');
    await form.waitForLoadState('networkidle');
    await taken(form, 'forms');
  });

  it('many records, long work, files, an import', async () => {
    const many = await at('/list/account', 'office');
    for (const row of [0, 1, 3, 4]) await many.locator('tbody input[type=checkbox]').nth(row).check();
    await taken(many, 'many-records');
    const jobs = await at('/list/account');
    await jobs.getByRole('banner').getByRole('button', { name: new RegExp(`^${en('shell-jobs')}`) }).click();
    await jobs.getByRole('dialog').getByText(en('shell-job-done')).first().waitFor();
    await taken(jobs, 'jobs');
    const files = await at(`/record/account/${ids.account}?tab=files`);
    const picture = await files.screenshot({ clip: { x: 0, y: 0, width: 480, height: 300 } });
    await files.locator('input[type=file][multiple]').setInputFiles([
      { name: 'Shop window in May.png', mimeType: 'image/png', buffer: picture },
      { name: 'Agreement.txt', mimeType: 'text/plain', buffer: Buffer.from('Agreed on the first of May.\n') },
    ]);
    await files.getByRole('link', { name: en('attachments-download', { name: 'Agreement.txt' }) }).waitFor();
    await taken(files, 'files');
    // Of a customer without appointments, which would stand above what was just said.
    const notes = await at(`/record/account/${ids.account2}?tab=timeline`, 'office');
    for (const [at, text] of ['<p>Pays by bank transfer, <strong>always in the first week</strong>.</p>', '<p>Called about the spring order: wants a sample of the winter range by Friday. @finance</p>'].entries()) {
      const made = await world.api(notes, 'POST', `/records/account/${ids.account2}/notes`, { text, pinned: at === 0 }, { 'Idempotency-Key': `notes-picture-${at}` });
      assert.equal(made.status, 201, JSON.stringify(made.body));
    }
    await notes.reload();
    await notes.getByText(/winter range/).waitFor();
    await taken(notes, 'notes');
    const imported = await at('/imports/new/account');
    await imported.locator('input[type=file]').setInputFiles({ name: 'customers.csv', mimeType: 'text/csv', buffer: Buffer.from('Code;Name;City;E-mail\nN-1;Anna Nowak;Kraków;anna@example.org\nN-2;João Reis;Porto;joao@example.org\n') });
    await imported.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
    await imported.getByText('João Reis').waitFor();
    await taken(imported, 'import');
  });

  it('the network with the way up from its deepest member', async () => {
    const page = await at('/', 'office');
    const { ids: members, depths } = (await world.api(page, 'GET', '/network/sponsor/overview?limit=500')).body;
    await page.goto(`/network?member=${members[depths.indexOf(Math.max(...depths))]}`);
    await page.getByRole('complementary').getByRole('heading', { level: 2 }).waitFor();
    await page.getByRole('navigation', { name: en('network-path') }).waitFor();
    await taken(page, 'network');
  });

  it('the line of the newest run that climbed highest, explained', async () => {
    const page = await at('/', 'finance');
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
    const more = button(page, 'runs-more-lines');
    await page.getByRole('table').first().waitFor();
    while ((await line.count()) === 0) {
      const shown = await page.getByRole('row').count();
      await more.click();
      await page.waitForFunction((before) => document.querySelectorAll('tr').length > before, shown);
    }
    await line.click();
    await page.getByRole('dialog').getByText(en('runs-explain-rounding')).waitFor();
    await taken(page, 'why');
  });
});
