/** Where each node of the overview stands: a radial tree; and what lies under a point. Pure, no drawing. */
import { stratify, tree } from 'd3-hierarchy';
import type { NetworkOverview } from '@/api/network';

export interface Placed {
  x: Float64Array;
  y: Float64Array;
  /** Four figures a node, where the edge from its parent bends: half way between the rings, first at the parent's angle, then at its own. */
  bends: Float64Array;
  /** Distance of the outermost ring from the middle. */
  radius: number;
  /** What the nodes take up: left, top, right, bottom. */
  box: [number, number, number, number];
}

/** Least space between two rings. */
export const RING = 90;
/** Least space between two nodes of a ring, if they stood evenly. */
const GAP = 10;

/** The radius of each generation: a step further out, or more where it would not fit its ring. */
function rings(counts: number[]): number[] {
  const out: number[] = [];
  counts.forEach((count, at) => out.push(at === 0 ? 0 : Math.max((out[at - 1] ?? 0) + RING, (count * GAP) / (2 * Math.PI))));
  return out;
}

/** Every node on the ring of its depth; several tops share an invisible middle. */
export function radial(overview: Pick<NetworkOverview, 'ids' | 'parents'>): Placed {
  const count = overview.ids.length;
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const bends = new Float64Array(4 * count);
  const box: Placed['box'] = [0, 0, 0, 0];
  if (count === 0) return { x, y, bends, radius: 0, box };
  const rows = [{ index: -1, parent: '' }, ...overview.parents.map((parent, index) => ({ index, parent: String(parent) }))];
  const root = stratify<{ index: number; parent: string }>()
    .id((row) => String(row.index))
    .parentId((row) => row.parent)(rows);
  const laid = tree<{ index: number; parent: string }>()
    .size([2 * Math.PI, 1])
    .separation((left, right) => (left.parent === right.parent ? 1 : 2) / Math.max(1, left.depth))(root);
  // One top stands in the middle itself.
  const first = overview.parents.filter((parent) => parent < 0).length === 1 ? 1 : 0;
  const counts: number[] = [];
  laid.each((node) => {
    const ring = Math.max(0, node.depth - first);
    counts[ring] = (counts[ring] ?? 0) + 1;
  });
  const radii = rings(counts);
  const away = (depth: number) => radii[Math.max(0, depth - first)] ?? 0;
  laid.each((node) => {
    const { index } = node.data;
    if (index < 0) return;
    const own = away(node.depth);
    x[index] = Math.cos(node.x) * own;
    y[index] = Math.sin(node.x) * own;
    const above = away(node.depth - 1);
    const half = (own + above) / 2;
    // From the middle every direction is the child's own.
    const from = above === 0 ? node.x : (node.parent?.x ?? node.x);
    bends.set([Math.cos(from) * half, Math.sin(from) * half, Math.cos(node.x) * half, Math.sin(node.x) * half], 4 * index);
    box[0] = Math.min(box[0], x[index] ?? 0);
    box[1] = Math.min(box[1], y[index] ?? 0);
    box[2] = Math.max(box[2], x[index] ?? 0);
    box[3] = Math.max(box[3], y[index] ?? 0);
  });
  return { x, y, bends, radius: radii.at(-1) ?? 0, box };
}

/** The node nearest to a point within `reach`, or -1. */
export function nearest(placed: Placed, px: number, py: number, reach: number): number {
  let found = -1;
  let best = reach * reach;
  for (let index = 0; index < placed.x.length; index += 1) {
    const dx = (placed.x[index] ?? 0) - px;
    const dy = (placed.y[index] ?? 0) - py;
    const distance = dx * dx + dy * dy;
    if (distance <= best) {
      best = distance;
      found = index;
    }
  }
  return found;
}

export type Move = 'up' | 'down' | 'left' | 'right' | 'home';

/** Where an arrow key leads from a node: up to the parent, down to the first child, sideways to siblings. */
export function walk(parents: number[], at: number, move: Move): number {
  if (parents.length === 0) return -1;
  if (at < 0 || move === 'home') return 0;
  const parent = parents[at] ?? -1;
  if (move === 'up') return parent < 0 ? at : parent;
  if (move === 'down') {
    const child = parents.indexOf(at);
    return child < 0 ? at : child;
  }
  const siblings = parents.flatMap((one, index) => (one === parent ? [index] : []));
  const place = siblings.indexOf(at);
  return siblings[place + (move === 'right' ? 1 : -1)] ?? at;
}
