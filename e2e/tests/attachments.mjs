/** Files at a record: chosen, dropped, refused, saved, removed and taken back; on a phone, in the dark, in Russian. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { deflateSync } from 'node:zlib';
import { beyond } from '../harness/fields.mjs';
import { brokenPdf, lockedPdf, pdf } from '../harness/pdf.mjs';
import { PHONE, useWorld, words } from '../harness/world.mjs';

/** A PNG of a colour that runs from corner to corner. */
function png(width, height) {
  const crcs = Array.from({ length: 256 }, (_, n) => {
    let crc = n;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    return crc >>> 0;
  });
  const chunk = (kind, data) => {
    const body = Buffer.concat([Buffer.from(kind), data]);
    const crc = (body.reduce((sum, byte) => (sum >>> 8) ^ crcs[(sum ^ byte) & 255], 0xffffffff) ^ 0xffffffff) >>> 0;
    const out = Buffer.alloc(8 + body.length);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc, 4 + body.length);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows.set([40 + (x * 180) / width, 120, 40 + (y * 180) / height], y * (1 + width * 3) + 1 + x * 3);
  }
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

describe('attachments', () => {
  const world = useWorld('attachments');
  const en = words('en');

  async function anAccount(page) {
    const list = await world.api(page, 'GET', '/records/account?limit=1&sort=name');
    return list.body.items[0].id;
  }

  it('files are added, refused, saved, removed and taken back', async () => {
    const page = await world.signIn('office', { path: '/healthz' });
    const id = await anAccount(page);
    await page.goto(`/record/account/${id}?tab=files`);
    await page.getByText(en('attachments-empty'), { exact: true }).waitFor();
    await world.accessible(page);
    const input = page.locator('input[type=file][multiple]');
    await input.setInputFiles([
      { name: 'shop window.png', mimeType: 'image/png', buffer: png(900, 600) },
      { name: 'Umowa żółwia.txt', mimeType: 'text/plain', buffer: Buffer.from('Zażółć gęślą jaźń\n') },
      { name: 'contract.pdf', mimeType: 'application/pdf', buffer: pdf(['Hello']) },
      { name: 'holiday.png', mimeType: 'image/png', buffer: Buffer.from('MZ this is a program') },
    ]);
    await page.getByRole('link', { name: en('attachments-download', { name: 'Umowa żółwia.txt' }) }).waitFor();
    const picture = page.getByAltText(en('attachments-preview', { name: 'shop window.png' }));
    await picture.waitFor();
    await page.waitForFunction(() => [...document.images].every((image) => image.complete && image.naturalWidth > 0));
    await page.getByRole('alert').filter({ hasText: 'holiday' }).or(page.getByText(/The file is not what it says it is/)).first().waitFor();
    await world.picture(page, 'files');
    await world.accessible(page);
    await page.getByRole('button', { name: en('attachments-dismiss', { name: 'holiday.png' }) }).click();
    await page.getByRole('button', { name: en('attachments-show', { name: 'shop window.png' }) }).click();
    const whole = page.getByRole('dialog').getByAltText(en('attachments-preview', { name: 'shop window.png' }));
    await whole.waitFor();
    await page.waitForFunction(() => document.querySelector('[role=dialog] img')?.naturalWidth === 900);
    await world.picture(page, 'files-picture');
    await world.accessible(page);
    await page.keyboard.press('Escape');
    await whole.waitFor({ state: 'detached' });
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: en('attachments-download', { name: 'Umowa żółwia.txt' }) }).click()]);
    assert.equal(download.suggestedFilename(), 'Umowa żółwia.txt');
    assert.equal(await readFile(await download.path(), 'utf8'), 'Zażółć gęślą jaźń\n');
    await page.getByRole('button', { name: en('attachments-remove', { name: 'shop window.png' }) }).click();
    await picture.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: en('records-undo'), exact: true }).click();
    await picture.waitFor();
    await page.getByRole('tab', { name: en('records-history'), exact: true }).click();
    await page.getByText(en('records-action-detach')).first().waitFor();
    await page.context().close();
  });

  it('files dropped anywhere over a record become its files; elsewhere a drop opens nothing', async () => {
    const page = await world.signIn('office', { path: '/healthz' });
    const id = (await world.api(page, 'POST', '/records/account', { values: { name: 'Dropped upon' } })).body.id;
    const drag = (kind) =>
      page.evaluate((type) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['Dropped\n'], 'dropped.txt', { type: 'text/plain' }));
        const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
        document.querySelector('h1').dispatchEvent(event);
        return event.defaultPrevented;
      }, kind);
    await page.goto('/list/account');
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.ok(await drag('dragover'), 'the browser does not take it');
    assert.ok(await drag('drop'));
    await page.goto(`/record/account/${id}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await drag('dragenter');
    await page.waitForURL(/tab=files/);
    await page.getByText(en('attachments-empty'), { exact: true }).waitFor();
    await drag('dragover');
    await page.locator('[data-over]').waitFor();
    await drag('drop');
    await page.getByRole('link', { name: en('attachments-download', { name: 'dropped.txt' }) }).waitFor();
    assert.equal(await page.locator('[data-over]').count(), 0);
    await page.context().close();
  });

  /** Adds files to a new account and opens its tab. */
  async function withFiles(page, name, files) {
    const id = (await world.api(page, 'POST', '/records/account', { values: { name } })).body.id;
    await page.goto(`/record/account/${id}?tab=files`);
    const buffers = files.map(([file, buffer]) => ({ name: file, mimeType: 'application/pdf', buffer }));
    await page.locator('input[type=file][multiple]').setInputFiles(buffers);
    for (const [file] of files) await page.getByRole('link', { name: en('attachments-download', { name: file }) }).waitFor();
    return id;
  }

  /** Whether something dark is drawn on the white of the first page that is drawn. */
  const isDrawn = (page) =>
    page.waitForFunction(() => {
      const canvas = document.querySelector('[role=dialog] canvas');
      if (!canvas) return false;
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      return data.some((value, at) => at % 4 === 0 && value < 100);
    });

  it('a PDF is read in the app: page by page, larger, by keyboard; no script of it runs and nothing comes from elsewhere', async () => {
    const page = await world.signIn('office', { path: '/healthz' });
    const elsewhere = [];
    page.on('request', (request) => (request.url().startsWith(world.url) || /^(blob|data):/.test(request.url()) ? undefined : elsewhere.push(request.url())));
    page.on('dialog', (dialog) => elsewhere.push(dialog.message()));
    const texts = Array.from({ length: 30 }, (_, at) => `Clause ${at + 1}`);
    await withFiles(page, 'Read in the app', [['contract.pdf', pdf(texts)]]);
    await page.getByRole('button', { name: en('attachments-show', { name: 'contract.pdf' }) }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Clause 1', { exact: true }).waitFor();
    await isDrawn(page);
    await dialog.getByText(en('attachments-pdf-of', { pages: 30 }), { exact: true }).waitFor();
    assert.ok((await dialog.locator('canvas').count()) < 6, 'only what is near is drawn');
    await world.picture(page, 'files-pdf');
    await world.accessible(page);
    const place = dialog.getByRole('textbox', { name: en('attachments-pdf-number'), exact: true });
    const at = (number) => page.waitForFunction((wanted) => document.querySelector('[role=dialog] input').value === wanted, String(number));
    const region = dialog.getByRole('region', { name: en('attachments-preview', { name: 'contract.pdf' }) });
    await region.focus();
    await page.keyboard.press('PageDown');
    await at(2);
    await dialog.getByText('Clause 2', { exact: true }).waitFor();
    await page.keyboard.press('End');
    await at(30);
    await dialog.getByText('Clause 30', { exact: true }).waitFor();
    await page.keyboard.press('ArrowLeft');
    await at(29);
    await place.fill('12');
    await place.press('Enter');
    await dialog.getByText('Clause 12', { exact: true }).waitFor();
    await region.hover();
    await page.mouse.wheel(0, 20_000);
    await dialog.getByText('Clause 30', { exact: true }).waitFor();
    await dialog.getByRole('button', { name: en('attachments-pdf-larger'), exact: true }).click();
    await dialog.getByText('125%', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.deepEqual(elsewhere, []);
    await page.context().close();
  });

  it('what cannot be shown says why, and can be saved', async () => {
    const page = await world.signIn('office', { path: '/healthz' });
    const files = { locked: lockedPdf(), damaged: brokenPdf() };
    const id = await withFiles(page, 'Not to be read', Object.entries(files).map(([name, buffer]) => [`${name}.pdf`, buffer]));
    // A file too large to be sent in a test says what it weighs.
    await page.route(`**/api/v1/records/account/${id}/attachments`, async (route) => {
      const reply = await route.fetch();
      const body = await reply.json();
      return route.fulfill({ response: reply, json: { ...body, items: [...body.items, { ...body.items[0], id: '00000000-0000-7000-8000-000000000001', name: 'large.pdf', size_bytes: 90_000_000 }] } });
    });
    await page.reload();
    for (const reason of ['locked', 'damaged', 'large']) {
      await page.getByRole('button', { name: en('attachments-show', { name: `${reason}.pdf` }) }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText(en(`attachments-pdf-${reason}`), { exact: true }).waitFor();
      assert.equal(await dialog.getByRole('link', { name: en('attachments-download', { name: `${reason}.pdf` }) }).count(), 1);
      await world.picture(page, `files-pdf-${reason}`);
      await world.accessible(page);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
    await page.context().close();
  });

  it('on a phone, in the dark and in Russian, a PDF fills the screen', async () => {
    const page = await world.signIn('office', { path: '/healthz', viewport: PHONE, dark: true, language: 'ru' });
    const ru = words('ru');
    const { body } = await world.api(page, 'GET', '/records/account?limit=1&q=Read%20in%20the%20app');
    await page.goto(`/record/account/${body.items[0].id}?tab=files`);
    await page.getByRole('button', { name: ru('attachments-show', { name: 'contract.pdf' }) }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Clause 1', { exact: true }).waitFor();
    await isDrawn(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    assert.deepEqual(await beyond(dialog.getByRole('button')), []);
    await world.picture(page, 'files-pdf-phone-dark-ru');
    await world.accessible(page);
    const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('link', { name: ru('attachments-download', { name: 'contract.pdf' }) }).click()]);
    assert.equal(download.suggestedFilename(), 'contract.pdf');
    await world.api(page, 'PATCH', '/session', { language: 'en' });
    await page.context().close();
  });

  it('a reader without the right to change only saves; a phone offers its camera', async () => {
    const page = await world.signIn('finance', { path: '/healthz', dark: true });
    const id = await anAccount(page);
    await page.goto(`/record/account/${id}?tab=files`);
    await page.getByRole('link', { name: /shop window/ }).waitFor();
    assert.equal(await page.locator('input[type=file]').count(), 0);
    await world.picture(page, 'files-dark');
    await world.accessible(page);
    await page.context().close();
    const phone = await world.signIn('office', { path: `/record/account/${id}?tab=files`, viewport: PHONE, language: 'ru' });
    const ru = words('ru');
    await phone.getByRole('button', { name: ru('attachments-camera'), exact: true }).waitFor();
    assert.equal(await phone.locator('input[capture]').getAttribute('capture'), 'environment');
    await phone.getByRole('link', { name: /shop window/ }).waitFor();
    assert.ok(await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await world.picture(phone, 'files-ru-phone');
    await world.accessible(phone);
    await world.api(phone, 'PATCH', '/session', { language: 'en' });
    await phone.context().close();
  });
});
