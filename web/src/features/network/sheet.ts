/**
 * The drawing of the radial tree: edges and discs on a sheet larger than the window, so that moving only shows another part
 * of it. Knows nothing of pointers and keys.
 */
import type { NetworkOverview } from '@/api/network';
import { rankColor, rankInitial } from '@/ui';
import type { Placed } from './layout';

/** Where the eye is: `x * scale + dx`. */
export interface View {
  scale: number;
  dx: number;
  dy: number;
}

export const DOT = 7;
/** Room around the outermost nodes. */
const MARGIN = 30;

/** The view that shows everything. */
export function fitted(placed: Placed, width: number, height: number): View {
  const [left, top, right, bottom] = placed.box;
  const scale = Math.max(0.02, Math.min(2, width / (right - left + 2 * MARGIN), height / (bottom - top + 2 * MARGIN)));
  return { scale, dx: width / 2 - ((left + right) / 2) * scale, dy: height / 2 - ((top + bottom) / 2) * scale };
}

/** The edges of a layout, built once: moving and zooming only strokes them again. */
const edges = new WeakMap<Placed, Path2D>();

function bend(path: Path2D | CanvasRenderingContext2D, placed: Placed, parent: number, index: number) {
  const { x, y, bends } = placed;
  const [fromX = 0, fromY = 0, toX = 0, toY = 0] = bends.subarray(4 * index, 4 * index + 4);
  path.moveTo(x[parent] ?? 0, y[parent] ?? 0);
  path.bezierCurveTo(fromX, fromY, toX, toY, x[index] ?? 0, y[index] ?? 0);
}

function edgesOf(overview: NetworkOverview, placed: Placed): Path2D {
  const known = edges.get(placed);
  if (known) return known;
  const path = new Path2D();
  overview.parents.forEach((parent, index) => {
    if (parent >= 0) bend(path, placed, parent, index);
  });
  edges.set(placed, path);
  return path;
}

/** What is drawn, apart from where the eye is. */
export interface Scene {
  overview: NetworkOverview;
  placed: Placed;
  focus: number;
  dark: boolean;
}

/** A drawing larger than the window: while it covers the window, moving only shows another part of it. */
export interface Sheet extends Scene {
  canvas: HTMLCanvasElement;
  view: View;
  width: number;
  height: number;
  ratio: number;
}

/** Nothing shines through: the browser need not mix the drawing with what is below. */
const OPAQUE: CanvasRenderingContext2DSettings = { alpha: false };

/** Room around the window on every side, as a share of it. */
const AROUND = 0.5;

/** The sheet for a window, the old one where it still serves. */
export function sheetFor(old: Sheet | null, scene: Scene, view: View, width: number, height: number): Sheet {
  const ratio = window.devicePixelRatio || 1;
  const far = (now: number, then: number, side: number) => Math.abs(now - then) > side * AROUND;
  const serves =
    old &&
    old.overview === scene.overview &&
    old.placed === scene.placed &&
    old.focus === scene.focus &&
    old.dark === scene.dark &&
    old.width === width &&
    old.height === height &&
    old.ratio === ratio &&
    old.view.scale === view.scale &&
    !far(view.dx, old.view.dx, width) &&
    !far(view.dy, old.view.dy, height);
  if (serves) return old;
  const canvas = old?.canvas ?? document.createElement('canvas');
  canvas.width = Math.round(width * (1 + 2 * AROUND) * ratio);
  canvas.height = Math.round(height * (1 + 2 * AROUND) * ratio);
  const sheet = { ...scene, canvas, view, width, height, ratio };
  drawSheet(sheet);
  return sheet;
}

/** Shows the part of the sheet that the window looks at. */
export function show(element: HTMLCanvasElement, { canvas, view, width, height, ratio }: Sheet, now: View) {
  const context = element.getContext('2d', OPAQUE);
  if (!context) return;
  const x = Math.round((width * AROUND + view.dx - now.dx) * ratio);
  const y = Math.round((height * AROUND + view.dy - now.dy) * ratio);
  // The sheet covers the window, so nothing has to be cleared first.
  context.drawImage(canvas, x, y, element.width, element.height, 0, 0, element.width, element.height);
}

function drawSheet({ canvas, overview, placed, focus, dark, view, width, height, ratio }: Sheet) {
  const context = canvas.getContext('2d', OPAQUE);
  if (!context) return;
  const paper = dark ? '#15181E' : '#FFFFFF';
  const strong = dark ? '#6399E6' : '#2563C9';
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = paper;
  context.fillRect(0, 0, canvas.width / ratio, canvas.height / ratio);
  context.translate(view.dx + width * AROUND, view.dy + height * AROUND);
  context.scale(view.scale, view.scale);
  context.strokeStyle = dark ? '#3A414D' : '#C6CDD7';
  context.lineWidth = 1 / view.scale;
  context.stroke(edgesOf(overview, placed));
  // The way up from the chosen member.
  context.strokeStyle = strong;
  context.lineWidth = 2.5 / view.scale;
  context.beginPath();
  for (let child = focus, parent = overview.parents[child] ?? -1; parent >= 0; child = parent, parent = overview.parents[child] ?? -1) bend(context, placed, parent, child);
  context.stroke();
  // Far away a dot keeps a size that can be seen and told full from hollow.
  const dot = Math.max(DOT, Math.min(3.5 / view.scale, 3 * DOT));
  const words = view.scale > 0.7;
  context.font = '600 8px Inter, sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (let index = 0; index < overview.ids.length; index += 1) {
    const x = placed.x[index] ?? 0;
    const y = placed.y[index] ?? 0;
    const color = rankColor(overview.rank[index] ?? 0);
    const full = Boolean(overview.active[index]);
    context.beginPath();
    context.arc(x, y, dot, 0, 2 * Math.PI);
    context.fillStyle = full ? color : paper;
    context.fill();
    if (!full) {
      context.lineWidth = Math.max(2, dot / 3.5);
      context.strokeStyle = color;
      context.stroke();
    }
    if (words) {
      context.fillStyle = full ? '#FFFFFF' : dark ? '#E6E9EE' : '#1B2430';
      context.fillText(rankInitial(overview.ranks[overview.rank[index] ?? 0] ?? ''), x, y);
    }
  }
  if (focus < 0) return;
  context.beginPath();
  context.arc(placed.x[focus] ?? 0, placed.y[focus] ?? 0, dot + 4 / Math.min(1, view.scale), 0, 2 * Math.PI);
  context.lineWidth = 2.5 / Math.min(1, view.scale);
  context.strokeStyle = strong;
  context.stroke();
}
