/** The foot of a form: submits, does what it is given, leads out. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { renderScreen } from '@/test/render';
import { FormButtons } from './FormButtons';

it('submits the form around it, and the way out does not', async () => {
  const submit = vi.fn<() => void>();
  const cancel = vi.fn<() => void>();
  await renderScreen(
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <FormButtons label="Save" onCancel={cancel} />
    </form>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect([submit.mock.calls.length, cancel.mock.calls.length]).toEqual([0, 1]);
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(submit).toHaveBeenCalledOnce();
});

it('does what it is given instead', async () => {
  const act = vi.fn<() => void>();
  await renderScreen(<FormButtons label="Delete" danger onClick={act} onCancel={() => undefined} cancel="Close" />);
  await userEvent.click(screen.getByRole('button', { name: 'Delete' }));
  expect(act).toHaveBeenCalledOnce();
  expect(screen.getByRole('button', { name: 'Close' })).toBeVisible();
});
