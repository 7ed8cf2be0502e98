/** The viewer of PDF files around its pages: place, keys, zoom, and each reason for which nothing is shown. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Attachment } from '@/api/attachments';
import { renderScreen } from '@/test/render';
import { type OpenPdf, openPdf, PdfError } from './engine';
import PdfViewer, { PDF_BYTES_MAX } from './PdfViewer';

vi.mock('./engine', () => ({
  openPdf: vi.fn<typeof openPdf>(),
  PdfError: class extends Error {
    constructor(readonly reason: string) {
      super(reason);
    }
  },
}));

const attachment = (bytes = 1000): Attachment => ({ id: 'f1', name: 'contract.pdf', media_type: 'application/pdf', size_bytes: bytes, sha256: '', preview: false, at: '2026-07-01T00:00:00Z' });

/** A file whose pages are drawn as empty canvases; which were drawn, how wide, stands in `drawn`. */
function pdf(pages: number) {
  const drawn: [number, number][] = [];
  const file: OpenPdf = {
    pages,
    size: async () => ({ width: 600, height: 800 }),
    draw: async (page, width) => {
      drawn.push([page, width]);
      if (page === 3) throw new Error('a page that is broken');
      return { canvas: document.createElement('canvas'), words: document.createElement('div') };
    },
    close: vi.fn<() => void>(),
  };
  vi.mocked(openPdf).mockResolvedValue(file);
  return { drawn, file };
}

function scrolled(this: Element, to: ScrollToOptions) {
  this.scrollTop = to.top ?? 0;
  // As in a browser, it is told later.
  setTimeout(() => this.dispatchEvent(new Event('scroll')));
}

beforeEach(() => {
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(824);
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockReturnValue(1_000_000);
  Element.prototype.scrollTo = scrolled as typeof Element.prototype.scrollTo;
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response('%PDF-1.4'));
});
afterEach(() => vi.restoreAllMocks());

const place = () => screen.findByRole('textbox', { name: 'Page' });

it('draws what is in sight of a thousand pages, and says how many there are', async () => {
  const { drawn } = pdf(1000);
  await renderScreen(<PdfViewer file={attachment()} />);
  await screen.findByText('of 1,000');
  await waitFor(() => expect(drawn).toContainEqual([1, 800]));
  expect(drawn.length).toBeLessThan(6);
  expect(screen.getByRole('group', { name: 'Page 1' })).toBeVisible();
});

it('goes on, back, to the end and to what is typed', async () => {
  pdf(12);
  await renderScreen(<PdfViewer file={attachment()} />);
  const input = await place();
  const region = screen.getByRole('region', { name: 'Preview of contract.pdf' });
  expect(screen.getByRole('button', { name: 'Previous page' })).toBeDisabled();
  await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
  expect(input).toHaveValue('2');
  fireEvent.keyDown(region, { key: 'PageDown' });
  expect(input).toHaveValue('3');
  fireEvent.keyDown(region, { key: 'ArrowLeft' });
  expect(input).toHaveValue('2');
  fireEvent.keyDown(region, { key: 'End' });
  expect(input).toHaveValue('12');
  expect(screen.getByRole('button', { name: 'Next page' })).toBeDisabled();
  await userEvent.clear(input);
  await userEvent.type(input, '5{Enter}');
  expect(input).toHaveValue('5');
  await userEvent.clear(input);
  await userEvent.type(input, 'five{Enter}');
  expect(input).toHaveValue('5');
});

it('larger and smaller draw the page anew; the arrows then move the page itself', async () => {
  const { drawn } = pdf(2);
  await renderScreen(<PdfViewer file={attachment()} />);
  const input = await place();
  const region = screen.getByRole('region');
  await userEvent.click(screen.getByRole('button', { name: 'Larger' }));
  await waitFor(() => expect(drawn).toContainEqual([1, 1000]));
  expect(screen.getByText('125%')).toBeVisible();
  fireEvent.keyDown(region, { key: 'ArrowRight' });
  expect(input).toHaveValue('1');
  fireEvent.keyDown(region, { key: '0' });
  expect(screen.getByText('100%')).toBeVisible();
  fireEvent.keyDown(region, { key: '-' });
  await waitFor(() => expect(drawn).toContainEqual([1, 600]));
});

it('a page that cannot be drawn says so, and the others are shown', async () => {
  const { drawn } = pdf(3);
  await renderScreen(<PdfViewer file={attachment()} />);
  await place();
  fireEvent.keyDown(screen.getByRole('region'), { key: 'End' });
  await screen.findByText('This page cannot be shown.');
  expect(drawn).toContainEqual([1, 800]);
});

it.each([
  ['locked', 'This PDF is protected by a password'],
  ['damaged', 'This PDF is damaged'],
] as const)('says that a file is %s', async (reason, words) => {
  vi.mocked(openPdf).mockRejectedValue(new PdfError(reason));
  await renderScreen(<PdfViewer file={attachment()} />);
  expect(await screen.findByRole('alert')).toHaveTextContent(words);
});

it('does not fetch what is too large', async () => {
  await renderScreen(<PdfViewer file={attachment(PDF_BYTES_MAX + 1)} />);
  expect(screen.getByRole('alert')).toHaveTextContent('This PDF is too large to be shown here');
  expect(fetch).not.toHaveBeenCalled();
});

it('ends what it has opened when it is closed', async () => {
  pdf(1);
  const { unmount } = await renderScreen(<PdfViewer file={attachment()} />);
  await place();
  unmount();
  expect(vi.mocked(openPdf).mock.lastCall?.[1].aborted).toBe(true);
});
