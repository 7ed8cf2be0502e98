/** The chapters of the handbook (`docs/book`), and which of them explains a screen. */

/** Order of the list of chapters; a test holds it against the folder. */
export const CHAPTERS = ['start', 'today', 'search', 'signing-in', 'users', 'lists', 'forms', 'customers', 'orders', 'products', 'payments', 'units', 'tasks', 'appointments', 'news', 'notifications', 'jobs', 'notes', 'files', 'import', 'company', 'definitions', 'roles', 'rights', 'audit-log', 'personal-data', 'many-records', 'duplicates', 'webhooks', 'network', 'earnings', 'commissions', 'settlements', 'compliance', 'backtests', 'plan-language', 'formats'] as const;
export type Chapter = (typeof CHAPTERS)[number];

/** The first beginning that fits decides; longer ones stand first. */
const PLACES: readonly (readonly [string, Chapter])[] = [
  ['/calendar', 'appointments'],
  ['/list/news', 'news'],
  ['/record/news', 'news'],
  ['/new/news', 'news'],
  ['/list/appointment', 'appointments'],
  ['/record/appointment', 'appointments'],
  ['/new/appointment', 'appointments'],
  ['/settings/objects', 'definitions'],
  ['/settings/series', 'definitions'],
  ['/settings/company', 'company'],
  ['/record/role', 'roles'],
  ['/list/role', 'roles'],
  ['/new/role', 'roles'],
  ['/settings/security', 'signing-in'],
  ['/settings/tokens', 'signing-in'],
  ['/settings/deputies', 'roles'],
  ['/rights', 'rights'],
  ['/audit', 'audit-log'],
  ['/privacy', 'personal-data'],
  ['/users', 'users'],
  ['/webhooks', 'webhooks'],
  ['/record/plan', 'plan-language'],
  ['/list/plan', 'plan-language'],
  ['/new/plan', 'plan-language'],
  ['/record/run', 'commissions'],
  ['/settlements', 'settlements'],
  ['/settings/settlement-rules', 'settlements'],
  ['/statements', 'settlements'],
  ['/compliance', 'compliance'],
  ['/runs', 'commissions'],
  ['/backtests', 'backtests'],
  ['/earnings', 'earnings'],
  ['/imports', 'import'],
  ['/list/task', 'tasks'],
  ['/record/task', 'tasks'],
  ['/new/task', 'tasks'],
  ['/duplicates', 'duplicates'],
  ['/merge', 'duplicates'],
  ['/trash', 'many-records'],
  ['/bulk', 'many-records'],
  ['/network', 'network'],
  ['/transfers', 'network'],
  ['/members', 'network'],
  ['/list/member', 'network'],
  ['/record/member', 'network'],
  ['/new/member', 'network'],
  ['/list/account', 'customers'],
  ['/record/account', 'customers'],
  ['/new/account', 'customers'],
  ['/list/order', 'orders'],
  ['/record/order', 'orders'],
  ['/new/order', 'orders'],
  ['/list/product', 'products'],
  ['/record/product', 'products'],
  ['/new/product', 'products'],
  ['/list/payment', 'payments'],
  ['/record/payment', 'payments'],
  ['/new/payment', 'payments'],
  ['/list/unit', 'units'],
  ['/record/unit', 'units'],
  ['/new/unit', 'units'],
  ['/list/zone', 'units'],
  ['/record/zone', 'units'],
  ['/new/zone', 'units'],
  ['/list/employee', 'units'],
  ['/record/employee', 'units'],
  ['/new/employee', 'units'],
  ['/list', 'lists'],
  ['/record', 'lists'],
  ['/new', 'forms'],
];

/** The chapter that explains the screen at a path. */
export function chapterFor(path: string): Chapter {
  return placeOf(path) ?? 'start';
}

/** The same without the way out: a test holds it against every route. */
export function placeOf(path: string): Chapter | null {
  if (path === '/') return 'today';
  if (path === '/settings') return 'start';
  // Changing a record is explained by the form, whatever the record is.
  if (/^\/record\/[^/]+\/[^/]+\/edit$/.test(path)) return 'forms';
  return PLACES.find(([beginning]) => path === beginning || path.startsWith(`${beginning}/`))?.[1] ?? null;
}

/** The chapter a link of the book points to, if it is one: `definitions.md#what-is-kept`. */
export function chapterOf(href: string): Chapter | null {
  const name = /^([a-z-]+)\.md(#.*)?$/.exec(href)?.[1];
  return CHAPTERS.find((chapter) => chapter === name) ?? null;
}

/** Size of every picture of the book: its place is kept before it comes. */
export const PICTURE_PX = { width: 960, height: 600 } as const;
