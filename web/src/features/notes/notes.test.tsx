/** Notes: a draft that waited is sent by Ctrl+Enter, and each reader is offered what that reader may do. */
import { Notifications } from '@mantine/notifications';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Note } from '@/api/notes';
import { MeContext } from '@/api/session';
import { meOf } from '@/test/me';
import { renderScreen } from '@/test/render';
import { keep, placeOf, recall } from '@/ui/kept';
import { Composer } from './Composer';
import { NoteEntry } from './NoteEntry';
import '@/entity/fields/RichTextEdit';
import '@/entity/fields/RichTextView';

const place = { object: 'account', record: 'r' };
const note: Note = {
  id: 'n',
  object: 'account',
  record: 'r',
  text: '<p>Called <strong>Ola</strong><img src="x" onerror="alert(1)"></p>',
  pinned: false,
  at: '2026-11-22T10:00:00Z',
  by: 'Anna',
  edited_at: null,
  version: 3,
  can_edit: false,
  can_remove: false,
};

const sent = vi.fn<(url: string, init: RequestInit) => Promise<Response>>();

beforeEach(() => {
  sent.mockReset();
  sent.mockImplementation(() => Promise.resolve(Response.json({ ...note, version: 4 })));
  vi.stubGlobal('fetch', sent);
  localStorage.clear();
});
afterEach(() => vi.unstubAllGlobals());

function asked(at: number): [string, string, unknown] {
  const [url, init] = sent.mock.calls[at] ?? [];
  return [init?.method ?? '', String(url), typeof init?.body === 'string' ? JSON.parse(init.body) : null];
}

async function entry(change: Partial<Note>, canWrite: boolean) {
  await renderScreen(
    <MeContext value={meOf()}>
      <Notifications />
      <NoteEntry place={place} note={{ ...note, ...change }} canWrite={canWrite} />
    </MeContext>,
  );
}

it('goes on with a draft that waited, and sends it once by Ctrl+Enter', async () => {
  const me = meOf();
  const draft = placeOf(me.user.id, 'form', 'note:account:r:new');
  keep(draft, { value: { text: '<p>Wants a sample</p>' }, base: { text: '' } });
  await renderScreen(
    <MeContext value={me}>
      <Composer place={place} />
    </MeContext>,
  );
  const box = await waitFor(() => screen.getByRole('textbox', { name: 'Note' }), { timeout: 8000 });
  expect(box).toHaveTextContent('Wants a sample');
  expect(sent).not.toHaveBeenCalled();
  for (const again of [1, 2]) fireEvent.keyDown(box, { key: 'Enter', ctrlKey: true, detail: again });
  await waitFor(() => expect(screen.getByRole('button', { name: 'Write a note' })).toHaveFocus());
  expect(sent.mock.calls.filter(([, init]) => init.method === 'POST')).toHaveLength(1);
  expect(asked(0)).toEqual(['POST', '/api/v1/records/account/r/notes', { text: '<p>Wants a sample</p>' }]);
  expect(recall(draft)).toBeNull();
}, 20_000);

it('keeps what was written where the server refuses it', async () => {
  const me = meOf();
  const draft = placeOf(me.user.id, 'form', 'note:account:r:new');
  keep(draft, { value: { text: '<p>Too much</p>' }, base: { text: '' } });
  sent.mockImplementation(() => Promise.resolve(Response.json({ code: 'note-too-long', title: 'The note is too long' }, { status: 422, headers: { 'content-type': 'application/problem+json' } })));
  await renderScreen(
    <MeContext value={me}>
      <Composer place={place} />
    </MeContext>,
  );
  fireEvent.click(await waitFor(() => screen.getByRole('button', { name: 'Save note' }), { timeout: 8000 }));
  expect(await screen.findByRole('alert')).toHaveTextContent('The note is too long');
  expect(screen.getByRole('textbox', { name: 'Note' })).toHaveTextContent('Too much');
  expect(recall(draft)).not.toBeNull();
}, 20_000);

it('shows who wrote it and what, without what could run', async () => {
  await entry({}, false);
  expect(await screen.findByText('Ola')).toBeVisible();
  expect(screen.getByText('Anna')).toBeVisible();
  expect(document.querySelector('img')).toBeNull();
  expect(screen.queryAllByRole('button')).toEqual([]);
});

it('offers the pin to whoever may change the record, from the version that was seen', async () => {
  await entry({}, true);
  expect(screen.getAllByRole('button')).toHaveLength(1);
  fireEvent.click(screen.getByRole('button', { name: /^Pin the note by Anna/ }));
  await waitFor(() => expect(sent).toHaveBeenCalled());
  expect(asked(0)).toEqual(['PATCH', '/api/v1/notes/n', { pinned: true }]);
  expect(new Headers(sent.mock.calls[0]?.[1].headers).get('if-match')).toBe('"3"');
});

it('lets its author change it and take a deletion back', async () => {
  await entry({ can_edit: true, can_remove: true, pinned: true, edited_at: '2026-11-22T11:00:00Z' }, true);
  expect(screen.getByRole('button', { name: /^Unpin the note/ })).toBeVisible();
  expect(screen.getByText(/changed/)).toBeVisible();
  fireEvent.click(screen.getByRole('button', { name: /^Change the note/ }));
  const box = await waitFor(() => screen.getByRole('textbox', { name: 'Note' }), { timeout: 8000 });
  expect(box).toHaveTextContent('Called Ola');
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.getByRole('button', { name: /^Change the note/ })).toHaveFocus());
  expect(sent).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: /^Delete the note/ }));
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(sent.mock.calls.map(([url, init]) => `${init.method} ${url}`)).toContain('POST /api/v1/notes/n/restore'));
  expect(asked(0)[0]).toBe('DELETE');
}, 20_000);
