/** On paper: a list with every row that was loaded, columns of a kanban one below the other, and nothing to press. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { OUT } from '../harness/paths.mjs';
import { useWorld, words } from '../harness/world.mjs';

describe('print', () => {
  const world = useWorld('print');
  const en = words('en');

  it('a list prints all its loaded rows', async () => {
    const page = await world.signIn('office', { path: '/list/account' });
    await page.getByRole('row').nth(5).waitFor();
    const count = () => page.locator('tr[data-key]').count();
    const onScreen = await count();
    assert.equal(await page.locator('table').getByRole('checkbox').first().isVisible(), true);
    await page.emulateMedia({ media: 'print' });
    // In one breath, as the browser does it: the event, then at once the picture.
    const onPaper = await page.evaluate(() => {
      window.dispatchEvent(new Event('beforeprint'));
      return document.querySelectorAll('tr[data-key]').length;
    });
    assert.ok(onPaper >= 50 && onPaper > onScreen, `${onPaper} rows on paper, ${onScreen} on the screen`);
    assert.equal(await page.locator('table').getByRole('checkbox').first().isVisible(), false);
    for (const name of [en('shell-search'), en('records-columns')]) assert.equal(await page.getByRole('button', { name, exact: true }).isVisible(), false, name);
    await page.screenshot({ path: join(OUT, 'print-list.png'), fullPage: true });
    await page.context().close();
  });

  it('the cards of a kanban do not lie upon each other', async () => {
    const page = await world.signIn('office', { path: '/list/order?group=status&as=kanban' });
    await page.locator('li[data-index]').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    const boxes = await page.locator('li[data-index]').evaluateAll((cards) => cards.map((card) => card.getBoundingClientRect()).map(({ left, top, bottom }) => ({ left, top, bottom })));
    assert.ok(boxes.length > 1);
    const sorted = boxes.toSorted((one, other) => one.top - other.top);
    for (const [at, box] of sorted.slice(1).entries()) assert.ok(box.top >= sorted[at].bottom - 1, `card ${at + 1}`);
    await page.screenshot({ path: join(OUT, 'print-kanban.png'), fullPage: true });
    await page.context().close();
  });
});
