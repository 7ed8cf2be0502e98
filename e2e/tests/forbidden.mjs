/** Somebody with hardly any right visits every screen: it says that it is not open, or that there is nothing; no form that could not be sent. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addresses, INSIDE, prepare, visit } from '../harness/screens.mjs';
import { useWorld, words } from '../harness/world.mjs';

/** What asks for a right that this person lacks; the other screens are the person's own, or say that there is nothing. */
const CLOSED = ['/new/', '/edit', '/users', '/webhooks', '/members/new', '/imports/new', '/settings/objects', '/settings/series', '/settings/company', '/privacy', '/audit', '/transfers', '/network', '/calendar', '/list/', '/record/', '/merge/', '/duplicates/', '/trash/'];

describe('forbidden', () => {
  const world = useWorld('forbidden');
  const en = words('en');

  it('no screen draws what the person may not do', async () => {
    const admin = await world.signIn('administrator');
    const ids = await prepare(world, admin);
    const role = await world.api(admin, 'POST', '/records/role', { values: { code: 'guest', name: 'Guest', rights: { objects: { product: { read: 'all' } } } } });
    assert.equal(role.status, 201, JSON.stringify(role.body));
    const invited = await world.api(admin, 'POST', '/users', { login: 'guest@example.org', name: 'Gia Guest', roles: ['guest'] });
    assert.equal(invited.status, 201, JSON.stringify(invited.body));
    const token = invited.body.link.split('#')[1];
    await admin.context().close();
    const page = await world.open('/healthz');
    const password = 'seven geese on a quiet lake';
    const chosen = await world.api(page, 'POST', '/session/link/password', { token, password });
    assert.ok(chosen.status < 300, JSON.stringify(chosen.body));
    const signed = await world.api(page, 'POST', '/session', { login: 'guest@example.org', password });
    assert.ok(signed.status < 300, JSON.stringify(signed.body));
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    const wrong = [];
    for (const address of addresses(INSIDE, ids)) {
      await visit(page, address);
      const title = await page.getByRole('heading', { level: 1 }).innerText();
      const closed = title === en('shell-forbidden-title') || title === en('shell-not-found-title');
      if (CLOSED.some((part) => address.includes(part)) && !closed) wrong.push(`${address}: ${title}`);
      if (closed && (await page.getByRole('main').getByRole('textbox').count()) > 0) wrong.push(`${address}: a form`);
    }
    await world.picture(page, 'forbidden');
    assert.deepEqual(wrong, []);
    // What the role does grant is open.
    await visit(page, '/list/product');
    await page.getByRole('row').nth(1).waitFor();
    await visit(page, '/new/product');
    await page.getByRole('heading', { level: 1, name: en('shell-forbidden-title') }).waitFor();
    await world.accessible(page);
    await page.context().close();
  });
});
