/** News in the browser: written with the form, on Today for everybody from a day until a day; phone, dark, Russian. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PHONE, useWorld, words } from '../harness/world.mjs';

describe('news', () => {
  const world = useWorld('news');
  const en = words('en');
  const day = (by) => new Date(Date.now() + by * 86_400_000).toISOString().slice(0, 10);

  it('an administrator writes it and finds it on Today', async () => {
    const page = await world.signIn('administrator', { path: '/new/news' });
    await page.getByRole('textbox', { name: en('field-news-title') }).fill('Warehouse closed on Friday');
    await page.getByRole('textbox', { name: en('field-news-teaser') }).fill('Orders of Thursday evening leave on Monday.');
    const text = page.getByRole('textbox', { name: en('field-news-body') });
    await text.click();
    await text.pressSequentially('Returns are taken at the gate.');
    await page.getByLabel(en('field-news-shown_from')).first().fill(day(0));
    await world.picture(page, 'news-new');
    await world.accessible(page);
    await page.getByRole('button', { name: en('records-save'), exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /Warehouse closed/ }).waitFor();
    await page.getByText('Returns are taken at the gate.').waitFor();
    for (const values of [
      { title: 'Not yet', shown_from: day(3) },
      { title: 'Over', shown_from: day(-9), shown_until: day(-3) },
      { title: 'Prices of the new year', teaser: 'They are in the products.', shown_from: day(-2), shown_until: day(2) },
    ]) {
      const made = await world.api(page, 'POST', '/records/news', { values });
      assert.equal(made.status, 201, JSON.stringify(made.body));
    }
    const none = await world.api(page, 'POST', '/records/news', { values: { title: 'When?' } });
    assert.equal(none.status, 422, JSON.stringify(none.body));
    await page.goto('/');
    const panel = page.getByRole('region', { name: en('news-today') });
    await panel.getByRole('link', { name: 'Prices of the new year' }).waitFor();
    assert.deepEqual(await panel.getByRole('article').getByRole('link').allTextContents(), ['Warehouse closed on Friday', 'Prices of the new year']);
    await world.picture(page, 'news-today');
    await panel.getByRole('link', { name: en('news-all') }).click();
    await page.getByText('Not yet').waitFor();
    await page.context().close();
  });

  it('a distributor reads it on a phone and cannot write it', async () => {
    const ru = words('ru');
    const page = await world.signIn('distributor', { viewport: PHONE, dark: true, language: 'ru' });
    const panel = page.getByRole('region', { name: ru('news-today') });
    await panel.getByRole('link', { name: 'Warehouse closed on Friday' }).waitFor();
    await world.picture(page, 'news-today-phone-dark-ru');
    await world.accessible(page);
    await panel.getByRole('link', { name: 'Warehouse closed on Friday' }).click();
    await page.getByText('Returns are taken at the gate.').waitFor();
    await world.picture(page, 'news-record-phone-dark-ru');
    await world.accessible(page);
    const refused = await world.api(page, 'POST', '/records/news', { values: { title: 'Mine', shown_from: day(0) } });
    assert.equal(refused.status, 403, JSON.stringify(refused.body));
    await world.api(page, 'PATCH', '/session', { language: 'en' });
    await page.context().close();
  });
});
