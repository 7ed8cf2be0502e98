/** Appointments in the browser: made in the calendar, shown by week, month and list and on Today, moved by the form; zones; phone, dark, Russian. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fillTime } from '../harness/fields.mjs';
import { PHONE, useWorld, words } from '../harness/world.mjs';

describe('appointments', () => {
  const world = useWorld('appointments');
  const en = words('en');
  const today = new Date().toISOString().slice(0, 10);
  const state = {};

  it('an appointment is made in the calendar and stands in the week, the month and the list', async () => {
    const page = await world.signIn('office', { path: '/healthz' });
    assert.equal((await world.api(page, 'PATCH', '/session', { zone: 'UTC' })).status, 200);
    for (const values of [
      { subject: 'Breakfast with Ana', starts_at: `${today}T08:00:00Z`, ends_at: `${today}T09:30:00Z`, place: 'Café Central' },
      { subject: 'Warehouse call', starts_at: `${today}T08:30:00Z`, ends_at: `${today}T09:00:00Z` },
      { subject: 'Spring fair', first_day: today, last_day: today },
      { subject: 'Old plan', starts_at: `${today}T14:00:00Z`, ends_at: `${today}T15:00:00Z`, status: 'cancelled' },
    ]) {
      const made = await world.api(page, 'POST', '/records/appointment', { values });
      assert.equal(made.status, 201, JSON.stringify(made.body));
      state[values.subject] = made.body;
    }
    const wrong = await world.api(page, 'POST', '/records/appointment', { values: { subject: 'x', starts_at: `${today}T08:00:00Z` } });
    assert.equal(wrong.body.code ?? wrong.status, 'appointment-when', JSON.stringify(wrong.body));
    await page.goto('/calendar');
    await page.getByRole('link', { name: /Breakfast with Ana/ }).waitFor();
    await page.getByRole('button', { name: en('appointments-new'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: en('appointments-subject') }).fill('Stock count');
    await fillTime(dialog, en, en('appointments-start'), today, '11:00');
    await world.picture(page, 'appointments-new');
    await world.accessible(page);
    await dialog.getByRole('button', { name: en('records-save'), exact: true }).click();
    await page.getByRole('link', { name: /Stock count/ }).waitFor();
    await world.picture(page, 'appointments-week');
    await world.accessible(page);
    await page.getByText(en('appointments-view-month'), { exact: true }).click();
    await page.getByRole('group', { name: /\d{4}/ }).waitFor();
    await page.getByRole('link', { name: /Spring fair/ }).waitFor();
    await world.picture(page, 'appointments-month');
    await world.accessible(page);
    await page.goto('/calendar?view=list');
    await page.getByRole('link', { name: /Stock count/ }).waitFor();
    await world.picture(page, 'appointments-list');
    await page.context().close();
  });

  it('its time is changed by the form, in the reader’s zone', async () => {
    const page = await world.signIn('office', { path: '/healthz' });
    const { id, version } = state['Warehouse call'];
    const moved = await world.api(page, 'PATCH', `/records/appointment/${id}`, { values: { starts_at: `${today}T16:00:00Z`, ends_at: `${today}T15:00:00Z` } }, { 'if-match': `"${version}"` });
    assert.equal(moved.body.code ?? moved.status, 'appointment-end', JSON.stringify(moved.body));
    await page.goto(`/record/appointment/${id}/edit`);
    await fillTime(page, en, 'Until', today, '1045');
    await page.getByRole('button', { name: en('records-save'), exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /Warehouse call/ }).waitFor();
    let now = await world.api(page, 'GET', `/records/appointment/${id}`);
    for (let tries = 0; now.body.version === version && tries < 100; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      now = await world.api(page, 'GET', `/records/appointment/${id}`);
    }
    assert.equal(now.body.values.ends_at, `${today}T10:45:00Z`);
    await page.context().close();
  });

  it('Today tells of today; on a phone, dark and in Russian it reads well', async () => {
    const ru = words('ru');
    const page = await world.signIn('office', { viewport: PHONE, dark: true, language: 'ru' });
    const panel = page.getByRole('region', { name: ru('appointments-agenda') });
    await panel.getByRole('link', { name: /Breakfast with Ana/ }).waitFor();
    await world.picture(page, 'appointments-today-phone-dark-ru');
    await world.accessible(page);
    await page.goto('/calendar');
    await page.getByRole('link', { name: /Breakfast with Ana/ }).waitFor();
    await world.picture(page, 'appointments-phone-dark-ru');
    await world.accessible(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await page.goto('/calendar?view=month');
    await page.getByRole('link', { name: /Spring fair/ }).waitFor();
    await world.picture(page, 'appointments-month-phone-dark-ru');
    await world.accessible(page);
    await world.api(page, 'PATCH', '/session', { language: 'en' });
    await page.context().close();
  });

  it('whoever takes part finds it in the own calendar, answers, and changes nothing', async () => {
    const page = await world.signIn('distributor', { path: '/healthz' });
    assert.equal((await world.api(page, 'PATCH', '/session', { zone: 'UTC' })).status, 200);
    const { body: me } = await world.api(page, 'GET', '/session');
    const office = await world.signIn('office', { path: '/healthz' });
    const made = await world.api(office, 'POST', '/records/appointment', {
      values: { subject: 'Training of members', starts_at: `${today}T17:00:00Z`, ends_at: `${today}T18:00:00Z` },
      parts: { people: [{ values: { member: me.member.id } }] },
    });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    await page.goto('/calendar?view=list');
    await page.getByRole('link', { name: /Training of members/ }).click();
    await page.getByRole('heading', { level: 1, name: /Training of members/ }).waitFor();
    const answer = page.getByRole('group', { name: en('field-appointment-people-answer'), exact: true });
    const yes = en('option-appointment-people-answer-yes');
    await answer.getByRole('button', { name: yes, exact: true }).click();
    await answer.getByRole('button', { name: yes, exact: true, pressed: true }).waitFor();
    await world.picture(page, 'appointments-answer');
    await world.accessible(page);
    assert.equal(await page.getByRole('button', { name: en('records-trash'), exact: true }).count(), 0);
    const { body: seen } = await world.api(office, 'GET', `/records/appointment/${made.body.id}`);
    assert.equal(seen.parts.people[0].values.answer, 'yes');
    await office.context().close();
    await page.context().close();
  });

  it('others’ appointments are not mine', async () => {
    const page = await world.signIn('administrator', { path: '/calendar' });
    await page.getByRole('button', { name: en('appointments-new'), exact: true }).waitFor();
    await page.getByText(en('appointments-everybody'), { exact: true }).click();
    await page.getByRole('link', { name: /Breakfast with Ana/ }).waitFor();
    await page.getByText(en('appointments-mine'), { exact: true }).click();
    await page.getByRole('link', { name: /Breakfast with Ana/ }).waitFor({ state: 'detached' });
    await page.context().close();
  });
});
