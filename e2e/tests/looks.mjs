/**
 * Key screens look as they did: boxes, colours and letters of their parts against those kept in e2e/looks. A change that is
 * wanted is accepted with TREELINE_TEST_ACCEPT=1, and its difference stands in the commit.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { differences, lookOf } from '../harness/look.mjs';
import { ROOT } from '../harness/paths.mjs';
import { DESK, PHONE, useWorld } from '../harness/world.mjs';

const KEPT = join(ROOT, 'e2e/looks');
const SCREENS = {
  today: ['/', { viewport: DESK }],
  list: ['/list/account', { viewport: DESK }],
  'list-dark': ['/list/account', { viewport: DESK, dark: true }],
  record: ['/record/account/{account}', { viewport: DESK }],
  form: ['/new/account', { viewport: DESK }],
  network: ['/network', { viewport: DESK }],
  users: ['/users', { viewport: DESK }],
  settings: ['/settings', { viewport: DESK }],
  'today-phone': ['/', { viewport: PHONE }],
  'list-phone-dark': ['/list/account', { viewport: PHONE, dark: true }],
};

describe('looks', () => {
  const world = useWorld('looks');

  function check(name, now) {
    const file = join(KEPT, `${name}.json`);
    if (process.env.TREELINE_TEST_ACCEPT === '1') {
      mkdirSync(KEPT, { recursive: true });
      writeFileSync(file, `${JSON.stringify(now, null, 1)}\n`);
      return;
    }
    assert.ok(existsSync(file), `nothing is kept of ${name}: accept it with TREELINE_TEST_ACCEPT=1`);
    assert.deepEqual(differences(JSON.parse(readFileSync(file, 'utf8')), now), [], `${name}: if this is wanted, run again with TREELINE_TEST_ACCEPT=1`);
  }

  async function shown(path, options) {
    const page = await world.signIn('administrator', { path, ...options });
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]') && document.fonts.status === 'loaded');
    return page;
  }

  it('the sign-in', async () => {
    const page = await world.open('/sign-in');
    await page.locator('input[type=password]').waitFor();
    await page.waitForLoadState('networkidle');
    check('sign-in', await lookOf(page));
    await page.context().close();
  });

  for (const [name, [path, options]] of Object.entries(SCREENS)) {
    it(name, async () => {
      let account = '';
      if (path.includes('{account}')) {
        const page = await world.signIn('administrator', { path: '/healthz' });
        account = (await world.api(page, 'GET', '/records/account?limit=1&sort=code')).body.items[0].id;
        await page.context().close();
      }
      const page = await shown(path.replace('{account}', account), options);
      check(name, await lookOf(page));
      await page.context().close();
    });
  }

  it('finds what moved, what changed its colour, what is gone and what is new; a few px are none', async () => {
    const page = await shown('/settings', { viewport: DESK });
    const before = await lookOf(page);
    await page.evaluate(() => {
      document.querySelector('h1').style.transform = 'translateX(3px)';
    });
    assert.deepEqual(differences(before, await lookOf(page)), []);
    await page.evaluate(() => {
      document.querySelector('h1').style.cssText = 'transform: translateX(60px); color: #ff0000';
      document.querySelector('nav').remove();
      document.querySelector('main').insertAdjacentHTML('afterbegin', '<button>One more</button>');
    });
    const found = differences(before, await lookOf(page)).join('\n');
    for (const said of [/^h1 .*: stands at/m, /^h1 .*: rgb\(255, 0, 0\)/m, /^nav.*: gone$/m, /^button One more: new$/m]) assert.match(found, said);
    await page.context().close();
  });
});
