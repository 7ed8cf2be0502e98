/**
 * The main job from end to end: members and purchases come in by the wizard, the network shows them, finance asks for a
 * month, the independent check stands beside the totals, a second person approves, the month is posted, and an amount
 * opens down to the purchase behind it. The member sees the own share on a phone, and nobody else's.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PHONE, useWorld, words } from '../harness/world.mjs';

/** Clicks from the first file to the opened purchase, uploads not counted. A screen that needs one more must say why here. */
// One for the payees of a run, who have a tab of their own beside what is odd about it and how it differs.
const CLICKS_MAX = 24;

describe('main job', () => {
  const world = useWorld('main-job');
  const en = words('en');
  const state = { clicks: 0 };

  const press = async (locator) => {
    state.clicks += 1;
    await locator.click();
  };
  const button = (page, key) => page.getByRole('button', { name: en(key), exact: true });
  const upload = (page, name, rows) => page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(`${rows.join('\n')}\n`) });
  const tile = (page, key) => page.getByRole('group', { name: en(key), exact: true });
  const monthName = (period) => new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(`${period}-01`));

  it('finds an ended month that nobody has closed, and the member behind the distributor', async () => {
    const page = await world.signIn('finance');
    const { items } = (await world.api(page, 'GET', '/periods')).body;
    state.month = items.find(({ state: now, ended }) => ended && now === 'open').period;
    const distributor = await world.signIn('distributor');
    state.member = (await world.api(distributor, 'GET', '/session')).body.member;
    assert.match(state.member.code, /^M-/);
    await page.context().close();
    await distributor.context().close();
  });

  it('the office imports members, after a trial that names the row without a sponsor', async () => {
    const page = await world.signIn('office');
    await press(page.getByRole('link', { name: en('imports-title'), exact: true }));
    await upload(page, 'members.csv', [
      'id,name,sponsor,joined,country,status',
      `NEW-1,Ana Nova,${state.member.code},${state.month}-01,PL,active`,
      `NEW-2,Bo Nova,NEW-1,${state.month}-02,PL,active`,
      `NEW-3,Cy Lost,NOBODY,${state.month}-02,PL,active`,
    ]);
    await press(button(page, 'imports-dry-run'));
    await page.getByText(en('imports-dry-run-note')).waitFor();
    await tile(page, 'imports-created').getByText('2', { exact: true }).waitFor();
    await tile(page, 'imports-rejected').getByText('1', { exact: true }).waitFor();
    await world.picture(page, 'main-1-members-tried');
    await world.accessible(page);
    await press(button(page, 'imports-start'));
    await page.getByText(en('imports-done')).waitFor();
    await press(page.getByRole('link', { name: en('imports-again') }));
    state.office = page;
  });

  it('and purchases, which become sales', async () => {
    const page = state.office;
    await page.getByLabel(en('imports-object'), { exact: true }).selectOption('order');
    state.clicks += 1;
    await page.waitForURL(/\/imports\/new\/order$/);
    await upload(page, 'orders.csv', [
      'code,account,member,ordered_on,currency,line.amount,line.unit_pv,line.unit_bv',
      `WEB-1,CUST-1,${state.member.code},${state.month}-03,EUR,120.00,100,100`,
      `WEB-2,CUST-2,NEW-1,${state.month}-04,EUR,60.00,50,50`,
      `WEB-3,CUST-3,NEW-2,${state.month}-05,EUR,60.00,45,48`,
    ]);
    await press(page.getByLabel(en('imports-confirm-orders')));
    await press(page.getByLabel(en('imports-create-missing')));
    await world.picture(page, 'main-2-orders-match');
    await world.accessible(page);
    await press(button(page, 'imports-dry-run'));
    await page.getByText(en('imports-dry-run-note')).waitFor();
    await tile(page, 'imports-created').getByText('3', { exact: true }).waitFor();
    await press(button(page, 'imports-start'));
    await page.getByText(en('imports-done')).waitFor();
    await world.picture(page, 'main-3-orders-done');
  });

  it('the network shows the new members in their place', async () => {
    const page = state.office;
    await press(page.getByRole('link', { name: en('network-title'), exact: true }));
    await page.getByRole('combobox', { name: en('network-jump') }).fill('NEW-2');
    await press(page.getByRole('option', { name: /Bo Nova/ }));
    const path = page.getByRole('navigation', { name: en('network-path') });
    await path.getByText('Bo Nova').waitFor();
    assert.match(await path.innerText(), new RegExp(`${state.member.name}[^]*Ana Nova[^]*Bo Nova`));
    await page.getByRole('heading', { name: 'Bo Nova' }).waitFor();
    await world.picture(page, 'main-4-network');
    await world.accessible(page);
    await page.context().close();
  });

  it('finance closes the month; the independent check stands on the page', async () => {
    const page = await world.signIn('finance');
    await press(page.getByRole('main').getByRole('link', { name: en('runs-start-title', { period: monthName(state.month) }), exact: true }));
    await page.getByRole('dialog').getByText(new RegExp(monthName(state.month))).waitFor();
    await world.accessible(page);
    await world.picture(page, 'main-5-close');
    await press(page.getByRole('dialog').getByRole('button', { name: en('runs-start'), exact: true }));
    await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
    state.run = page.url().split('/').at(-1);
    await page.getByText(en('runs-recheck-good')).waitFor();
    await page.getByRole('heading', { name: en('runs-totals') }).waitFor();
    assert.equal(await button(page, 'runs-approve').count(), 0, 'who asked does not approve');
    await world.picture(page, 'main-6-calculated');
    await world.accessible(page);
    await page.context().close();
  });

  it('what is odd is looked at once, and the month stands beside the one before', async () => {
    const page = await world.signIn('finance');
    await page.goto(`/runs/${state.run}?tab=anomalies`);
    await page.getByRole('heading', { name: en('runs-tab-anomalies') }).waitFor();
    await page.getByText(en('runs-stage-waits')).first().waitFor();
    const look = button(page, 'runs-look').first();
    await page.getByText(en('runs-anomalies-none')).or(look).first().waitFor();
    await world.accessible(page);
    if ((await look.count()) > 0) {
      await look.click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: en('runs-look-note') }).fill('Known since Monday');
      await world.accessible(page);
      await dialog.getByRole('button', { name: en('runs-look'), exact: true }).click();
      await page.getByText('Known since Monday').waitFor();
      const looked = page.getByRole('main').locator('tr, li').filter({ hasText: 'Known since Monday' });
      assert.equal(await looked.getByRole('button', { name: en('runs-look'), exact: true }).count(), 0, 'nobody looks twice');
    }
    await page.getByRole('tab', { name: en('runs-tab-comparison'), exact: true }).click();
    await page.getByLabel(en('runs-compare-with')).or(page.getByText(en('runs-comparison-none'))).waitFor();
    await world.accessible(page);
    await page.getByRole('tab', { name: en('runs-tab-history'), exact: true }).click();
    await page.getByText(en('audit-action-asked')).waitFor();
    await world.accessible(page);
    await page.context().close();
  });

  it('a second person is shown what waits, and approves', async () => {
    const page = await world.signIn('administrator');
    await press(page.getByRole('main').getByRole('link', { name: monthName(state.month), exact: true }));
    await press(button(page, 'runs-approve'));
    await world.accessible(page);
    await press(page.getByRole('dialog').getByRole('button', { name: en('runs-approve'), exact: true }));
    await page.getByText(en('runs-approve-done')).waitFor();
    assert.equal(await button(page, 'runs-post').count(), 0, 'the administrator moves no money');
    await page.context().close();
  });

  it('finance posts, and opens an amount down to the purchase', async () => {
    const page = await world.signIn('finance');
    await press(page.getByRole('main').getByRole('link', { name: monthName(state.month), exact: true }));
    await press(button(page, 'runs-post'));
    await press(page.getByRole('dialog').getByRole('button', { name: en('runs-post'), exact: true }));
    await page.getByText(en('runs-post-done')).waitFor();
    await press(page.getByRole('tab', { name: en('runs-tab-payees'), exact: true }));
    await page.getByLabel(en('runs-find-member')).fill(state.member.code);
    await press(page.getByRole('region', { name: en('runs-payees-title') }).getByRole('link', { name: state.member.name }));
    await page.getByRole('heading', { level: 1, name: state.member.name }).waitFor();
    await world.picture(page, 'main-7-payee');
    await world.accessible(page);
    await press(page.getByRole('button', { name: /Level bonus/ }));
    await press(page.getByRole('button', { name: /Ana Nova/ }).first());
    const why = page.getByRole('dialog');
    await page.getByText(en('runs-post-done')).waitFor({ state: 'detached' });
    await why.getByText('WEB-2').first().waitFor();
    await why.getByText('Ana Nova').first().waitFor();
    await world.picture(page, 'why');
    await world.accessible(page);
    await press(why.getByRole('link', { name: /WEB-2/ }));
    await page.getByRole('heading', { level: 1, name: /WEB-2/ }).waitFor();
    await page.context().close();
    assert.ok(state.clicks <= CLICKS_MAX, `the main job took ${state.clicks} clicks`);
  });

  it('the distributor sees the own share on a phone, as a fact', async () => {
    const page = await world.signIn('distributor', { viewport: PHONE });
    await page.getByRole('navigation').getByRole('link', { name: en('earnings-title') }).click();
    await page.getByRole('heading', { level: 1, name: en('earnings-title') }).waitFor();
    await page.getByText(en('earnings-kind-estimate'), { exact: true }).waitFor();
    await world.picture(page, 'main-9-earnings-estimate');
    await world.accessible(page);
    await page.goto(`/earnings?period=${state.month}`);
    await page.getByText(en('earnings-kind-fact'), { exact: true }).waitFor();
    await page.getByRole('button', { name: /Level bonus/ }).click();
    await page.getByRole('button', { name: /Ana Nova/ }).first().click();
    await page.getByRole('dialog').getByText('WEB-2').first().waitFor();
    await world.picture(page, 'main-10-earnings-why');
    await world.accessible(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await page.context().close();
  });

  it('and of others nothing: no run, no earnings, no record, no place', async () => {
    const page = await world.signIn('distributor');
    const finance = await world.signIn('finance');
    const { items } = (await world.api(finance, 'GET', `/runs/${state.run}/payees?limit=1`)).body;
    const top = items[0].member;
    assert.notEqual(top.id, state.member.id);
    for (const path of [`/runs/${state.run}`, `/runs/${state.run}/payees/${state.member.id}`, `/earnings?period=${state.month}&member=${top.id}`, `/records/member/${top.id}`, `/network/sponsor/node/${top.id}`, `/network/sponsor/path/${top.id}`]) {
      const { status } = await world.api(page, 'GET', path);
      assert.ok(status === 403 || status === 404, `${path}: ${status}`);
    }
    const found = (await world.api(page, 'GET', `/search?q=${encodeURIComponent(top.name)}`)).body.items;
    assert.deepEqual(found.filter(({ id }) => id === top.id), []);
    await page.goto(`/runs/${state.run}`);
    await page.getByRole('heading', { level: 1, name: en('shell-forbidden-title') }).waitFor();
    assert.equal(await page.getByText(top.name).count(), 0);
    await page.context().close();
    await finance.context().close();
  });
});
