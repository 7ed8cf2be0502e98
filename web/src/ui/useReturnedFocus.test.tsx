/** A dialog that is taken out of the page gives the focus back, unless it went elsewhere. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { type ReactNode, useState } from 'react';
import { createPortal } from 'react-dom';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { renderScreen } from '@/test/render';
import { useReturnedFocus } from './useReturnedFocus';

/** Where the library puts what floats; under test it draws it in its place instead. */
const place = document.createElement('div');
place.dataset['portal'] = 'true';
beforeEach(() => document.body.append(place));
afterEach(() => place.remove());

const Dialog = ({ children }: { children: ReactNode }) => createPortal(<div role="dialog">{children}</div>, place);
/** One whose frame stays while it is closed, and comes open with its code. */
const Framed = ({ open, children }: { open: boolean; children: ReactNode }) => createPortal(<div>{open ? <div role="dialog">{children}</div> : null}</div>, place);

function Page({ framed = false }: { framed?: boolean }) {
  useReturnedFocus();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      <button type="button" id="elsewhere">
        Elsewhere
      </button>
      {framed ? (
        <Framed open={open}>
          <button type="button" onClick={() => setOpen(false)}>
            Close
          </button>
        </Framed>
      ) : null}
      {open && !framed ? (
        <Dialog>
          <button type="button" onClick={() => setOpen(false)}>
            Done
          </button>
          <button
            type="button"
            onClick={() => {
              document.getElementById('elsewhere')?.focus();
              setOpen(false);
            }}
          >
            Go
          </button>
        </Dialog>
      ) : null}
    </>
  );
}

const SLOW = { timeout: 4000 };

it('gives it back', async () => {
  await renderScreen(<Page />);
  const opener = screen.getByText('Open');
  opener.focus();
  fireEvent.click(opener);
  const done = await screen.findByText('Done', undefined, SLOW);
  done.focus();
  fireEvent.click(done);
  await waitFor(() => expect(opener).toHaveFocus(), SLOW);
});

it('gives it back where the frame of the dialog stays', async () => {
  await renderScreen(<Page framed />);
  const opener = screen.getByText('Open');
  opener.focus();
  fireEvent.click(opener);
  const close = await screen.findByText('Close', undefined, SLOW);
  close.focus();
  fireEvent.click(close);
  await waitFor(() => expect(opener).toHaveFocus(), SLOW);
});

it('leaves it where it went', async () => {
  await renderScreen(<Page />);
  screen.getByText('Open').focus();
  fireEvent.click(screen.getByText('Open'));
  fireEvent.click(await screen.findByText('Go', undefined, SLOW));
  await waitFor(() => expect(screen.queryByText('Go')).toBeNull(), SLOW);
  expect(screen.getByText('Elsewhere')).toHaveFocus();
});
