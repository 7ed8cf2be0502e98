/** The list of screens: settings fold on a desk, stay open where one stands in one, and are whole in the drawer. */
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { MeContext } from '@/api/session';
import { meOf } from '@/test/me';
import { renderScreen } from '@/test/render';
import { NavList } from './NavList';

beforeEach(() => {
  vi.stubGlobal('fetch', vi.fn(async () => new Response(JSON.stringify({ objects: [] }), { headers: { 'content-type': 'application/json' } })));
});

const me = { ...meOf(), rights: { '*': { read: 'all', create: 'all', import: 'all' }, audit: { read: 'all' } } };
const at = (path: string, fold = true) =>
  renderScreen(
    <MeContext value={me as never}>
      <NavList fold={fold} />
    </MeContext>,
    { path },
  );

it('folds the settings, and remembers that somebody opened them', async () => {
  const { unmount } = await at('/');
  expect(screen.getByRole('link', { name: 'Today' })).toHaveAttribute('data-active', 'true');
  expect(screen.queryByRole('link', { name: 'My settings' })).toBeNull();
  const settings = screen.getByRole('button', { name: 'Settings' });
  expect(settings).toHaveAttribute('aria-expanded', 'false');
  await userEvent.click(settings);
  expect(screen.getByRole('link', { name: 'My settings' })).toBeVisible();
  unmount();
  await at('/');
  expect(screen.getByRole('link', { name: 'My settings' })).toBeVisible();
});

it('is open, and scrolled to, on a screen of the settings', async () => {
  const scrolled = vi.spyOn(Element.prototype, 'scrollIntoView');
  await at('/settings');
  expect(screen.getByRole('link', { name: 'My settings' })).toHaveAttribute('data-active', 'true');
  expect(screen.queryByRole('button', { name: 'Settings' })).toBeNull();
  await waitFor(() => expect(scrolled).toHaveBeenCalled());
});

it('is whole where nothing folds', async () => {
  await at('/', false);
  expect(screen.getByRole('link', { name: 'My settings' })).toBeVisible();
});
