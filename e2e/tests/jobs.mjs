/**
 * The tray of jobs over a change of many records and an import: progress, cancelled in their midst, what was done until
 * then told and taken back, all of it after a reload too, and nobody sees another person's.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseField } from '../harness/fields.mjs';
import { useWorld, words } from '../harness/world.mjs';

/** Rows of the file: the import is cancelled at a quarter of them, so that a fast machine is still in its midst then. */
const MANY = 120_000;
/** Many steps of an import (2,000 each), and of the change (500 each) after it. */
const ENOUGH = MANY / 4;

describe('jobs', () => {
  const world = useWorld('jobs');
  const en = words('en');
  const button = (place, key) => place.getByRole('button', { name: en(key), exact: true });
  const tray = (page) => page.getByRole('dialog', { name: en('shell-jobs') });
  const state = {};

  async function openTray(page) {
    await page.getByRole('banner').getByRole('button', { name: new RegExp(`^${en('shell-jobs')}`) }).click();
    await tray(page).waitFor();
  }
  const jobs = async (page) => (await world.api(page, 'GET', '/jobs')).body.items;
  const number = (value) => new Intl.NumberFormat('en').format(value);
  const total = async (page, filter) => {
    const { body } = await world.api(page, 'GET', `/records/account/totals?filter=${encodeURIComponent(JSON.stringify(filter))}`);
    return body.count;
  };
  const both = (city) => ({ and: [{ field: 'source', op: 'eq', value: 'tray' }, { field: 'city', op: 'eq', value: city }] });

  /** Asks `ask` until it gives something: a job is the server's, its end is waited for and not its time. */
  async function until(page, ask) {
    for (;;) {
      const found = await ask();
      if (found) return found;
      await page.waitForTimeout(150);
    }
  }

  it('an import shows its progress in the tray; cancelled in its midst it stays so after a reload and says what it wrote', async () => {
    const page = await world.signIn('administrator', { path: '/imports/new/account' });
    await openTray(page);
    await tray(page).getByText(en('shell-jobs-empty')).waitFor();
    await page.keyboard.press('Escape');
    const rows = Array.from({ length: MANY }, (_, n) => `TRAY-${n},Tray ${n},tray`);
    await page.locator('input[type=file]').setInputFiles({ name: 'tray.csv', mimeType: 'text/csv', buffer: Buffer.from(`code,name,source\n${rows.join('\n')}\n`) });
    await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
    const id = page.url().split('/').at(-1);
    await button(page, 'imports-dry-run').click();
    await page.getByText(en('imports-dry-run-note')).waitFor();
    await button(page, 'imports-start').click();
    // The number of jobs at work lies upon the button, which opens all the same.
    await page.getByRole('banner').getByRole('button', { name: new RegExp(`^${en('shell-jobs')}.+1`) }).waitFor();
    await openTray(page);
    await tray(page).getByRole('progressbar', { name: en('shell-job-progress', { title: 'Import of tray.csv' }) }).waitFor();
    await until(page, async () => (await jobs(page))[0].done >= ENOUGH);
    await button(tray(page), 'shell-job-cancel').click();
    await tray(page).getByText(en('shell-job-cancelled')).waitFor();
    await world.picture(page, 'jobs-tray');
    assert.equal((await jobs(page))[0].state, 'cancelled');
    state.written = await total(page, { field: 'source', op: 'eq', value: 'tray' });
    assert.ok(state.written > 0 && state.written < MANY, `really in its midst: ${state.written} of ${MANY}`);
    await page.reload();
    await openTray(page);
    await tray(page).getByText(en('shell-job-cancelled')).waitFor();
    await world.accessible(page);
    await tray(page).getByRole('link', { name: en('shell-job-result') }).first().click();
    await page.waitForURL(`**/imports/${id}`);
    await page.getByText(en('imports-cancelled')).waitFor();
    await page.getByText(number(state.written), { exact: true }).waitFor();
    await world.accessible(page);
    Object.assign(state, { page, id });
  });

  it('a change of many records is cancelled in its midst; its account says how many, and takes them back', async () => {
    const { page, written } = state;
    await page.goto(`/list/account?filter=${encodeURIComponent(JSON.stringify({ field: 'source', op: 'eq', value: 'tray' }))}`);
    await page.getByRole('checkbox', { name: en('bulk-select-loaded') }).check();
    await page.getByRole('button', { name: /^Select all .* that match$/ }).click();
    await button(page, 'bulk-edit').click();
    const dialog = page.getByRole('dialog');
    await chooseField(dialog, en, en('field-account-city'));
    await dialog.locator('[data-field="city"]').fill('Elbląg');
    await dialog.getByRole('button', { name: en('bulk-apply'), exact: true }).click();
    await openTray(page);
    const job = await until(page, async () => (await jobs(page)).find(({ kind, done }) => kind === 'bulk' && done > 0));
    await button(tray(page), 'shell-job-cancel').click();
    await tray(page).getByText(en('shell-job-cancelled')).nth(1).waitFor();
    const changed = await total(page, both('Elbląg'));
    assert.ok(changed > 0 && changed < written, `really in its midst: ${changed} of ${written}`);
    await page.reload();
    await openTray(page);
    await tray(page).getByRole('link', { name: en('shell-job-result') }).first().click();
    await page.getByText(en('bulk-cancelled')).waitFor();
    await page.getByText(number(changed), { exact: true }).waitFor();
    await world.picture(page, 'jobs-account');
    await world.accessible(page);
    await button(page, 'bulk-undo').click();
    await page.getByRole('heading', { name: en('bulk-title-undo') }).waitFor();
    await page.getByText(en('bulk-count-changed'), { exact: true }).waitFor();
    assert.equal(await total(page, both('Elbląg')), 0, 'all of it is taken back');
    assert.equal(await total(page, { field: 'source', op: 'eq', value: 'tray' }), written, 'and nothing else');
    Object.assign(state, { job, changed });
  });

  it('a cancelled import is taken back too, but for what was changed since', async () => {
    const { page, id } = state;
    await page.goto(`/imports/${id}`);
    await button(page, 'imports-undo').click();
    await button(page.getByRole('dialog'), 'imports-undo').click();
    await page.getByRole('heading', { name: en('bulk-title-undo') }).waitFor();
    await page.getByText(en('bulk-count-changed'), { exact: true }).waitFor();
    assert.equal(await total(page, { field: 'source', op: 'eq', value: 'tray' }), state.changed, 'what it wrote is in the trash, but for what was changed since');
  });

  it('nobody sees, opens or cancels another person\'s job', async () => {
    const { job } = state;
    const office = await world.signIn('office', { path: '/' });
    await openTray(office);
    // The office has loaded files of its own.
    await tray(office).getByText('Import of orders.csv').waitFor();
    assert.equal(await tray(office).getByText('Import of tray.csv').count(), 0);
    assert.ok((await jobs(office)).every(({ id }) => id !== job.id));
    assert.equal((await world.api(office, 'GET', `/jobs/${job.id}`)).status, 404);
    assert.equal((await world.api(office, 'POST', `/jobs/${job.id}/cancel`)).status, 404);
    await office.context().close();
    await state.page.context().close();
  });
});
