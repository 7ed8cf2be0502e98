/** A role from its making to what its holder sees: rights in a table, a hidden field, and what is refused. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PHONE, useWorld, words } from '../harness/world.mjs';

describe('roles', () => {
  const world = useWorld('roles');
  const en = words('en');
  let role = '';

  it('an administrator makes a role and gives it rights in a table', async () => {
    const page = await world.signIn('administrator');
    await page.goto('/new/role');
    await page.getByLabel(en('field-role-code'), { exact: false }).fill('auditor');
    await page.getByLabel(en('field-role-name'), { exact: false }).fill('Auditor');
    await page.getByRole('button', { name: en('records-save'), exact: true }).click();
    await page.getByRole('tab', { name: en('roles-rights') }).click();
    const cell = (object, action) => page.getByRole('combobox', { name: `${object}: ${en(`roles-action-${action}`)}`, exact: true });
    await cell(en('roles-everything'), 'read').selectOption('all');
    assert.equal(await cell(en('object-product.plural'), 'read').inputValue(), 'all');
    await cell(en('object-order.plural'), 'read').selectOption('unit');
    await cell(en('object-account.plural'), 'read').selectOption({ label: en('roles-scope-zone') });
    assert.equal(await cell(en('object-account.plural'), 'read').inputValue(), 'zone');
    await page.getByRole('button', { name: en('object-account.plural'), exact: true }).click();
    await page.getByLabel(en('field-account-email'), { exact: true }).selectOption('masked');
    await world.picture(page, 'roles-rights');
    await world.accessible(page);
    await page.getByRole('button', { name: en('records-save'), exact: true }).click();
    await page.getByText(en('records-saved')).first().waitFor();
    role = new URL(page.url()).pathname.split('/')[3];
    const { body } = await world.api(page, 'GET', `/records/role/${role}`);
    assert.deepEqual(body.values.rights, { objects: { '*': { read: 'all' }, account: { read: 'zone' }, order: { read: 'unit' } }, fields: { account: { email: 'masked' } } });
    await page.context().close();
  });

  it('every cell shows its whole word and no two reaches look alike, in every language on a small desk', async () => {
    for (const language of ['en', 'fr', 'pt', 'es', 'pl', 'ru']) {
      const page = await world.signIn('administrator', { language, viewport: { width: 1366, height: 768 } });
      const said = words(language);
      const reaches = ['none', 'own', 'team', 'downline', 'unit', 'branch', 'zone', 'all'];
      assert.equal(new Set(reaches.map((one) => said(`roles-cell-${one}`))).size, reaches.length);
      await page.goto(`/record/role/${role}`);
      await page.getByRole('tab', { name: said('roles-rights') }).click();
      const cell = (action) => page.getByRole('combobox', { name: `${said('roles-everything')}: ${said(`roles-action-${action}`)}`, exact: true });
      for (const [at, action] of ['read', 'create', 'update', 'trash', 'purge', 'import', 'export', 'approve'].entries()) await cell(action).selectOption(reaches[at]);
      const cut = await page.locator('table').first().evaluate((table) => {
        const wide = [...table.querySelectorAll('thead th, td > div > span')].filter((part) => part.scrollWidth > part.clientWidth).map((part) => part.textContent);
        return table.parentElement.scrollWidth > table.parentElement.clientWidth ? [...wide, 'the table'] : wide;
      });
      assert.deepEqual(cut, [], language);
      assert.equal(await cell('import').evaluate((select) => select.closest('[title]').title), said('roles-scope-branch'));
      await page.context().close();
    }
  });

  it('on a dark phone each object is a card', async () => {
    const page = await world.signIn('administrator', { dark: true, viewport: PHONE, language: 'ru' });
    const ru = words('ru');
    await page.goto(`/record/role/${role}`);
    await page.getByRole('tab', { name: ru('roles-rights') }).click();
    await page.getByText(ru('roles-hint')).waitFor();
    await world.picture(page, 'roles-rights-phone-dark-ru');
    await world.accessible(page);
    await page.context().close();
  });

  it('what is wrong is refused, and somebody has to administer the company', async () => {
    const page = await world.signIn('administrator', { language: 'en' });
    const put = (id, version, rights) => world.api(page, 'PATCH', `/records/role/${id}`, { values: { rights } }, { 'If-Match': `"${version}"` });
    const { body: mine } = await world.api(page, 'GET', `/records/role/${role}`);
    for (const [rights, code] of [
      [{ objects: { account: { fly: 'all' } } }, 'role-rights-malformed'],
      [{ objects: { account: { read: 'everywhere' } } }, 'role-rights-malformed'],
      [{ objects: { acount: { read: 'all' } } }, 'role-object-unknown'],
      [['all'], 'role-rights-malformed'],
    ]) {
      const answer = await put(role, mine.version, rights);
      assert.equal(answer.status, 422, JSON.stringify(answer.body));
      assert.ok(JSON.stringify(answer.body).includes(code), `${code}: ${JSON.stringify(answer.body)}`);
    }
    const { body: roles } = await world.api(page, 'GET', `/records/role?filter=${encodeURIComponent(JSON.stringify({ field: 'code', op: 'eq', value: 'administrator' }))}`);
    const [administrator] = roles.items;
    const last = await put(administrator.id, administrator.version, { objects: {} });
    assert.equal(last.status, 409, JSON.stringify(last.body));
    assert.equal(last.body.code, 'user-last-administrator');
    await page.context().close();
  });
});
