/** A question about a line: sent once with the line's month, confirmed with the way to where the answer will stand. */
import { fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { renderScreen } from '@/test/render';
import { AskLine } from './AskLine';

afterEach(() => vi.unstubAllGlobals());

function serve(status: number, body: unknown) {
  const sent: { path: string; body: unknown }[] = [];
  vi.stubGlobal('fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
    sent.push({ path: String(input instanceof Request ? input.url : input), body: JSON.parse(String(init?.body)) });
    return new Response(JSON.stringify(body), { status, headers: { 'content-type': status < 300 ? 'application/json' : 'application/problem+json' } });
  });
  return sent;
}

async function write(text: string) {
  await renderScreen(<AskLine period="2026-10" no={12} />);
  fireEvent.click(screen.getByRole('button', { name: 'Ask about this line' }));
  expect(screen.getByRole('button', { name: 'Send' })).toBeDisabled();
  fireEvent.change(screen.getByLabelText('Your question'), { target: { value: text } });
  fireEvent.click(screen.getByRole('button', { name: 'Send' }));
}

it('is sent, and says where the answer will stand', async () => {
  const sent = serve(201, { note: 'n', member: 'm' });
  await write('Why 5% and not 10%?');
  expect(await screen.findByRole('status')).toHaveTextContent('Asked.');
  expect(screen.getByRole('link', { name: 'Open my record' })).toHaveAttribute('href', '/record/member/m?tab=timeline');
  expect(sent.map(({ path, body }) => [path.replace(/^.*\/api\/v1/, ''), body])).toEqual([['/earnings/lines/12/question', { period: '2026-10', text: 'Why 5% and not 10%?' }]]);
});

it('keeps what was written when it is refused', async () => {
  serve(409, { code: 'note-too-many', title: 'There are too many notes.', status: 409, errors: [] });
  await write('Why?');
  expect(await screen.findByRole('alert')).toHaveTextContent('There are too many notes.');
  expect(screen.getByLabelText('Your question')).toHaveValue('Why?');
});
