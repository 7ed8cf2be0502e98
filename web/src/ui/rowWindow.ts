/** Which rows of a table are in sight, in the table's own scroll or in one it stands in among other things; all of them while printing. */
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

export const ROW_PX = 36;
const CARD_PX = 72;
/** How many are drawn beyond each edge: about a screen of either; a card is three rows high. */
const BEYOND = { rows: 12, cards: 8 };
/** How many rows before the end the next page is asked for. */
const AHEAD = 15;

/** While printing, windowing is off so that every loaded row reaches the paper. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    // The browser takes the picture as soon as the event is over: the rows have to stand there by then.
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  return printing;
}

interface RowWindowProps {
  scroller: RefObject<HTMLElement | null>;
  /** Keys of the rows in their order. */
  keys: readonly string[];
  cards: boolean;
  /** A row that stays, however far the list is scrolled: what is typed there is not lost. */
  pinned: string | null;
  /** How far below the top of the scroll the first row stands. */
  margin?: number;
  more: boolean;
  moreFailed: boolean;
  loadMore: (() => void) | undefined;
}

export interface RowWindow {
  /** Indexes of the rows to draw, and the heights before, after and between them. */
  shown: number[];
  start: number;
  end: number;
  gaps: ReadonlyMap<number, number>;
  /** The height of all rows, drawn or not. */
  total: number;
  measure: (element: Element | null) => void;
}

export function useRowWindow({ scroller, keys, cards, pinned, margin = 0, more, moreFailed, loadMore }: RowWindowProps): RowWindow {
  const printing = usePrinting();
  const height = cards ? CARD_PX : ROW_PX;
  const stays = pinned === null ? -1 : keys.indexOf(pinned);
  const windowed = useVirtualizer({
    count: keys.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: cards ? BEYOND.cards : BEYOND.rows,
    scrollMargin: margin,
    getItemKey: (index) => keys[index] ?? index,
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), ...(stays < 0 ? [] : [stays])])].toSorted((left, right) => left - right),
  });
  useEffect(() => windowed.measure(), [height, windowed]);
  const items = windowed.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && !moreFailed && loadMore && last >= keys.length - AHEAD) loadMore();
  }, [more, moreFailed, loadMore, last, keys.length]);
  const total = windowed.getTotalSize();
  if (printing) return { shown: keys.map((_, index) => index), start: 0, end: 0, gaps: new Map(), total, measure: windowed.measureElement };
  return {
    shown: items.map(({ index }) => index),
    start: Math.max(0, (items[0]?.start ?? margin) - margin),
    end: Math.max(0, total - ((items.at(-1)?.end ?? margin) - margin)),
    gaps: new Map(items.map((item, at) => [item.index, item.start - (items[at - 1]?.end ?? item.start)])),
    total,
    measure: windowed.measureElement,
  };
}
