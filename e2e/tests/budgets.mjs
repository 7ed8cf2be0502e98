/**
 * What the app may cost, counted and never timed: function calls, recalculated styles (one for each layout a script forces), elements, bytes. Each
 * budget is about a third above what is measured today (the comment beside it), so that a page drawn twice, a list without
 * its window or a layout forced in a loop is over it. The last tests break the budgets on purpose: a gate that cannot close is none.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { counter, exceeded, frames } from '../harness/work.mjs';
import { PHONE, useWorld } from '../harness/world.mjs';

const FRAMES = 40;
const BUDGETS = {
  // 266,000 · 472 · 830,000
  'the first screen': { calls: 350_000, elements: 700, 'script bytes': 1_100_000 },
  // 289,000 · 1,203
  'a list': { calls: 380_000, elements: 1_700 },
  // 31,700 · 2 · 1,428: three rows come and three go
  'a frame of scrolling a long list': { calls: 42_000, styles: 4, elements: 2_000 },
  // 17,300 · 2 · 793: a card is drawn once
  'a frame of scrolling a long list on a phone': { calls: 24_000, styles: 4, elements: 1_100 },
  // 61,700 · 15 · 1,212
  'changing a cell': { calls: 85_000, styles: 30, elements: 1_700 },
  // 12,100 · 0: the other fields are not drawn anew
  'a letter typed into a form': { calls: 18_000, styles: 4 },
  // 109 · 0: a canvas is drawn, nothing else
  'a frame of moving the network': { calls: 150, styles: 1 },
  // nothing
  'an idle second': { calls: 100, styles: 2 },
  // 6,500
  'a page of a hundred rows': { bytes: 15 * 1024 },
};

describe('budgets', () => {
  const world = useWorld('budgets');
  const rows = (page) => page.locator('tbody tr[aria-rowindex]');
  const go = (page, href) => page.evaluate((to) => globalThis.__TSR_ROUTER__.navigate({ href: to, ignoreBlocker: true }), href);
  const scroller = '[role=region][tabindex="0"]';

  /** Holds what was measured against the budget of that name, and says it, so that a budget can be set from a run. */
  function hold(what, measured) {
    console.log(`${what}: ${JSON.stringify(measured)}`);
    assert.deepEqual(exceeded(what, measured, BUDGETS[what]), []);
  }

  const each = ({ elements, ...counts }, by) => ({ ...Object.fromEntries(Object.entries(counts).map(([name, value]) => [name, Math.round(value / by)])), elements });

  /** Scrolls a list that is loaded down to `many` rows, three rows a frame. */
  function scroll(page, box) {
    return page.evaluate(
      async ([selector, many]) => {
        const found = document.querySelector(selector);
        const move = (by) => (found ? found.scrollBy(0, by) : window.scrollBy(0, by));
        for (let frame = 0; frame < many; frame += 1) {
          move(108);
          await new Promise((drawn) => requestAnimationFrame(drawn));
        }
      },
      [box, FRAMES],
    );
  }

  async function list(options = {}) {
    const page = await world.signIn('administrator', { path: '/list/account', ...options });
    await page.locator('[data-row-link], a[href^="/record/account/"]').nth(5).waitFor();
    await page.waitForLoadState('networkidle');
    return { page, work: await counter(page) };
  }

  it('the first screen, then a list, then nothing', async () => {
    const page = await world.signIn('administrator', { path: '/healthz' });
    const work = await counter(page);
    const ready = await work.spent(async () => {
      await page.goto('/');
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
    });
    const bytes = await page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0));
    hold('the first screen', { ...ready, 'script bytes': bytes });
    const answers = [];
    page.on('response', (reply) => answers.push(reply));
    const opened = await work.spent(async () => {
      await go(page, '/list/account');
      await rows(page).nth(5).waitFor();
      await page.waitForLoadState('networkidle');
    });
    hold('a list', opened);
    const answer = answers.find((reply) => new URL(reply.url()).pathname === '/api/v1/records/account');
    assert.equal((await answer.json()).items.length, 100, 'a page is a hundred rows');
    hold('a page of a hundred rows', { bytes: (await answer.request().sizes()).responseBodySize });
    hold('an idle second', await work.spent(() => frames(page, 60)));
    await page.context().close();
  });

  it('a long list keeps its window, on a desk and on a phone', async () => {
    const desk = await list();
    hold('a frame of scrolling a long list', each(await desk.work.spent(() => scroll(desk.page, scroller)), FRAMES));
    assert.ok((await desk.page.locator(scroller).evaluate((box) => box.scrollTop)) > 2_000, 'it moved');
    await desk.page.context().close();
    const phone = await list({ viewport: PHONE });
    hold('a frame of scrolling a long list on a phone', each(await phone.work.spent(() => scroll(phone.page, scroller)), FRAMES));
    await phone.page.context().close();
  });

  it('a cell is changed, a form is filled', async () => {
    const { page, work } = await list();
    const editing = () => work.spent(async () => {
      await page.locator('td[data-editable]').nth(1).click();
      await page.locator('td[data-editing]').waitFor();
    });
    hold('changing a cell', await editing());
    await go(page, '/new/account');
    const name = page.locator('[data-field="name"]').first();
    await name.waitFor();
    await name.focus();
    await page.waitForLoadState('networkidle');
    const letters = 'A name of twenty ltr';
    const { elements: _, ...typed } = each(await work.spent(() => page.keyboard.type(letters)), letters.length);
    hold('a letter typed into a form', typed);
    await page.context().close();
  });

  it('the network follows a hand', async () => {
    const page = await world.signIn('administrator', { path: '/network' });
    const canvas = page.locator('canvas');
    await canvas.waitFor();
    await page.waitForLoadState('networkidle');
    const work = await counter(page);
    const box = await canvas.boundingBox();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    const moved = await work.spent(async () => {
      for (let frame = 0; frame < FRAMES; frame += 1) {
        await page.mouse.move(x + 3 * Math.abs((frame % 80) - 40), y + 2 * Math.abs((frame % 60) - 30));
        await frames(page, 1);
      }
    });
    await page.mouse.up();
    assert.ok(moved.calls > FRAMES, 'it was drawn anew');
    hold('a frame of moving the network', each(moved, FRAMES));
    await page.context().close();
  });

  it('each gate closes when its budget is broken', async () => {
    const { page, work } = await list();
    const what = 'a frame of scrolling a long list';
    const broken = async (spoil) => {
      await page.evaluate(spoil);
      const found = exceeded(what, each(await work.spent(() => scroll(page, scroller)), FRAMES), BUDGETS[what]);
      await page.evaluate(() => globalThis.mended());
      return found.map((line) => line.replace(/^.*: \d+ ([a-z]+),.*$/, '$1'));
    };
    const calls = await broken(() => {
      const router = globalThis.__TSR_ROUTER__;
      const waste = () => { for (let n = 0; n < 5_000; n += 1) router.buildLocation({ to: '/' }); };
      document.addEventListener('scroll', waste, true);
      globalThis.mended = () => document.removeEventListener('scroll', waste, true);
    });
    assert.ok(calls.includes('calls'), `work for nothing: ${calls}`);
    const styles = await broken(() => {
      const spare = document.querySelector('main').appendChild(document.createElement('div'));
      const waste = () => {
        for (let n = 0; n < 20; n += 1) {
          spare.style.height = `${1 + (n % 2)}px`;
          spare.getBoundingClientRect();
        }
      };
      document.addEventListener('scroll', waste, true);
      globalThis.mended = () => {
        document.removeEventListener('scroll', waste, true);
        spare.remove();
      };
    });
    assert.ok(styles.includes('styles'), `layouts in a loop: ${styles}`);
    const elements = await broken(() => {
      const spare = document.querySelector('main').appendChild(document.createElement('div'));
      for (let n = 0; n < 2_000; n += 1) spare.append(document.createElement('i'));
      globalThis.mended = () => spare.remove();
    });
    assert.ok(elements.includes('elements'), `a list without its window: ${elements}`);
    await page.context().close();
  });

  it('what was not measured is over its budget too', () => {
    assert.deepEqual(exceeded('a page', { bytes: 10 }, { bytes: 10 }), []);
    assert.deepEqual(exceeded('a page', { bytes: 11 }, { bytes: 10 }), ['a page: 11 bytes, 10 allowed']);
    assert.equal(exceeded('a page', {}, { bytes: 10 }).length, 1);
  });
});
