/**
 * The filter while its groups are put together: every part has a number of its own, a condition may still be unfinished.
 * Pure. Knows the server's limits and leaves room for what a grouped list adds to the filter.
 */
import { type Condition, type Filter, type FilterGroup, type FilterNode, type FilterPart, isFixed, isGroup, type Join, nodeOf } from '@/entity/filter';

export interface ConditionDraft {
  id: number;
  /** What was there when the builder opened. */
  first: Condition | null;
  /** Null while it does not say enough to be asked. */
  condition: Condition | null;
}
export interface FixedDraft {
  id: number;
  fixed: FilterNode;
}
export interface GroupDraft {
  id: number;
  join: Join;
  parts: PartDraft[];
}
export type PartDraft = ConditionDraft | FixedDraft | GroupDraft;

/** The server takes 8 levels, 100 nodes and 10 questions about linked records; a grouped list adds one level and a few nodes. */
export const DEPTH_MAX = 7;
export const NODES_MAX = 85;
export const LINKED_MAX = 10;

let numbers = 0;
const number = () => (numbers += 1);

export const newCondition = (condition: Condition | null = null): ConditionDraft => ({ id: number(), first: condition, condition });
export const newGroup = (join: Join, parts: PartDraft[]): GroupDraft => ({ id: number(), join, parts });

function draftOf(part: FilterPart): PartDraft {
  if (isFixed(part)) return { id: number(), fixed: part.fixed };
  return isGroup(part) ? newGroup(part.join, part.parts.map(draftOf)) : newCondition(part);
}

/** A filter that is one group is that group; any other is the group of what all holds. */
export function begin(filter: Filter): GroupDraft {
  const [only] = filter;
  const whole: FilterGroup = filter.length === 1 && only && isGroup(only) ? only : { join: 'all', parts: [...filter] };
  return newGroup(whole.join, whole.parts.map(draftOf));
}

/** The group with one of its parts, however deep, changed or taken out. */
export function changed(group: GroupDraft, id: number, change: (part: PartDraft) => PartDraft | null): GroupDraft {
  const parts = group.parts.flatMap((part): PartDraft[] => {
    if (part.id === id) return [change(part) ?? []].flat();
    return ['parts' in part ? changed(part, id, change) : part];
  });
  return { ...group, parts };
}

function tidy(part: PartDraft): FilterPart | null {
  if ('fixed' in part) return { fixed: part.fixed };
  if (!('parts' in part)) return part.condition;
  const parts = part.parts.map(tidy).filter((one) => one !== null);
  if (parts.length === 0) return null;
  // One part alone needs no group, unless it is refused.
  return parts.length === 1 && parts[0] && part.join !== 'none' ? parts[0] : { join: part.join, parts };
}

/** The filter of what is finished: empty groups and unfinished conditions are left out. */
export function filterOf(root: GroupDraft): Filter {
  const whole = tidy(root);
  if (!whole) return [];
  return !isFixed(whole) && isGroup(whole) && whole.join === 'all' ? whole.parts : [whole];
}

/** Whether every condition says enough to be asked. */
export function isFinished(part: PartDraft): boolean {
  if ('parts' in part) return part.parts.every(isFinished);
  return 'fixed' in part || part.condition !== null;
}

export interface Weight {
  depth: number;
  nodes: number;
  linked: number;
}

function weighNode(node: FilterNode): Weight {
  const inner = 'and' in node ? node.and : 'or' in node ? node.or : 'not' in node ? [node.not] : [];
  const own = 'field' in node && node.field.includes('.') ? 1 : 0;
  return inner.map((one) => weighNode(one)).reduce(
    (sum, one) => ({ depth: Math.max(sum.depth, one.depth + 1), nodes: sum.nodes + one.nodes, linked: sum.linked + one.linked }),
    { depth: 1, nodes: 1, linked: own },
  );
}

/** What a part weighs as the server counts; an unfinished condition like a finished one. */
export function weigh(part: PartDraft): Weight {
  const asIf = (one: PartDraft): FilterPart => {
    if ('fixed' in one) return { fixed: one.fixed };
    return 'parts' in one ? { join: one.join, parts: one.parts.map(asIf) } : (one.condition ?? { field: '', op: 'empty', value: true });
  };
  return weighNode(nodeOf(asIf(part)));
}

/** How deep a group itself reaches as the server counts: "none" is two levels. */
export const stepOf = (join: Join): number => (join === 'none' ? 2 : 1);
