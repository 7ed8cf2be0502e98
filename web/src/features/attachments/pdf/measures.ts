/** How large a page stands on the screen: steps of zoom, and how clear it may be drawn without asking for all memory. */

export interface Size {
  width: number;
  height: number;
}

/** Shares of the width there is; at 1 a page fills it. */
const STEPS = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;
/** What one drawn page may hold; 16 million is what the poorest phones draw at all. */
const PIXELS_MAX = 16_000_000;
/** A page is never taken for wider or higher than so many times the other side: a file may say anything. */
const RATIO_MAX = 20;
/** Paper of the office, until the first page has said what it measures. */
export const A4: Size = { width: 595, height: 842 };
/** What a desk reads a page at, in CSS pixels, however wide the dialog is. */
const READ_PX_MAX = 860;

/** The next step up (`by` 1) or down (-1); the same at the end. */
export function zoomed(zoom: number, by: 1 | -1): number {
  const next = by > 0 ? STEPS.find((step) => step > zoom) : STEPS.findLast((step) => step < zoom);
  return next ?? zoom;
}

/** How wide a page is drawn in `room`. */
export function pageWidth(room: number, zoom: number): number {
  return Math.max(40, Math.floor(Math.min(room, READ_PX_MAX) * zoom));
}

/** How high a page of that width is. */
export function pageHeight({ width, height }: Size, drawn: number): number {
  const ratio = width > 0 && height > 0 ? Math.min(RATIO_MAX, Math.max(1 / RATIO_MAX, height / width)) : A4.height / A4.width;
  return Math.round(drawn * ratio);
}

/** Pixels of the canvas for one of the page, at most those of the screen. */
export function clearest({ width, height }: Size, ratio: number): number {
  return Math.min(Math.max(1, ratio), Math.sqrt(PIXELS_MAX / (width * height)));
}

/** A page somebody typed, within those there are; null is no number. */
export function pageTyped(text: string, pages: number): number | null {
  const said = /^\s*(\d{1,7})\s*$/.exec(text)?.[1];
  return said === undefined ? null : Math.min(pages, Math.max(1, Number(said)));
}
