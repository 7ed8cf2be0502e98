/**
 * The network at a glance: a radial tree on one canvas, up to some thousand members. Drag, wheel and
 * pinch move and zoom; arrow keys walk. Behind it stands a tree for screen readers. Draws only when
 * something changed; moving shows another part of what is drawn already.
 */
import { ActionIcon, Group, useComputedColorScheme } from '@mantine/core';
import { IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { NetworkOverview } from '@/api/network';
import { useT } from '@/i18n/i18n';
import { RankBadge } from '@/ui';
import { type Move, nearest, radial, walk } from './layout';
import classes from './network.module.css';
import { DOT, fitted, type Sheet, sheetFor, show, type View } from './sheet';

const MOVES: Record<string, Move> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right', Home: 'home' };
/** Where a pointer stands on the canvas. */
function at(event: PointerEvent) {
  const box = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

/** What the discs mean: the ranks that occur, and the hollow ring of an inactive member. */
function Legend({ overview }: { overview: NetworkOverview }) {
  const t = useT();
  const occurring = useMemo(() => [...new Set(overview.rank)].toSorted((left, right) => left - right), [overview]);
  return (
    <Group gap="sm" className={classes['legend']}>
      {occurring.map((rank) => {
        const name = overview.ranks[rank] ?? '';
        return <RankBadge key={rank} name={name || t('network-no-rank')} none={name === ''} position={rank} />;
      })}
      {overview.active.includes(0) ? (
        <span className={classes['hollow']}>
          <span aria-hidden />
          {t('network-inactive')}
        </span>
      ) : null}
    </Group>
  );
}

export function Radial({ overview, selected, onSelect, onOpen }: { overview: NetworkOverview; selected: string | null; onSelect: (id: string) => void; onOpen: (id: string) => void }) {
  const t = useT();
  const dark = useComputedColorScheme('light') === 'dark';
  const canvas = useRef<HTMLCanvasElement>(null);
  const placed = useMemo(() => radial(overview), [overview]);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [moved, setMoved] = useState<View | null>(null);
  const view = moved ?? fitted(placed, size.width, size.height);
  const focus = selected === null ? -1 : overview.ids.indexOf(selected);
  const pointers = useRef(new Map<number, { x: number; y: number }>());
  const dragged = useRef(false);
  const sheet = useRef<Sheet | null>(null);
  /** Where the eye is while a hand drags: drawn at once, told to React when the hand lets go. */
  const eye = useRef(view);
  const frame = useRef(0);
  const repaint = useRef(() => {});

  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const element = canvas.current;
    if (!element || size.width === 0) return undefined;
    const ratio = window.devicePixelRatio || 1;
    if (element.width !== Math.round(size.width * ratio) || element.height !== Math.round(size.height * ratio)) {
      element.width = Math.round(size.width * ratio);
      element.height = Math.round(size.height * ratio);
    }
    eye.current = view;
    const paint = () => {
      sheet.current = sheetFor(sheet.current, { overview, placed, focus, dark }, eye.current, size.width, size.height);
      show(element, sheet.current, eye.current);
    };
    repaint.current = () => {
      cancelAnimationFrame(frame.current);
      frame.current = requestAnimationFrame(paint);
    };
    repaint.current();
    return () => cancelAnimationFrame(frame.current);
  });

  const zoom = useCallback((factor: number, x: number, y: number) => {
    const from = eye.current;
    const scale = Math.max(0.02, Math.min(4, from.scale * factor));
    const real = scale / from.scale;
    eye.current = { scale, dx: x - (x - from.dx) * real, dy: y - (y - from.dy) * real };
    setMoved(eye.current);
  }, []);

  // React's wheel handler is passive; zooming must keep the page from scrolling.
  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      zoom(Math.exp(-event.deltaY / 400), event.clientX - box.left, event.clientY - box.top);
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, [zoom]);

  const down = (event: PointerEvent<HTMLCanvasElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    pointers.current.set(event.pointerId, at(event));
    dragged.current = false;
  };
  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    const before = pointers.current.get(event.pointerId);
    if (!before) return;
    const now = at(event);
    const others = [...pointers.current].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
    pointers.current.set(event.pointerId, now);
    const other = others[0];
    if (other) {
      const old = Math.hypot(before.x - other.x, before.y - other.y);
      if (old > 0) zoom(Math.hypot(now.x - other.x, now.y - other.y) / old, (now.x + other.x) / 2, (now.y + other.y) / 2);
    } else {
      eye.current = { scale: eye.current.scale, dx: eye.current.dx + now.x - before.x, dy: eye.current.dy + now.y - before.y };
      repaint.current();
    }
    if (Math.abs(now.x - before.x) + Math.abs(now.y - before.y) > 2) dragged.current = true;
  };
  const up = (event: PointerEvent<HTMLCanvasElement>) => {
    const point = at(event);
    pointers.current.delete(event.pointerId);
    if (dragged.current) {
      setMoved(eye.current);
      return;
    }
    const found = nearest(placed, (point.x - view.dx) / view.scale, (point.y - view.dy) / view.scale, Math.max(DOT, 12 / view.scale));
    const id = overview.ids[found];
    if (id) onSelect(id);
  };
  const keys = (event: KeyboardEvent) => {
    const step = MOVES[event.key];
    if (step) {
      const id = overview.ids[walk(overview.parents, focus, step)];
      if (id) onSelect(id);
      event.preventDefault();
    } else if (event.key === 'Enter' && selected) onOpen(selected);
    else if (event.key === '+' || event.key === '-') zoom(event.key === '+' ? 1.25 : 0.8, size.width / 2, size.height / 2);
    else if (event.key === '0') setMoved(null);
  };
  const middle = (factor: number) => zoom(factor, size.width / 2, size.height / 2);
  return (
    <div className={classes['canvasBox']}>
      <canvas ref={canvas} className={classes['canvas']} tabIndex={0} aria-label={t('network-aria')} onPointerDown={down} onPointerMove={move} onPointerUp={up} onPointerCancel={(event) => pointers.current.delete(event.pointerId)} onKeyDown={keys} />
      <Legend overview={overview} />
      <Group gap={4} className={classes['zoom']}>
        <ActionIcon variant="default" size="lg" aria-label={t('network-zoom-in')} onClick={() => middle(1.25)}>
          <IconPlus size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="default" size="lg" aria-label={t('network-zoom-out')} onClick={() => middle(0.8)}>
          <IconMinus size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="default" size="lg" aria-label={t('network-fit')} onClick={() => setMoved(null)}>
          <IconMaximize size={18} aria-hidden />
        </ActionIcon>
      </Group>
    </div>
  );
}
