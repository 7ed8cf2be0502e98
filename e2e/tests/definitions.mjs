/** A company's own field, from the settings to the list: added, applied, filled in, filtered, taken back. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PHONE, useWorld, words } from '../harness/world.mjs';

describe('definitions', () => {
  const world = useWorld('definitions');
  const en = words('en');

  it('an administrator adds a choice and sees what applying it changes', async () => {
    const page = await world.signIn('administrator');
    await page.goto('/settings/objects');
    await page.getByRole('main').getByRole('link', { name: en('object-account.plural'), exact: true }).click();
    await page.getByRole('button', { name: en('definitions-add') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(en('definitions-label'), { exact: false }).first().fill('Größe');
    await dialog.getByRole('combobox', { name: en('definitions-type') }).click();
    await page.getByRole('option', { name: en('definitions-type-choice'), exact: true }).click();
    for (const [at, label] of ['Small', 'Large'].entries()) {
      await dialog.getByRole('button', { name: en('definitions-option-add') }).click();
      await dialog.getByLabel(en('definitions-option-label', { number: at + 1 }), { exact: true }).fill(label);
    }
    await dialog.getByRole('button', { name: `${en('definitions-other-languages')}: Large`, exact: true }).click();
    await dialog.getByLabel(`${en('definitions-option-label', { number: 2 })}: Русский`, { exact: true }).fill('Большой');
    await dialog.getByRole('combobox', { name: en('definitions-option-color', { number: 2 }) }).click();
    await page.getByRole('option', { name: en('definitions-color-teal'), exact: true }).click();
    assert.equal(await dialog.getByLabel(en('definitions-key'), { exact: true }).inputValue(), 'x_grosse');
    await world.picture(page, 'definitions-field');
    await world.accessible(page);
    await dialog.getByRole('button', { name: en('definitions-done') }).click();
    await world.picture(page, 'definitions-fields');
    await page.getByRole('button', { name: en('definitions-review') }).click();
    await page.getByText(en('definitions-change-field-added', { name: 'Größe' })).waitFor();
    await page.getByLabel(en('definitions-note')).fill('For the parcel service');
    await world.picture(page, 'definitions-review');
    await page.getByRole('button', { name: en('definitions-apply'), exact: true }).click();
    await page.getByText(en('definitions-applied')).waitFor();
    await page.context().close();
  });

  it('the office fills it in, sees it in the record and filters by it', async () => {
    const page = await world.signIn('office');
    await page.goto('/new/account');
    await page.getByLabel(en('field-account-name'), { exact: false }).first().fill('Parcel House');
    await page.getByRole('combobox', { name: 'Größe' }).click();
    await page.getByRole('option', { name: 'Large', exact: true }).click();
    await page.getByRole('button', { name: en('records-save'), exact: true }).click();
    await page.getByText('Large', { exact: true }).waitFor();
    await world.picture(page, 'definitions-record');
    const filter = JSON.stringify({ field: 'x_grosse', op: 'eq', value: 'large' });
    await page.goto(`/list/account?filter=${encodeURIComponent(filter)}&sort=-x_grosse&columns=code,name,x_grosse`);
    await page.getByRole('main').getByText('Parcel House').first().waitFor();
    await world.picture(page, 'definitions-list');
    const russian = await world.signIn('manager', { language: 'ru' });
    const { fields } = (await world.api(russian, 'GET', '/schema/account')).body;
    assert.deepEqual(fields.find(({ key }) => key === 'x_grosse').options.map(({ label }) => label), ['Small', 'Большой'], 'each reader has the own words');
    await russian.context().close();
    const refused = await world.api(page, 'GET', '/definitions');
    assert.equal(refused.status, 403);
    await page.context().close();
  });

  it('a choice that is used cannot go; layout, versions, dark and phone are accessible', async () => {
    const page = await world.signIn('administrator', { dark: true, viewport: PHONE });
    await page.goto('/settings/objects/account');
    await page.getByRole('button', { name: en('definitions-edit', { name: 'Größe' }) }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: en('definitions-option-remove', { number: 2 }) }).click();
    await world.picture(page, 'definitions-field-phone-dark');
    await dialog.getByRole('button', { name: en('definitions-done') }).click();
    await page.getByRole('button', { name: en('definitions-review') }).click();
    await page.getByText(en('definitions-problems')).waitFor();
    assert.ok(await page.getByRole('button', { name: en('definitions-apply'), exact: true }).isDisabled());
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: en('definitions-discard') }).click();
    await page.getByRole('tab', { name: en('definitions-layout') }).click();
    await page.getByRole('button', { name: en('definitions-layout-own') }).click();
    await world.picture(page, 'definitions-layout-phone-dark');
    await world.accessible(page);
    await page.getByRole('button', { name: en('definitions-layout-standard') }).click();
    await page.getByRole('tab', { name: en('definitions-history') }).click();
    await page.getByText('For the parcel service').waitFor();
    await page.getByRole('button', { name: en('definitions-undo') }).click();
    await page.getByText(en('definitions-undone')).waitFor();
    const schema = await world.api(page, 'GET', '/schema/account');
    assert.ok(!schema.body.fields.some(({ key }) => key === 'x_grosse'));
    await page.context().close();
  });

  it('an object of the company’s own: made, filled in, seen in the navigation, out of use and back', async () => {
    const page = await world.signIn('administrator');
    await page.goto('/settings/objects');
    await page.getByRole('button', { name: en('definitions-new') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(en('definitions-one'), { exact: false }).first().fill('Home visit');
    await dialog.getByLabel(en('definitions-many'), { exact: false }).first().fill('Home visits');
    assert.equal(await dialog.getByLabel(en('definitions-series'), { exact: false }).inputValue(), 'HOMEVISI-');
    await dialog.getByLabel(en('definitions-series'), { exact: false }).fill('visit-');
    await world.picture(page, 'definitions-object-new');
    await world.accessible(page);
    await dialog.getByRole('button', { name: en('definitions-review') }).click();
    await page.getByText(en('definitions-change-object-added', { name: 'Home visits' })).waitFor();
    await page.getByRole('button', { name: en('definitions-apply'), exact: true }).click();
    await page.getByRole('tab', { name: en('definitions-names') }).waitFor();
    await page.getByRole('navigation').getByRole('link', { name: 'Home visits', exact: true }).click();
    await page.getByRole('heading', { name: 'Home visits', exact: true }).waitFor();
    await world.picture(page, 'definitions-object-empty');
    await page.goto('/new/x_home_visit');
    await page.getByRole('textbox', { name: en('field-own-name'), exact: false }).fill('Roof and alarm');
    await page.getByRole('button', { name: en('records-save'), exact: true }).click();
    await page.getByText('VISIT-000001').first().waitFor();
    await world.picture(page, 'definitions-object-record');
    await page.goto('/settings/objects/x_home_visit');
    await page.getByRole('tab', { name: en('definitions-names') }).click();
    await page.getByRole('button', { name: en('definitions-retire') }).click();
    await page.getByRole('button', { name: en('definitions-review') }).click();
    await page.getByText('1 record is kept').waitFor();
    await page.getByRole('button', { name: en('definitions-apply'), exact: true }).click();
    await page.getByText(en('definitions-retired-note')).waitFor();
    assert.equal((await world.api(page, 'GET', '/records/x_home_visit')).status, 404);
    await page.getByRole('tab', { name: en('definitions-history') }).click();
    await page.getByRole('button', { name: en('definitions-undo') }).click();
    await page.getByText(en('definitions-undone')).waitFor();
    assert.equal((await world.api(page, 'GET', '/records/x_home_visit')).body.items.length, 1);
    await page.context().close();
  });

  it('the list of objects on a dark phone in Russian', async () => {
    const page = await world.signIn('administrator', { dark: true, viewport: PHONE, language: 'ru' });
    await page.goto('/settings/objects');
    await page.getByText(words('ru')('definitions-own')).first().waitFor();
    await world.picture(page, 'definitions-objects-phone-dark-ru');
    await world.accessible(page);
    await page.context().close();
  });

  it('a field is worked out by a formula; a wrong one is refused with its place', async () => {
    const page = await world.signIn('administrator', { path: '/settings/objects/account', language: 'en' });
    const add = async (label, type) => {
      await page.getByRole('button', { name: en('definitions-add') }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(en('definitions-label'), { exact: false }).first().fill(label);
      await dialog.getByRole('combobox', { name: en('definitions-type') }).click();
      await page.getByRole('option', { name: en(`definitions-type-${type}`), exact: true }).click();
      return dialog;
    };
    const done = (dialog) => dialog.getByRole('button', { name: en('definitions-done') }).click();
    await done(await add('Visits', 'integer'));
    const dialog = await add('Hours', 'decimal');
    await dialog.getByLabel(en('definitions-computed')).check();
    const formula = dialog.getByRole('textbox', { name: en('definitions-formula') });
    await formula.fill('1.5 * x_visit');
    await done(dialog);
    await page.getByRole('button', { name: en('definitions-review') }).click();
    await page.getByText(en('problem-compute-name', { name: 'x_visit' })).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: en('definitions-edit', { name: 'Hours' }) }).click();
    await formula.fill('1.5 * ');
    await dialog.getByRole('button', { name: 'Visits', exact: true }).click();
    assert.equal(await formula.inputValue(), '1.5 * x_visits');
    await world.picture(page, 'definitions-formula');
    await world.accessible(page);
    await done(dialog);
    await page.getByRole('button', { name: en('definitions-review') }).click();
    await page.getByRole('button', { name: en('definitions-apply'), exact: true }).click();
    await page.getByText(en('definitions-applied')).waitFor();
    await page.goto('/new/account');
    await page.getByLabel(en('field-account-name'), { exact: false }).first().fill('Formula House');
    await page.getByLabel('Visits', { exact: true }).fill('3');
    await page.getByRole('button', { name: en('records-save'), exact: true }).click();
    await page.getByText('4.5', { exact: true }).waitFor();
    await world.picture(page, 'definitions-computed');
    await page.context().close();
    const phone = await world.signIn('administrator', { path: '/settings/objects/account', dark: true, viewport: PHONE, language: 'ru' });
    await phone.getByRole('button', { name: words('ru')('definitions-edit', { name: 'Hours' }) }).click();
    await phone.getByRole('textbox', { name: words('ru')('definitions-formula') }).waitFor();
    await world.picture(phone, 'definitions-formula-phone');
    await world.accessible(phone);
    await world.api(phone, 'PATCH', '/session', { language: 'en' });
    await phone.context().close();
    const back = await world.signIn('administrator', { path: '/settings/objects/account' });
    await back.getByRole('tab', { name: en('definitions-history') }).click();
    await back.getByRole('button', { name: en('definitions-undo') }).click();
    await back.getByText(en('definitions-undone')).waitFor();
    await back.context().close();
  });

  it('numbers read as the company wants, and an own field is numbered by itself', async () => {
    const page = await world.signIn('administrator');
    await page.goto('/settings/series');
    const name = en('object-account.plural');
    await page.getByRole('button', { name, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(en('series-prefix'), { exact: true }).fill('C/');
    await dialog.getByLabel(en('series-next'), { exact: false }).fill('900500');
    await dialog.getByText(en('series-example', { code: 'C/900500' })).waitFor();
    await world.picture(page, 'series-dialog');
    await world.accessible(page);
    await dialog.getByRole('button', { name: en('series-save') }).click();
    await page.getByText(en('series-saved')).waitFor();
    await page.getByText('C/900500').first().waitFor();
    // A number that was given is refused beside its field.
    await page.getByRole('button', { name, exact: true }).click();
    await dialog.getByLabel(en('series-next'), { exact: false }).fill('1');
    await dialog.getByRole('button', { name: en('series-save') }).click();
    await dialog.getByText(/was given already: the next number/).first().waitFor();
    await page.keyboard.press('Escape');

    await page.goto('/settings/objects/account');
    await page.getByRole('button', { name: en('definitions-add') }).click();
    await dialog.getByLabel(en('definitions-label'), { exact: false }).first().fill('File');
    await dialog.getByRole('combobox', { name: en('definitions-type') }).click();
    await page.getByRole('option', { name: en('definitions-type-code'), exact: true }).click();
    assert.equal(await dialog.getByLabel(en('series-prefix'), { exact: true }).inputValue(), 'FIL-');
    await dialog.getByLabel(en('series-width'), { exact: true }).fill('3');
    await world.picture(page, 'series-field');
    await dialog.getByRole('button', { name: en('definitions-done') }).click();
    await page.getByRole('button', { name: en('definitions-review') }).click();
    await page.getByRole('button', { name: en('definitions-apply'), exact: true }).click();
    await page.getByText(en('definitions-applied')).waitFor();
    await page.goto('/new/account');
    assert.equal(await page.getByLabel('File', { exact: true }).count(), 0);
    await page.getByLabel(en('field-account-name'), { exact: false }).first().fill('Numbered House');
    await page.getByRole('button', { name: en('records-save'), exact: true }).click();
    await page.getByText('FIL-001').first().waitFor();
    await page.getByText('C/900500').first().waitFor();
    await page.context().close();
  });
});
