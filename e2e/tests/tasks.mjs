/** Tasks and the bell in the browser: one's own on Today, added in a line, ticked off and taken back; the lists of one's own records. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PHONE, useWorld, words } from '../harness/world.mjs';

describe('tasks', () => {
  const world = useWorld('tasks');
  const en = words('en');

  it('one’s own tasks stand on Today, are added in a line, ticked off and taken back', async () => {
    const page = await world.signIn('office');
    const made = await world.api(page, 'POST', '/records/task', { values: { subject: 'Call the parcel service', due_on: '2026-01-02', priority: 'high' } });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    await page.goto('/');
    const panel = page.getByRole('region', { name: en('tasks-mine') });
    await panel.getByRole('region', { name: en('tasks-overdue') }).getByText('Call the parcel service').waitFor();
    await panel.getByRole('textbox', { name: en('tasks-add') }).fill('Write to Ana');
    // A reload loses nothing of it; added, it is gone from the line for good.
    await page.reload();
    await panel.getByRole('textbox', { name: en('tasks-add') }).waitFor();
    assert.equal(await panel.getByRole('textbox', { name: en('tasks-add') }).inputValue(), 'Write to Ana');
    await panel.getByRole('button', { name: en('tasks-add-button') }).click();
    await panel.getByRole('region', { name: en('tasks-today') }).getByText('Write to Ana').waitFor();
    await page.reload();
    await panel.getByRole('region', { name: en('tasks-today') }).getByText('Write to Ana').waitFor();
    assert.equal(await panel.getByRole('textbox', { name: en('tasks-add') }).inputValue(), '');
    await world.picture(page, 'tasks-today');
    await world.accessible(page);
    await panel.getByRole('checkbox', { name: en('tasks-tick', { subject: 'Write to Ana' }) }).click();
    await page.getByText(en('tasks-done', { subject: 'Write to Ana' })).waitFor();
    await panel.getByText('Write to Ana').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: en('records-undo'), exact: true }).click();
    await panel.getByText('Write to Ana').waitFor();
    await panel.getByRole('link', { name: en('tasks-all') }).click();
    await page.getByRole('row', { name: /Call the parcel service/ }).waitFor();
    await world.picture(page, 'tasks-list');
    await page.context().close();
  });

  it('Mine is a view of every list; others’ tasks are not mine', async () => {
    const page = await world.signIn('administrator', { path: '/list/task' });
    await page.getByRole('row', { name: /Call the parcel service/ }).waitFor();
    const tabs = page.getByRole('navigation', { name: en('views-label'), exact: true });
    await tabs.getByRole('link', { name: en('views-mine'), exact: true }).click();
    await page.getByText(en('records-empty-filtered')).waitFor();
    await page.getByRole('button', { name: `${en('records-owner')} ${en('records-op-eq')} ${en('records-owner-me')}`, exact: true }).waitFor();
    await world.picture(page, 'tasks-mine-view');
    await world.accessible(page);
    await page.context().close();
  });

  it('the bell tells what was given to somebody, leads there and counts what is unread', async () => {
    const office = await world.signIn('office', { path: '/list/task' });
    const admin = await world.signIn('administrator', { path: '/list/task' });
    const { body: me } = await world.api(office, 'GET', '/session');
    const { body: task } = await world.api(admin, 'POST', '/records/task', { values: { subject: 'Write to Bruno' } });
    const started = await world.api(admin, 'POST', '/bulk', { object: 'task', action: 'assign', ids: [task.id], owner: me.user.id });
    assert.equal(started.status, 202, JSON.stringify(started.body));
    const told = async () => (await world.api(office, 'GET', '/notifications')).body.items.some(({ record }) => record === task.id);
    for (let tries = 0; !(await told()); tries += 1) {
      assert.ok(tries < 300, 'the office is told');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await admin.context().close();
    await office.reload();
    const { body: page } = await world.api(office, 'GET', '/notifications');
    await office.getByRole('button', { name: `Notifications: ${page.unread} unread`, exact: true }).click();
    const entry = office.getByRole('link', { name: en('notifications-assigned', { record: 'Write to Bruno' }), exact: true });
    await entry.waitFor();
    await world.picture(office, 'notifications');
    await world.accessible(office);
    await entry.click();
    await office.getByRole('heading', { level: 1, name: /Write to Bruno/ }).waitFor();
    await office.getByRole('button', { name: `Notifications: ${page.unread - 1} unread`, exact: true }).waitFor();
    await office.context().close();
  });

  it('on a phone, dark and in Russian it reads well', async () => {
    const ru = words('ru');
    const page = await world.signIn('office', { viewport: PHONE, dark: true, language: 'ru' });
    await page.getByRole('region', { name: ru('tasks-mine') }).getByText('Call the parcel service').waitFor();
    await world.picture(page, 'tasks-phone-dark-ru');
    await world.accessible(page);
    await page.getByRole('button', { name: /^Уведомления: \d+ непрочитанн/ }).click();
    await page.getByText(ru('notifications-assigned', { record: 'Write to Bruno' })).waitFor();
    await world.picture(page, 'notifications-phone-dark-ru');
    await world.accessible(page);
    await page.context().close();
  });
});
