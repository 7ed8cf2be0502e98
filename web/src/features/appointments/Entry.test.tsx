/** An appointment in a cell says when it begins, and the whole of it to whoever cannot see; a cancelled one says so. */
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderScreen } from '@/test/render';
import { Entry } from './Entry';
import type { Appointment } from './span';

const one = { record: { id: 'a' }, subject: 'Tasting', place: 'Café', cancelled: false, allDay: false, first: '2026-11-23', last: '2026-11-23', from: 540, until: 600 } as unknown as Appointment;

it('says in a cell when it begins, and all of it aloud', async () => {
  await renderScreen(<Entry appointment={one} day="2026-11-23" compact />);
  expect(screen.getByText('9:00 AM')).toBeVisible();
  expect(screen.getByRole('link')).toHaveAccessibleName(/9:00 AM – 10:00 AM/);
});

it('says when it was called off', async () => {
  await renderScreen(<Entry appointment={{ ...one, cancelled: true }} day="2026-11-23" />);
  const link = screen.getByRole('link', { name: /Tasting.*cancelled/ });
  expect(link).toHaveAttribute('data-cancelled', 'true');
});
