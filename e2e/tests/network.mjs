/** The network explorer: overview on a canvas, search and jump, arrow keys, the tree behind the canvas, the phone's list, both trees. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PHONE, useWorld, words } from '../harness/world.mjs';

describe('network', () => {
  const world = useWorld('network');
  const en = words('en');

  const card = (page) => page.getByRole('complementary').getByRole('heading', { level: 2 });
  const chosen = (page) => new URL(page.url()).searchParams.get('member');

  /** How much of the canvas is drawn on: an empty one has a single colour. */
  const drawn = (page) =>
    page.locator('canvas').evaluate((canvas) => {
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      let marked = 0;
      for (let at = 3; at < data.length; at += 4) if (data[at] !== 0) marked += 1;
      return marked / (canvas.width * canvas.height);
    });

  async function explorer(login, options = {}) {
    const page = await world.signIn(login, { path: '/network', ...options });
    await card(page).waitFor();
    return page;
  }

  for (const dark of [false, true]) {
    it(`draws everybody, ${dark ? 'dark' : 'light'}, and is accessible`, async () => {
      const page = await explorer('office', { dark });
      await page.locator('canvas').waitFor();
      await page.waitForFunction(() => {
        const canvas = document.querySelector('canvas');
        return canvas && canvas.width > 300 && canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((byte) => byte !== 0);
      });
      assert.ok((await drawn(page)) > 0.01, 'a network, not a dot');
      await world.picture(page, dark ? 'network-dark' : 'network-all');
      await world.accessible(page);
      await page.context().close();
    });
  }

  it('jumps to anybody by a name and shows the path; the address keeps it', async () => {
    const page = await explorer('office');
    const { ids, depths } = (await world.api(page, 'GET', '/network/sponsor/overview?limit=500')).body;
    const deepest = ids[depths.indexOf(Math.max(...depths))];
    const member = (await world.api(page, 'GET', `/records/member/${deepest}`)).body;
    const jump = page.getByRole('combobox', { name: en('network-jump') });
    await jump.fill(member.values.code);
    await page.getByRole('option', { name: new RegExp(member.values.code) }).click();
    await page.waitForURL((url) => url.searchParams.get('member') === member.id);
    await page.getByRole('complementary').getByText(new RegExp(member.values.code)).waitFor();
    const path = (await world.api(page, 'GET', `/network/sponsor/path/${member.id}`)).body.items;
    const shown = await page.getByRole('navigation', { name: en('network-path') }).innerText();
    for (const step of path) assert.ok(shown.includes(step.name), `${step.name} stands in the path`);
    assert.equal(await jump.inputValue(), '', 'the picker is ready for the next jump');
    await world.picture(page, 'network-path');
    await page.reload();
    await page.getByRole('complementary').getByText(new RegExp(member.values.code)).waitFor();
    await jump.fill('nobody of that name');
    await page.getByText(en('network-jump-none')).waitFor();
    await page.context().close();
  });

  it('walks with the arrow keys: down, sideways, up; zooms and fits', async () => {
    const page = await explorer('office');
    const { ids, parents } = (await world.api(page, 'GET', '/network/sponsor/overview?limit=500')).body;
    const children = parents.flatMap((parent, index) => (parent === 0 ? [ids[index]] : []));
    await page.locator('canvas').focus();
    for (const [key, expected] of [['Home', ids[0]], ['ArrowDown', children[0]], ['ArrowRight', children[1]], ['ArrowLeft', children[0]], ['ArrowUp', ids[0]]]) {
      await page.keyboard.press(key);
      await page.waitForFunction((id) => new URL(location.href).searchParams.get('member') === id, expected);
    }
    for (const key of ['network-zoom-in', 'network-zoom-out', 'network-fit']) await page.getByRole('button', { name: en(key) }).click();
    await page.locator('canvas').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/record\/member\//);
    await page.context().close();
  });

  it('a tree for screen readers stands behind the canvas, opened and walked by keys', async () => {
    const page = await explorer('office');
    const tree = page.getByRole('tree', { name: en('network-aria') });
    const top = tree.getByRole('treeitem').first();
    await top.waitFor({ state: 'attached' });
    assert.equal(await top.getAttribute('aria-level'), '1');
    assert.equal(await top.getAttribute('aria-expanded'), 'true');
    assert.match(await top.innerText(), /M-\d{6}[^]*below/);
    assert.ok(await top.getByRole('img').getAttribute('aria-label'), 'the rank is said, not only coloured');
    await tree.locator('[aria-level="2"]').first().waitFor({ state: 'attached' });
    await top.focus();
    await page.keyboard.press('ArrowDown');
    const second = await page.evaluate(() => document.activeElement?.getAttribute('aria-level'));
    assert.equal(second, '2');
    const closed = tree.locator('[aria-level="2"][aria-expanded="false"]').first();
    await closed.focus();
    const label = await closed.innerText();
    await page.keyboard.press('ArrowRight');
    await tree.locator('[aria-level="3"]').first().waitFor({ state: 'attached' });
    assert.equal(await page.evaluate(() => document.activeElement?.innerText), label, 'the focus stays');
    await page.context().close();
  });

  it('columns open a generation with every click, pages at a time', async () => {
    const page = await explorer('office', { path: '/network?view=horizontal' });
    const first = page.getByRole('button', { name: /M-000001/ });
    await first.click();
    await page.getByRole('button', { name: /M-00000[2-9]/ }).first().waitFor();
    await world.picture(page, 'network-columns');
    await world.accessible(page);
    await page.context().close();
  });

  it('the placement tree is another tree, and the choice stands in the address', async () => {
    const page = await explorer('office');
    await page.getByText(en('network-tree-placement'), { exact: true }).click();
    await page.waitForURL((url) => url.searchParams.get('tree') === 'placement');
    await card(page).waitFor();
    await world.accessible(page);
    await page.context().close();
  });

  it('a phone shows the list; a distributor begins at the own name and finds nobody above', async () => {
    const page = await explorer('distributor', { viewport: PHONE });
    const me = (await world.api(page, 'GET', '/session')).body.member;
    const tree = page.getByRole('tree');
    await tree.getByRole('treeitem').first().waitFor();
    assert.match(await tree.getByRole('treeitem').first().innerText(), new RegExp(me.code));
    assert.equal(await page.locator('canvas').count(), 0);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await tree.getByRole('treeitem').nth(1).click();
    await page.waitForFunction((own) => new URL(location.href).searchParams.get('member') !== own, null);
    assert.ok(chosen(page));
    await world.picture(page, 'network-phone');
    await world.accessible(page);
    await page.getByRole('combobox', { name: en('network-jump') }).fill('M-000001');
    await page.getByText(en('network-jump-none')).waitFor();
    await page.context().close();
  });
});
