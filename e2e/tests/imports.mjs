/** The import wizard in the browser: how the file is read, matching, trial, run, error file. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { PHONE, useWorld, words } from '../harness/world.mjs';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Polish words in windows-1250, semicolons, one row without its name. */
function polishFile() {
  const rows = ['Kod;Nazwa;Miasto', 'IMP-1;Łucja Żak;Łódź', 'IMP-2;Paweł Gęś;Kraków', 'IMP-3;;Gdańsk'];
  const letters = { Ł: 0xa3, Ż: 0xaf, ó: 0xf3, ź: 0x9f, ł: 0xb3, ę: 0xea, ś: 0x9c, ń: 0xf1 };
  return Buffer.from([...rows.join('\r\n')].map((letter) => letters[letter] ?? letter.charCodeAt(0)));
}

describe('imports', () => {
  const world = useWorld('imports');
  const en = words('en');
  const button = (page, key) => page.getByRole('button', { name: en(key), exact: true });

  it('a file with foreign letters is read right, tried out, imported, and its bad row comes back', async () => {
    const page = await world.signIn('administrator', { path: '/imports/new/account' });
    await page.locator('input[type=file]').setInputFiles({ name: 'klienci.csv', mimeType: 'text/csv', buffer: polishFile() });
    await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
    await page.getByLabel(en('imports-encoding'), { exact: true }).selectOption('windows-1250');
    assert.equal(await page.getByLabel(en('imports-delimiter'), { exact: true }).inputValue(), 'semicolon');
    await page.getByText('Łucja Żak').waitFor();
    for (const [column, field] of [['Kod', 'code'], ['Nazwa', 'name'], ['Miasto', 'city']]) {
      await page.getByLabel(`${en('imports-field')}: ${column}`).selectOption(field);
    }
    await world.picture(page, 'import-match');
    await world.accessible(page);
    await button(page, 'imports-dry-run').click();
    await page.getByText(en('imports-dry-run-note')).waitFor();
    const id = page.url().split('/').at(-1);
    const tried = (await world.api(page, 'GET', `/imports/${id}`)).body;
    assert.deepEqual([tried.counts.created, tried.counts.rejected], [2, 1]);
    const code = encodeURIComponent(JSON.stringify({ field: 'code', op: 'starts', value: 'IMP-' }));
    assert.equal((await world.api(page, 'GET', `/records/account?filter=${code}`)).body.items.length, 0, 'a trial writes nothing');
    await button(page, 'imports-start').click();
    await page.getByText(en('imports-done')).waitFor();
    await world.picture(page, 'import-done');
    await world.accessible(page);
    const made = (await world.api(page, 'GET', `/records/account?filter=${code}&sort=code`)).body.items;
    assert.deepEqual(made.map((item) => item.values.name), ['Łucja Żak', 'Paweł Gęś']);
    const errors = await world.api(page, 'GET', `/imports/${id}/errors.csv`);
    assert.match(errors.body, /4.*IMP-3/);
    await page.reload();
    await page.getByText(en('imports-done')).waitFor();
    await page.context().close();
  });

  it('any character may stand between cells', async () => {
    const page = await world.signIn('administrator', { path: '/imports/new/account' });
    await page.locator('input[type=file]').setInputFiles({ name: 'tilde.csv', mimeType: 'text/csv', buffer: Buffer.from('code§name\nTIL-1§Ann, Bea & Co\n') });
    await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
    await page.getByLabel(en('imports-delimiter'), { exact: true }).selectOption('other');
    await page.getByLabel(en('imports-delimiter-character')).fill('§');
    await page.getByLabel(`${en('imports-field')}: name`).selectOption('name');
    await page.getByText('Ann, Bea & Co').waitFor();
    await world.picture(page, 'import-delimiter');
    await world.accessible(page);
    await button(page, 'imports-dry-run').click();
    await page.getByText(en('imports-dry-run-note')).waitFor();
    const tried = (await world.api(page, 'GET', `/imports/${page.url().split('/').at(-1)}`)).body;
    assert.deepEqual([tried.counts.created, tried.counts.rejected], [1, 0]);
    await page.context().close();
  });

  it('a picture is refused in words, and another file can be chosen', async () => {
    const page = await world.signIn('administrator', { path: '/imports/new/account' });
    await page.locator('input[type=file]').setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') });
    await page.getByRole('alert').waitFor();
    await world.accessible(page);
    const again = page.getByRole('link', { name: en('imports-again') });
    // Refused while uploading, the page is still the first step; refused while reading, it leads back there.
    if (await again.count()) await again.click();
    await page.waitForURL(/\/imports\/new\/account$/);
    await page.locator('input[type=file]').waitFor({ state: 'attached' });
    await page.context().close();
  });

  it('a template comes as a workbook, goes in as one, and the import is taken back', async () => {
    const page = await world.signIn('administrator', { path: '/imports/new/account' });
    await button(page, 'imports-template').click();
    const item = page.getByRole('menuitem', { name: en('imports-template-xlsx-labels') });
    await item.waitFor();
    await world.accessible(page);
    const [download] = await Promise.all([page.waitForEvent('download'), item.click()]);
    assert.equal(download.suggestedFilename(), 'account.xlsx');
    const buffer = await readFile(await download.path());
    await page.locator('input[type=file]').setInputFiles({ name: 'account.xlsx', mimeType: XLSX, buffer });
    await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
    await page.getByLabel(en('imports-sheet'), { exact: true }).waitFor();
    assert.equal(await page.getByLabel(en('imports-encoding'), { exact: true }).count(), 0, 'a workbook has no encoding to guess');
    await world.picture(page, 'import-workbook');
    await world.accessible(page);
    await button(page, 'imports-dry-run').click();
    await page.getByText(en('imports-dry-run-note')).waitFor();
    await button(page, 'imports-start').click();
    await page.getByText(en('imports-done')).waitFor();
    await button(page, 'imports-undo').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(en('imports-undo-text')).waitFor();
    await world.picture(page, 'import-undo');
    await world.accessible(page);
    await button(dialog, 'imports-undo').click();
    await page.waitForURL(/\/bulk\/[0-9a-f-]{36}$/);
    // The page being left has a button to the list and a count of changes too: only the account of the undo has this title.
    await page.getByRole('heading', { name: en('bulk-title-undo') }).waitFor();
    await page.getByText(en('bulk-count-changed'), { exact: true }).waitFor();
    const code = encodeURIComponent(JSON.stringify({ field: 'code', op: 'eq', value: 'X-000001' }));
    assert.equal((await world.api(page, 'GET', `/records/account?filter=${code}`)).body.items.length, 0, 'it is in the trash');
    await page.context().close();
    const phone = await world.signIn('administrator', { path: '/imports/new/account', viewport: PHONE, dark: true, language: 'ru' });
    await phone.getByRole('button', { name: words('ru')('imports-template') }).waitFor();
    const tops = await phone.locator('.mantine-Stepper-stepIcon').evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top)));
    assert.deepEqual(tops, Array(4).fill(tops[0]), 'the steps stand in one row');
    await world.picture(phone, 'import-phone');
    await world.accessible(phone);
    await world.api(phone, 'PATCH', '/session', { language: 'en' });
    await phone.context().close();
  });

  it('somebody else\'s import looks like none', async () => {
    const page = await world.signIn('administrator');
    const reply = await page.context().request.post('/api/v1/imports', {
      headers: { 'X-Treeline': '1', Origin: world.url },
      multipart: { object: 'account', file: { name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('code,name\nX-1,A\n') } },
    });
    assert.ok(reply.ok(), await reply.text());
    const { id } = await reply.json();
    const office = await world.signIn('office', { path: `/imports/${id}` });
    await office.getByRole('alert').waitFor();
    assert.equal((await world.api(office, 'GET', `/imports/${id}`)).status, 404);
    assert.equal((await world.api(office, 'GET', `/imports/${id}/errors.csv`)).status, 404);
    await page.context().close();
    await office.context().close();
  });
});
