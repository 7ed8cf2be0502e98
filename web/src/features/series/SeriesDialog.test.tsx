/** Number series on the screen: what is changed is sent over the version that was seen, and a refusal stands at its field. */
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { renderScreen } from '@/test/render';
import { SeriesDialog } from './SeriesDialog';

afterEach(() => vi.unstubAllGlobals());

const account = { series: 'account', object: 'Accounts', field: null, prefix: 'A-', width: 6, yearly: false, next: 12, example: 'A-000012', version: 3 };
const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' } });

it('sends prefix and next number over the version, and shows a refusal beside the number', async () => {
  const sent: { version: string | null; body: unknown }[] = [];
  vi.stubGlobal(
    'fetch',
    vi.fn<(url: string, init: RequestInit) => Promise<Response>>((_, init) => {
      sent.push({ version: new Headers(init.headers).get('If-Match'), body: JSON.parse(String(init.body)) });
      const title = 'A-000020 was given already';
      return Promise.resolve(answer(422, { code: 'series-next-given', title, status: 422, errors: [{ field: 'next', code: 'series-next-given', title }] }));
    }),
  );
  await renderScreen(<SeriesDialog series={account} onClose={() => undefined} />);
  const dialog = within(await screen.findByRole('dialog', {}, { timeout: 8000 }));
  fireEvent.change(dialog.getByLabelText('Before the number'), { target: { value: 'C-' } });
  fireEvent.change(dialog.getByLabelText('Next number'), { target: { value: '15' } });
  expect(dialog.getByRole('status')).toHaveTextContent('C-000015');
  fireEvent.click(dialog.getByRole('button', { name: 'Save' }));
  await dialog.findAllByText('A-000020 was given already', {}, { timeout: 8000 });
  expect(sent).toEqual([{ version: '"3"', body: { prefix: 'C-', width: 6, yearly: false, next: 15 } }]);
}, 30_000);
