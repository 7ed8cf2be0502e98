/**
 * Every screen the router knows, light and dark, on a desk and on a phone: it has a title, says nothing on the console,
 * axe finds nothing, nothing stands out to the right, and a picture is left in e2e/out. Then what opens over a screen, and all
 * screens once more in Russian, where words are long and none may be left in English.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addresses, INSIDE, OUTSIDE, prepare, routerPaths, visit } from '../harness/screens.mjs';
import { foreign, stumbles } from '../harness/reading.mjs';
import { DESK, PHONE, useWorld, words } from '../harness/world.mjs';

const MODES = [
  { name: 'desk', viewport: DESK, dark: false },
  { name: 'desk-dark', viewport: DESK, dark: true },
  { name: 'phone', viewport: PHONE, dark: false },
  { name: 'phone-dark', viewport: PHONE, dark: true },
];

/** Widths beside those of the modes. */
const WIDTHS = [1440, 1100, 1024];

/** Words the demo company uses for its own things, and a language that is called as it calls itself. */
const OWN_WORDS = ['English', 'Demo company', 'Member', 'Distributor', 'Manager', 'Finance', 'Sales office', 'Administrator'];

describe('screens', () => {
  const world = useWorld('screens');
  const en = words('en');
  const unread = foreign('ru');
  let ids;

  /** Whether the page itself, or the screen in it, would be scrolled sideways; what is wide scrolls in itself. */
  async function tooWide(page, what) {
    const boxes = await page.evaluate(() => [document.documentElement, document.querySelector('main')].filter(Boolean).map((box) => [box.scrollWidth, box.clientWidth]));
    return boxes.filter(([wide, room]) => wide > room).map(([wide, room]) => `${what}: ${wide} px wide in ${room}`);
  }

  /** What is wrong with what is shown, as one line a finding. */
  async function findings(page, name, what) {
    const wrong = [];
    await world.accessible(page).catch((error) => wrong.push(`${what}: ${error.actual?.join('; ') ?? error}`));
    wrong.push(...(await tooWide(page, what)));
    await world.picture(page, name);
    return wrong;
  }

  async function walk(page, mode, list) {
    const wrong = [];
    for (const address of list) {
      await visit(page, address);
      const name = address.replace(/[?#].*/, (rest) => rest.slice(0, 14)).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '').replaceAll(/[^a-z0-9]+/g, '-');
      wrong.push(...(await findings(page, `screen-${mode.name}${name}`, address)));
    }
    assert.deepEqual(wrong, [], mode.name);
  }

  it('each route of the router has its entry', async () => {
    const page = await world.signIn('administrator');
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.deepEqual((await routerPaths(page)).toSorted(), Object.keys({ ...OUTSIDE, ...INSIDE }).toSorted());
    ids = await prepare(world, page);
    await page.context().close();
  });

  it('no screen is wider than its window, between a tablet and a wide desk', async () => {
    const page = await world.signIn('administrator');
    await page.getByRole('heading', { level: 1 }).waitFor();
    const wrong = [];
    for (const address of addresses(INSIDE, ids)) {
      await visit(page, address);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: DESK.height });
        wrong.push(...(await tooWide(page, `${address} at ${width}`)));
      }
    }
    await page.context().close();
    assert.deepEqual(wrong, []);
  });

  for (const mode of MODES) {
    it(`every screen: ${mode.name}`, async () => {
      const page = await world.signIn('administrator', mode);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await walk(page, mode, addresses(INSIDE, ids));
      await page.context().close();
      const outside = await world.open('/forgot', mode);
      await outside.getByRole('heading', { level: 1 }).waitFor();
      await walk(outside, mode, addresses(OUTSIDE, ids));
      await outside.context().close();
    });

    it(`what opens over a screen: ${mode.name}`, async () => {
      const page = await world.signIn('administrator', { ...mode, path: '/list/account' });
      const phone = mode.viewport === PHONE;
      await page.getByRole('heading', { level: 1 }).waitFor();
      const wrong = [];
      const button = (name) => page.getByRole('button', { name, exact: true });
      const open = async (what, press, shown) => {
        await press();
        await shown.first().waitFor();
        wrong.push(...(await findings(page, `over-${mode.name}-${what}`, what)));
        await page.keyboard.press('Escape');
        await shown.first().waitFor({ state: 'hidden' });
      };
      const dialog = page.getByRole('dialog');
      const menu = page.getByRole('menu');
      await open('jobs', () => page.getByRole('banner').getByRole('button', { name: new RegExp(`^${en('shell-jobs')}`) }).click(), dialog);
      await open('add', () => button(en('shell-create')).click(), menu);
      await open('account', () => page.getByRole('banner').getByRole('button').last().click(), menu);
      await open('palette', () => page.keyboard.press('Control+k'), dialog);
      await open('help', () => page.keyboard.press('?'), dialog);
      if (phone) {
        await open('more', () => button(en('shell-more')).click(), dialog);
        await open('list', () => button(en('records-list-options')).click(), dialog);
      } else {
        await open('columns', () => button(en('records-columns')).click(), dialog);
        await open('export', () => button(en('records-export')).click(), menu);
      }
      assert.deepEqual(wrong, [], mode.name);
      await page.context().close();
    });
  }

  it('every screen reads well in Russian, on a phone', async () => {
    const page = await world.signIn('administrator', { viewport: PHONE, language: 'ru' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    const wrong = [];
    for (const address of addresses(INSIDE, ids)) {
      await visit(page, address);
      wrong.push(...(await stumbles(page, unread, OWN_WORDS)).map((said) => `${address}: ${said}`));
    }
    // The check itself closes: an English word, the name of a word, and a button that is cut.
    await page.evaluate(() => {
      document.querySelector('h1').append('Settings');
      document.querySelector('main').insertAdjacentHTML('beforeend', '<p>shell-sign-in</p><p>Sign out</p><button style="width:40px;overflow:hidden;white-space:nowrap">Очень длинное слово</button><div style="width:600px">x</div>');
    });
    const spoilt = (await stumbles(page, unread, OWN_WORDS)).map((said) => said.replace(/[:0-9].*/, ''));
    assert.deepEqual(['English', 'cut', 'the name of a word'].filter((kind) => !spoilt.includes(kind)), []);
    await world.api(page, 'PATCH', '/session', { language: 'en' });
    await page.context().close();
    assert.deepEqual(wrong, []);
  });

  it('a screen that cannot be loaded says so', async () => {
    for (const mode of MODES) {
      const page = await world.signIn('administrator', mode);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.route(/assets\/AuditPage/, (route) => route.abort());
      await page.evaluate(() => globalThis.__TSR_ROUTER__.navigate({ href: '/audit' }));
      await page.getByRole('heading', { level: 1, name: en('shell-crash-title') }).waitFor();
      assert.deepEqual(await findings(page, `screen-${mode.name}-crash`, 'crash'), []);
      await page.context().close();
    }
    world.forgive(/AuditPage|dynamically imported|Failed to load resource/);
  });
});
