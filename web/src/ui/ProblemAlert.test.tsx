/** A screen that could not be read: tried again where that can help, the way out where it cannot. */
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ProblemError } from '@/api/problem';
import { renderScreen } from '@/test/render';
import { FailedPage } from './FailedPage';
import { ProblemAlert } from './ProblemAlert';

const problem = (status: number) => new ProblemError({ code: 'x', title: 'No.', status });

it('offers another try where the server failed', async () => {
  await renderScreen(<ProblemAlert error={problem(503)} retry={() => undefined} />);
  expect(screen.getByRole('alert')).toHaveTextContent('No.');
  expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
});

it.each([403, 404])('offers the way out instead where asking again brings the same: %i', async (status) => {
  await renderScreen(<ProblemAlert error={problem(status)} retry={() => undefined} />);
  expect(screen.getByText('No.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  expect(screen.getByRole('link')).toHaveAttribute('href', '/');
});

it('stays a refusal where it answers what somebody did', async () => {
  await renderScreen(<ProblemAlert error={problem(404)} />);
  expect(screen.getByRole('alert')).toHaveTextContent('No.');
});

it('says a thing once where the whole and its only field say the same', async () => {
  const fields = [
    { field: 'group', code: 'x', title: 'No.' },
    { field: 'q', code: 'y', title: 'Too long.' },
  ];
  await renderScreen(<ProblemAlert error={new ProblemError({ code: 'x', title: 'No.', status: 422, fields })} />);
  expect(screen.getAllByText('No.')).toHaveLength(1);
  expect(screen.getByRole('listitem')).toHaveTextContent('Too long.');
});

it.each([
  [500, 'This screen cannot be shown'],
  [404, 'Not found'],
])('names the screen by what happened: %i', async (status, title) => {
  await renderScreen(<FailedPage error={problem(status)} retry={() => undefined} />);
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(title);
});
