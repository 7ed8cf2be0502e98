/**
 * Every screen by the route that draws it, with addresses over the demo company; `{account}` and the like are ids that
 * `prepare` finds or makes. A test holds this list against the router's own: a route without an entry fails.
 */

/** Screens in front of the sign-in. */
export const OUTSIDE = {
  '/sign-in': ['/sign-in'],
  '/sign-in/openid/$provider': ['/sign-in/openid/unknown'],
  '/welcome': [`/welcome#${'0'.repeat(64)}`],
  '/forgot': ['/forgot'],
};

/** Screens for whoever is signed in. */
export const INSIDE = {
  '/': ['/'],
  '/second-factor': ['/second-factor'],
  '/$': ['/no/such/place'],
  '/calendar': ['/calendar', '/calendar?view=month', '/calendar?view=list'],
  '/audit': ['/audit'],
  '/backtests/$id': ['/backtests/{backtest}'],
  '/bulk/$id': ['/bulk/{bulk}'],
  '/settings/objects': ['/settings/objects'],
  '/settings/company': ['/settings/company'],
  '/settings/series': ['/settings/series'],
  '/settings/objects/$object': ['/settings/objects/account'],
  '/settings/deputies': ['/settings/deputies'],
  '/duplicates/$object': ['/duplicates/account'],
  '/earnings': ['/earnings?member={member}'],
  '/imports/new': ['/imports/new'],
  '/imports/new/$object': ['/imports/new/account'],
  '/imports/$id': ['/imports/{import}'],
  '/members/new': ['/members/new'],
  '/merge/$object': ['/merge/account?ids={account}.{account2}'],
  '/network': ['/network'],
  '/privacy': ['/privacy'],
  '/privacy/new': ['/privacy/new'],
  '/privacy/$id': ['/privacy/{privacy}'],
  '/list/$object': ['/list/account', '/list/order?group=status', '/list/task?group=status&as=kanban', '/list/role', '/list/payment'],
  '/record/$object/$id': ['/record/account/{account}', '/record/account/{account}?tab=history', '/record/order/{order}', '/record/member/{member}', '/record/plan/{plan}', '/record/plan/{plan}?tab=backtests', '/record/role/{role}'],
  '/record/$object/$id/edit': ['/record/account/{account}/edit'],
  '/new/$object': ['/new/account', '/new/order'],
  '/rights': ['/rights'],
  '/compliance': ['/compliance'],
  '/runs': ['/runs'],
  '/runs/$id': ['/runs/{run}'],
  '/runs/$id/payees/$member': ['/runs/{run}/payees/{payee}'],
  '/settlements': ['/settlements'],
  '/settings/settlement-rules': ['/settings/settlement-rules'],
  '/settlements/$id': ['/settlements/{settlement}', '/settlements/{settlement}?tab=payouts'],
  '/settlements/$id/payees/$member': ['/settlements/{settlement}/payees/{payee}'],
  '/statements/$id': ['/statements/{settlement}?member={payee}'],
  '/settings/security': ['/settings/security'],
  '/settings': ['/settings'],
  '/settings/tokens': ['/settings/tokens'],
  '/transfers': ['/transfers'],
  '/trash/$object': ['/trash/account'],
  '/users': ['/users'],
  '/users/new': ['/users/new'],
  '/users/$id': ['/users/{user}'],
  '/webhooks': ['/webhooks'],
  '/webhooks/new': ['/webhooks/new'],
  '/webhooks/$id': ['/webhooks/{webhook}'],
};

/** The paths the router knows, from the running app; the parents that draw no screen of their own are left out. */
export function routerPaths(page) {
  return page.evaluate(() => Object.keys(globalThis.__TSR_ROUTER__.routesByPath).map((path) => (path.length > 1 ? path.replace(/\/$/, '') : path)));
}

/** Goes to an address within the app, as a link does, and waits for its title and for what it loads. */
export async function visit(page, address) {
  await page.evaluate((href) => globalThis.__TSR_ROUTER__.navigate({ href, ignoreBlocker: true }), address);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  // What is folded away may be waiting too: nobody sees it.
  await page.waitForFunction(() => globalThis.__TSR_ROUTER__.state.status === 'idle' && ![...document.querySelectorAll('[aria-busy="true"]')].some((part) => part.checkVisibility()));
}

/** Ids of the demo company by name; what the demo lacks is made by the administrator on `page`. */
export async function prepare(world, page) {
  const ids = {};
  const get = async (path) => (await world.api(page, 'GET', path)).body.items ?? [];
  for (const object of ['account', 'order', 'member', 'plan', 'role']) {
    const found = await get(`/records/${object}?limit=2`);
    ids[object] = found[0]?.id;
    ids[`${object}2`] = found[1]?.id;
  }
  ids.run = (await get('/runs'))[0]?.id;
  const month = (await get('/periods')).find(({ state }) => state === 'posted')?.period;
  const backtest = await world.api(page, 'POST', `/plans/${ids.plan}/backtests`, { from: month, to: month }, { 'Idempotency-Key': 'screens-backtest' });
  ids.backtest = backtest.body.backtest;
  ids.payee = (await get(`/runs/${ids.run}/payees?limit=1`))[0]?.member?.id;
  ids.settlement = (await get('/settlements'))[0]?.id;
  ids.user = (await get('/users'))[0]?.id;
  const webhook = await world.api(page, 'POST', '/webhooks', { name: 'Warehouse', url: 'https://example.org/hook', objects: ['order'], events: ['update'] });
  ids.webhook = webhook.body.webhook?.id;
  const bulk = await world.api(page, 'POST', '/bulk', { object: 'account', action: 'update', ids: [ids.account2], values: { city: 'Porto' } }, { 'Idempotency-Key': 'screens-bulk' });
  ids.bulk = bulk.body.id;
  const account = await get('/records/account?limit=3');
  const copy = await world.api(page, 'POST', '/privacy/copies', { object: 'account', record: account[2]?.id }, { 'Idempotency-Key': 'screens-copy' });
  ids.privacy = copy.body.id;
  const upload = await page.context().request.post('/api/v1/imports', {
    headers: { 'X-Treeline': '1', Origin: world.url },
    multipart: { object: 'account', file: { name: 'customers.csv', mimeType: 'text/csv', buffer: Buffer.from('code,name,city\nS-1,Anna,Porto\n') } },
  });
  ids.import = (await upload.json()).id;
  const missing = Object.entries(ids).filter(([name, id]) => !id && !/^(plan|role|order|member)2$/.test(name));
  if (missing.length > 0) throw new Error(`no id for ${missing.map(([name]) => name)}: ${JSON.stringify([webhook, bulk, copy, backtest].map(({ status, body }) => [status, body.code]))}`);
  return ids;
}

/** Every address of a list, ids filled in. */
export function addresses(screens, ids) {
  return Object.values(screens).flat().map((address) => address.replaceAll(/\{(\w+)\}/g, (_, name) => ids[name] ?? ''));
}
