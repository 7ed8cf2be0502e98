/** Where each node of the overview stands: a radial tree; and what lies under a point. Pure, no drawing. */
import { stratify, tree } from 'd3-hierarchy';
import type { NetworkOverview } from '@/api/network';

export interface Placed {
  x: Float64Array;
  y: Float64Array;
  /** Distance of the outermost ring from the middle. */
  radius: number;
}

/** Space between two rings. */
export const RING = 90;

/** Every node on the ring of its depth; several tops share an invisible middle. */
export function radial(overview: Pick<NetworkOverview, 'ids' | 'parents'>): Placed {
  const count = overview.ids.length;
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  if (count === 0) return { x, y, radius: 0 };
  const rows = [{ index: -1, parent: '' }, ...overview.parents.map((parent, index) => ({ index, parent: String(parent) }))];
  const root = stratify<{ index: number; parent: string }>()
    .id((row) => String(row.index))
    .parentId((row) => row.parent)(rows);
  const laid = tree<{ index: number; parent: string }>()
    .size([2 * Math.PI, 1])
    .separation((left, right) => (left.parent === right.parent ? 1 : 2) / Math.max(1, left.depth))(root);
  // One top stands in the middle itself.
  const first = overview.parents.filter((parent) => parent < 0).length === 1 ? 1 : 0;
  let radius = 0;
  laid.each((node) => {
    if (node.data.index < 0) return;
    const distance = (node.depth - first) * RING;
    radius = Math.max(radius, distance);
    x[node.data.index] = Math.cos(node.x) * distance;
    y[node.data.index] = Math.sin(node.x) * distance;
  });
  return { x, y, radius };
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
