/** A person's data in the browser: preview, hold, copy, erasure, certificate; on a phone, in the dark, in Russian. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PHONE, useWorld, words } from '../harness/world.mjs';

describe('privacy', () => {
  const world = useWorld('privacy');
  const en = words('en');
  const state = {};

  it('a person is looked at, held, copied and erased, and leaves a certificate', async () => {
    const page = await world.signIn('administrator', { path: '/healthz' });
    const made = await world.api(page, 'POST', '/records/account', { values: { name: 'Wilhelmina Fernandez-Duarte', kind: 'person', email: 'wilhelmina@example.org', city: 'Porto' } });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    const { code } = made.body;
    await page.goto('/privacy');
    await page.getByText(en('privacy-none')).waitFor();
    await world.accessible(page);
    await page.getByRole('link', { name: en('privacy-new'), exact: true }).click();
    await page.getByRole('combobox', { name: en('privacy-search'), exact: true }).fill('Fernandez-Duarte');
    await page.getByRole('option', { name: /Wilhelmina/ }).click();
    await page.getByRole('heading', { name: en('privacy-would-erase') }).waitFor();
    await page.getByRole('textbox', { name: en('privacy-hold-reason') }).fill('Dispute 12/2026');
    await page.getByRole('button', { name: en('privacy-hold-set'), exact: true }).click();
    await page.getByText(en('problem-privacy-hold', { reason: 'Dispute 12/2026' })).waitFor();
    assert.ok(await page.getByRole('button', { name: en('privacy-erase'), exact: true }).isDisabled());
    await world.picture(page, 'privacy-new');
    await world.accessible(page);
    await page.getByRole('button', { name: `${en('privacy-hold-lift')}: Dispute 12/2026` }).click();
    await page.getByText(en('privacy-hold-none')).waitFor();
    const preview = page.url();
    await page.getByRole('button', { name: en('privacy-make-copy'), exact: true }).click();
    const link = page.getByRole('link', { name: en('privacy-fetch'), exact: true });
    await link.waitFor();
    await world.picture(page, 'privacy-copy');
    await page.getByRole('combobox', { name: en('privacy-page-language'), exact: true }).selectOption('pl');
    assert.ok((await link.getAttribute('href')).endsWith('/copy.zip?language=pl'));
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    assert.equal(download.suggestedFilename(), `${code}.zip`);
    await page.goto(preview);
    const erase = page.getByRole('button', { name: en('privacy-erase'), exact: true });
    await erase.click();
    const dialog = page.getByRole('dialog');
    const now = dialog.getByRole('button', { name: en('privacy-erase-now'), exact: true });
    assert.ok(await now.isDisabled());
    await dialog.getByRole('textbox', { name: en('privacy-erase-code') }).fill(code);
    await world.picture(page, 'privacy-erase');
    await world.accessible(page);
    await now.click();
    await page.getByRole('heading', { name: en('privacy-certificate-title') }).waitFor();
    state.certificate = page.url();
    await page.getByRole('combobox', { name: en('privacy-language') }).selectOption('pl');
    await page.getByRole('heading', { name: words('pl')('privacy-certificate-title') }).waitFor();
    await world.accessible(page);
    await world.picture(page, 'privacy-certificate');
    assert.ok(!(await page.content()).includes('Wilhelmina'));
    const left = await world.api(page, 'GET', `/records/account/${made.body.id}`);
    assert.equal(left.body.values.name, code);
    await page.context().close();
  });

  it('the list and the certificate on a phone, in the dark, in Russian; nobody else sees them', async () => {
    const ru = words('ru');
    const phone = await world.signIn('administrator', { path: '/privacy', viewport: PHONE, language: 'ru', dark: true });
    await phone.getByText(ru('privacy-kind-erasure'), { exact: false }).first().waitFor();
    await world.picture(phone, 'privacy-list-ru-phone');
    await world.accessible(phone);
    await phone.goto(state.certificate);
    await phone.getByRole('heading', { name: ru('privacy-certificate-title') }).waitFor();
    assert.ok(await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await world.picture(phone, 'privacy-certificate-ru-phone');
    await world.accessible(phone);
    await world.api(phone, 'PATCH', '/session', { language: 'en' });
    await phone.context().close();
    const office = await world.signIn('office', { path: '/healthz' });
    assert.equal((await world.api(office, 'GET', '/privacy/requests')).status, 403);
    await office.context().close();
  });
});
