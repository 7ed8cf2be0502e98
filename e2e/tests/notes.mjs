/** Notes on the timeline of a record: written, kept over a reload, changed, pinned, deleted and taken back, found; on a phone, in the dark, in Russian. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PHONE, useWorld, words } from '../harness/world.mjs';

describe('notes', () => {
  const world = useWorld('notes');
  const en = words('en');
  /** The beginning of the label of a button that says whose note it is, and when it was written. */
  const tool = (at, key) => at.getByRole('button', { name: new RegExp(`^${en(key, { who: '§', when: '§' }).split('§')[0].trim()}`) });

  async function anAccount(page, name) {
    const made = await world.api(page, 'POST', '/records/account', { values: { name } });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    return made.body.id;
  }

  const box = (page) => page.getByRole('textbox', { name: en('notes-field'), exact: true });
  const write = (page) => page.getByRole('button', { name: en('notes-write'), exact: true });

  it('a note is written, changed, pinned, deleted and taken back', async () => {
    const page = await world.signIn('office', { path: '/healthz' });
    const id = await anAccount(page, 'Noted upon');
    await page.goto(`/record/account/${id}?tab=timeline&kind=notes`);
    await page.getByText(en('notes-empty'), { exact: true }).waitFor();
    await world.accessible(page);
    await write(page).click();
    await box(page).waitFor();
    await page.waitForFunction(() => document.activeElement?.classList.contains('ProseMirror'));
    await page.keyboard.type('Wants a sample of the winter range');
    await world.picture(page, 'notes-writing');
    await world.accessible(page);
    // Half written, and the page is loaded anew.
    await page.reload();
    await box(page).waitFor();
    assert.match(await box(page).innerText(), /winter range/);
    await box(page).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' by Friday');
    await page.keyboard.press('Control+Enter');
    const note = page.getByRole('listitem').filter({ hasText: 'winter range by Friday' });
    await note.waitFor();
    await write(page).waitFor();
    await page.getByText(en('notes-empty'), { exact: true }).waitFor({ state: 'detached' });
    // Other words.
    await tool(note, 'notes-edit').click();
    await box(page).waitFor();
    await page.waitForFunction(() => document.activeElement?.classList.contains('ProseMirror'));
    await page.keyboard.type(', in blue');
    await page.getByRole('button', { name: en('records-save'), exact: true }).click();
    // The words stand in the form too, until they are kept.
    await box(page).waitFor({ state: 'detached' });
    await note.filter({ hasText: 'by Friday, in blue' }).waitFor();
    // Above the stream, and back in it.
    await tool(note, 'notes-pin').click();
    const pinned = page.getByRole('region', { name: en('notes-pinned') });
    await pinned.getByText(/in blue/).waitFor();
    await note.waitFor({ state: 'detached' });
    await world.picture(page, 'notes-pinned');
    await world.accessible(page);
    await tool(pinned, 'notes-unpin').click();
    await note.waitFor();
    // Gone, and back.
    await tool(note, 'notes-delete').click();
    await note.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: en('records-undo'), exact: true }).click();
    await note.waitFor();
    // Among everything else it stands once; the history tells who did what.
    await page.getByLabel(en('records-timeline-show')).selectOption('');
    await page.getByRole('listitem').filter({ hasText: en('records-action-create') }).waitFor();
    assert.equal(await note.count(), 1);
    await page.getByRole('tab', { name: en('records-history'), exact: true }).click();
    for (const action of ['note', 'note_edit', 'note_pin', 'note_trash', 'note_restore']) await page.getByText(en(`records-action-${action}`)).first().waitFor();
    // A fragment of it finds the record.
    const hits = (await world.api(page, 'GET', '/search?q=winter%20range')).body.items;
    assert.deepEqual(hits.map((hit) => hit.id), [id]);
    assert.match(hits[0].sub, /winter range by Friday/);
    // From the search one stands where the note is.
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder(en('shell-search-placeholder')).fill('winter range');
    await page.getByRole('option', { name: /winter range by Friday/ }).click();
    await page.waitForURL(/tab=timeline/);
    await note.waitFor();
    await page.context().close();
  });

  it('a colleague who is named is told; what others wrote is pinned and not changed', async () => {
    const page = await world.signIn('office', { path: '/healthz' });
    const id = await anAccount(page, 'Named at');
    const hostile = '<p>@administrator look<script>document.title = "bad"</script><img src=x onerror="document.title = \'bad\'"></p>';
    const made = await world.api(page, 'POST', `/records/account/${id}/notes`, { text: hostile }, { 'Idempotency-Key': 'named-1' });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    await page.context().close();
    const admin = await world.signIn('administrator', { path: `/record/account/${id}?tab=timeline`, dark: true });
    const note = admin.getByRole('listitem').filter({ hasText: '@administrator look' });
    await note.waitFor();
    assert.notEqual(await admin.title(), 'bad');
    await tool(note, 'notes-pin').waitFor();
    await tool(note, 'notes-delete').waitFor();
    assert.equal(await tool(note, 'notes-edit').count(), 0);
    await world.picture(admin, 'notes-dark');
    await world.accessible(admin);
    const told = (await world.api(admin, 'GET', '/notifications')).body.items;
    assert.ok(told.some((one) => one.kind === 'mentioned' && one.record === id), JSON.stringify(told));
    await admin.context().close();
    // Whoever only reads writes nothing.
    const finance = await world.signIn('finance', { path: `/record/account/${id}?tab=timeline` });
    await finance.getByRole('listitem').filter({ hasText: '@administrator look' }).waitFor();
    assert.equal(await write(finance).count(), 0);
    assert.equal(await tool(finance, 'notes-pin').count(), 0);
    await finance.context().close();
    const ru = words('ru');
    const phone = await world.signIn('office', { path: `/record/account/${id}?tab=timeline`, viewport: PHONE, language: 'ru' });
    await phone.getByRole('button', { name: ru('notes-write'), exact: true }).click();
    await phone.getByRole('textbox', { name: ru('notes-field'), exact: true }).waitFor();
    assert.ok(await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await world.picture(phone, 'notes-ru-phone');
    await world.accessible(phone);
    await world.api(phone, 'PATCH', '/session', { language: 'en' });
    await phone.context().close();
  });
});
