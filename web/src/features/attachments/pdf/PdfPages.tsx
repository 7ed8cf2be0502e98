/** The pages of a PDF one under the other: only those in sight and their neighbours are drawn, however many there are. */
import { Text } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef, useState } from 'react';
import { useT } from '@/i18n/i18n';
import type { OpenPdf } from './engine';
import { A4, pageHeight, pageWidth, type Size } from './measures';
import classes from './Pdf.module.css';

/** Between pages and around them. */
const GAP_PX = 12;

interface PageProps {
  file: OpenPdf;
  number: number;
  width: number;
  height: number;
  onSize: (number: number, size: Size) => void;
}

function Page({ file, number, width, height, onSize }: PageProps) {
  const t = useT();
  const place = useRef<HTMLDivElement>(null);
  /** The width at which it could not be drawn; another is tried. */
  const [failedAt, setFailedAt] = useState<number | null>(null);
  const failed = failedAt === width;
  const tell = useEffectEvent(onSize);
  useEffect(() => {
    const stop = new AbortController();
    void (async () => {
      try {
        tell(number, await file.size(number));
        const { canvas, words } = await file.draw(number, width, stop.signal);
        canvas.className = classes['canvas'] ?? '';
        canvas.setAttribute('aria-hidden', 'true');
        words.className = classes['words'] ?? '';
        place.current?.replaceChildren(canvas, words);
      } catch {
        if (!stop.signal.aborted) setFailedAt(width);
      }
    })();
    return () => stop.abort();
  }, [file, number, width]);
  return (
    <div className={classes['page']} style={{ width, height }} role="group" aria-label={t('attachments-pdf-page', { page: number })}>
      <div ref={place} hidden={failed} />
      {failed ? <Text className={classes['failed']}>{t('attachments-pdf-page-failed')}</Text> : null}
    </div>
  );
}

export interface PagesHandle {
  goTo: (page: number) => void;
}

interface PdfPagesProps {
  file: OpenPdf;
  name: string;
  zoom: number;
  page: number;
  onPage: (page: number) => void;
  ref: Ref<PagesHandle>;
}

export function PdfPages({ file, name, zoom, page, onPage, ref }: PdfPagesProps) {
  const t = useT();
  const scroller = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  const [sizes, setSizes] = useState<ReadonlyMap<number, Size>>(new Map());
  useEffect(() => {
    const box = scroller.current;
    if (!box) return undefined;
    const measure = () => setRoom(Math.max(0, box.clientWidth - 2 * GAP_PX));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  const width = pageWidth(room, zoom);
  // What no page has said yet is taken for like the first.
  const heightOf = (index: number) => pageHeight(sizes.get(index + 1) ?? sizes.get(1) ?? A4, width);
  const windowed = useVirtualizer({ count: file.pages, getScrollElement: () => scroller.current, estimateSize: heightOf, gap: GAP_PX, paddingStart: GAP_PX, paddingEnd: GAP_PX, overscan: 1, useFlushSync: false });
  // A page that was asked for is the one that is seen, until somebody scrolls: the last ones may not reach the top.
  const asked = useRef(false);
  const goTo = (to: number) => {
    asked.current = true;
    windowed.scrollToIndex(to - 1, { align: 'start' });
  };
  const stay = useEffectEvent(() => {
    windowed.measure();
    if (page > 1) goTo(page);
  });
  // Another width has other heights: the page that was looked at stays.
  useEffect(() => stay(), [width]);
  useEffect(() => windowed.measure(), [sizes, windowed]);
  useImperativeHandle(ref, () => ({ goTo }));
  const items = windowed.getVirtualItems();
  const middle = (windowed.scrollOffset ?? 0) + (windowed.scrollRect?.height ?? 0) / 3;
  const seen = (items.find((item) => item.end >= middle)?.index ?? 0) + 1;
  const tell = useEffectEvent(() => (asked.current ? undefined : onPage(seen)));
  useEffect(() => tell(), [seen]);
  const byHand = () => {
    asked.current = false;
  };
  const note = (number: number, size: Size) => setSizes((known) => (known.has(number) ? known : new Map(known).set(number, size)));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by the keyboard
    <div className={classes['pages']} ref={scroller} role="region" aria-label={t('attachments-preview', { name })} tabIndex={0} data-autofocus onWheel={byHand} onTouchMove={byHand} onPointerDown={byHand} onKeyDown={(event) => (/^(Arrow(Up|Down)| )$/.test(event.key) ? byHand() : undefined)}>
      <div style={{ position: 'relative', width: Math.max(width + 2 * GAP_PX, 0), minWidth: '100%', height: windowed.getTotalSize() }}>
        {room > 0
          ? items.map((item) => (
              <div key={item.key} className={classes['row']} style={{ transform: `translateY(${item.start}px)` }}>
                <Page file={file} number={item.index + 1} width={width} height={item.size} onSize={note} />
              </div>
            ))
          : null}
      </div>
    </div>
  );
}
