/** A day and a time in the reader's form and zone make one instant; what is unfinished is given on as it was typed. */
import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { MeContext } from '@/api/session';
import type { Language } from '@/i18n/i18n';
import { meOf } from '@/test/me';
import { renderScreen } from '@/test/render';
import TimeEdit from './TimeEdit';

const FIELD = { key: 'starts_at', type: 'time', label: 'Start', required: false, options: [], relation: null, access: 'write' as const, listable: false, filterable: false, sortable: false };

function type(input: HTMLInputElement, text: string) {
  fireEvent.focus(input);
  fireEvent.input(input, { target: { value: text } });
}

async function inputs(value: string | null, language: Language = 'ru') {
  const given = vi.fn<(value: unknown) => void>();
  const sent = vi.fn<() => void>();
  function Held() {
    const [held, setHeld] = useState<unknown>(value);
    const change = (next: unknown) => {
      given(next);
      setHeld(next);
    };
    return (
      <MeContext value={meOf({ zone: 'Europe/Warsaw' })}>
        <form onSubmit={(event) => (event.preventDefault(), sent())}>
          <TimeEdit field={FIELD} value={held} onChange={change} />
        </form>
      </MeContext>
    );
  }
  await renderScreen(<Held />, { language });
  const [day, clock] = screen.getAllByRole('textbox') as [HTMLInputElement, HTMLInputElement];
  return { day, clock, given, sent };
}

it('shows an instant as the reader’s wall does, and names both inputs', async () => {
  const { day, clock } = await inputs('2026-12-01T08:30:00Z');
  expect([day.value, clock.value]).toEqual(['01.12.2026', '09:30']);
  expect(screen.getByLabelText('Start')).toBe(day);
  expect(screen.getByLabelText('Start: время')).toBe(clock);
});

it('writes English times with their half of the day', async () => {
  const { clock } = await inputs('2026-12-01T20:30:00Z', 'en');
  expect(clock.value).toBe('9:30 PM');
});

it('gives an instant for whatever form it is typed in', async () => {
  const { day, clock, given } = await inputs(null);
  type(day, '15.07.2026');
  expect(given).toHaveBeenLastCalledWith('2026-07-15T');
  type(clock, '930');
  expect(given).toHaveBeenLastCalledWith('2026-07-15T07:30:00Z');
  expect(clock.value).toBe('930');
  fireEvent.blur(clock);
  expect(clock.value).toBe('09:30');
});

it('keeps what is no time as it was typed, and the time of a day that is cleared', async () => {
  const { day, clock, given } = await inputs('2026-12-01T08:30:00Z');
  type(clock, 'noon');
  fireEvent.blur(clock);
  expect(given).toHaveBeenLastCalledWith('2026-12-01Tnoon');
  expect(clock.value).toBe('noon');
  type(clock, '10:15');
  type(day, '');
  expect(given).toHaveBeenLastCalledWith(null);
  type(day, '2026-12-02');
  expect(given).toHaveBeenLastCalledWith('2026-12-02T09:15:00Z');
});

it('sends a form that has no button by Enter', async () => {
  const { clock, sent } = await inputs('2026-12-01T08:30:00Z');
  fireEvent.keyDown(clock, { key: 'Enter' });
  expect(sent).toHaveBeenCalledOnce();
});
