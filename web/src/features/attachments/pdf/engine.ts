/**
 * A PDF as pages that can be drawn. A file is somebody else's work: no script in it is run, no form of XFA drawn, no link
 * followed; it is read in a worker of our own origin that ends with the dialog, and what cannot be read is said by its reason.
 */
import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy, TextLayer, VerbosityLevel, version } from 'pdfjs-dist';
// oxlint-disable-next-line import/default -- the address that Vite gives
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { clearest, type Size } from './measures';

/** Fonts, tables of characters and decoders that few files need; `vite.config.ts` puts them there. */
const PARTS = `/assets/pdf-${version}/`;
/** What one picture in a file may measure; a larger one is left out. */
const IMAGE_PIXELS_MAX = 2 ** 26;

export type PdfReason = 'locked' | 'damaged';

export class PdfError extends Error {
  constructor(readonly reason: PdfReason) {
    super(`a PDF is ${reason}`);
  }
}

export interface PdfDrawing {
  canvas: HTMLCanvasElement;
  /** The words of the page over its picture, for selection and screen readers. */
  words: HTMLElement;
}

export interface OpenPdf {
  pages: number;
  /** What a page measures, in points; pages are counted from 1. */
  size: (page: number) => Promise<Size>;
  /** Draws a page `width` CSS pixels wide; rejects once `signal` is aborted. */
  draw: (page: number, width: number, signal: AbortSignal) => Promise<PdfDrawing>;
  close: () => void;
}

/** Opens a file; once `signal` is aborted, what was begun is ended. */
export async function openPdf(content: Blob, signal: AbortSignal): Promise<OpenPdf> {
  GlobalWorkerOptions.workerSrc = workerUrl;
  const task = getDocument({
    data: new Uint8Array(await content.arrayBuffer()),
    cMapUrl: PARTS,
    standardFontDataUrl: PARTS,
    wasmUrl: PARTS,
    // Our rules for pages allow no WebAssembly; decoders in plain script stand in for it.
    useWasm: false,
    enableXfa: false,
    maxImageSize: IMAGE_PIXELS_MAX,
    verbosity: VerbosityLevel.ERRORS,
  });
  const close = () => void task.destroy();
  signal.addEventListener('abort', close);
  if (signal.aborted) close();
  try {
    const file = await task.promise;
    if (file.numPages < 1) throw new PdfError('damaged');
    return { pages: file.numPages, size: (page) => sizeOf(file, page), draw: (page, width, stop) => draw(file, page, width, stop), close };
  } catch (error) {
    close();
    throw new PdfError(error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'damaged');
  }
}

async function sizeOf(file: PDFDocumentProxy, number: number): Promise<Size> {
  const { width, height } = (await file.getPage(number)).getViewport({ scale: 1 });
  return { width, height };
}

async function draw(file: PDFDocumentProxy, number: number, width: number, signal: AbortSignal): Promise<PdfDrawing> {
  const page = await file.getPage(number);
  signal.throwIfAborted();
  const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
  const clear = clearest(viewport, window.devicePixelRatio);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(viewport.width * clear));
  canvas.height = Math.max(1, Math.floor(viewport.height * clear));
  const task = page.render({ canvas, viewport, transform: [clear, 0, 0, clear, 0, 0] });
  const stop = () => task.cancel();
  signal.addEventListener('abort', stop);
  try {
    await task.promise;
    const words = document.createElement('div');
    words.style.setProperty('--total-scale-factor', String(viewport.scale));
    await new TextLayer({ textContentSource: page.streamTextContent(), container: words, viewport }).render();
    signal.throwIfAborted();
    return { canvas, words };
  } finally {
    signal.removeEventListener('abort', stop);
    page.cleanup();
  }
}
