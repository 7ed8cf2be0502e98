/** The list of screens: settings fold on a desk, stay open where one stands in one, and are whole in the drawer. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { MeContext } from '@/api/session';
import { meOf } from '@/test/me';
import { renderScreen } from '@/test/render';
import { NavList } from './NavList';

beforeEach(() => {
  vi.stubGlobal('fetch', vi.fn(async () => new Response(JSON.stringify({ objects: [] }), { headers: { 'content-type': 'application/json' } })));
});

const me = { ...meOf(), rights: Object.fromEntries(['*', 'audit', 'user', 'role', 'webhook', 'privacy', 'definition', 'token', 'deputy', 'right'].map((object) => [object, { read: 'all', create: 'all', update: 'all', import: 'all' }])) };
const at = (path: string, fold = true) =>
  renderScreen(
    <MeContext value={me as never}>
      <NavList fold={fold} />
    </MeContext>,
    { path },
  );

it('folds the settings, and remembers that somebody opened them', async () => {
  const { unmount } = await at('/');
  expect(screen.getByText('Today').closest('a')).toHaveAttribute('data-active', 'true');
  expect(screen.getByText('My settings')).not.toBeVisible();
  const settings = screen.getByText('Settings');
  expect(settings).toHaveAttribute('aria-expanded', 'false');
  fireEvent.click(settings);
  expect(screen.getByText('My settings')).toBeVisible();
  unmount();
  await at('/');
  expect(screen.getByText('My settings')).toBeVisible();
});

it('is open, and scrolled to, on a screen of the settings', async () => {
  const scrolled = vi.spyOn(Element.prototype, 'scrollIntoView');
  await at('/settings');
  expect(screen.getByText('My settings').closest('a')).toHaveAttribute('data-active', 'true');
  expect(screen.getByText('Settings')).not.toHaveAttribute('aria-expanded');
  await waitFor(() => expect(scrolled).toHaveBeenCalled());
});

it('is whole where nothing folds', async () => {
  await at('/', false);
  expect(screen.getByText('My settings')).toBeVisible();
});
