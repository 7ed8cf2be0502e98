/**
 * The filter of a list as people build it: conditions and groups of them that all hold; a group holds when all, any or
 * none of its parts do. In the address and on the wire it is the API's filter tree as JSON. A piece that cannot be read
 * is kept as it is and shown as one condition that can only be removed: the server says what is wrong with it.
 */
import { parseStretch } from './stretch';

export const OPERATORS = ['eq', 'ne', 'in', 'all', 'none', 'lt', 'le', 'gt', 'ge', 'contains', 'starts', 'empty', 'between', 'within'] as const;
export type Operator = (typeof OPERATORS)[number];

/** Whose a record is: can be asked of every object, with `me` for whoever asks. */
export const OWNER = 'owner';
/** The list of one's own records. */
export const MINE = JSON.stringify({ field: OWNER, op: 'eq', value: 'me' });

export interface Condition {
  /** A field, or a path of links to one: `account.member.rank`. */
  field: string;
  op: Operator;
  value?: unknown;
}

export type FilterNode = Condition | { and: FilterNode[] } | { or: FilterNode[] } | { not: FilterNode };

export type Join = 'all' | 'any' | 'none';

export interface FilterGroup {
  join: Join;
  parts: FilterPart[];
}

/** A piece that this app cannot read; found only at the top. */
export interface FixedPart {
  fixed: FilterNode;
}

export type FilterPart = Condition | FilterGroup | FixedPart;

/** All of it holds. */
export type Filter = readonly FilterPart[];

export const NO_FILTER: Filter = [];

export const isGroup = (part: FilterPart): part is FilterGroup => 'parts' in part;
export const isFixed = (part: FilterPart): part is FixedPart => 'fixed' in part;

function isNode(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCondition(value: unknown): value is Condition {
  return isNode(value) && typeof value['field'] === 'string' && OPERATORS.some((op) => op === value['op']);
}

function groupOf(join: Join, list: unknown[]): FilterGroup | null {
  const parts = list.map(readNode).filter((part) => part !== null);
  // Half a group would ask something else.
  return parts.length === list.length && parts.length > 0 ? { join, parts } : null;
}

/** A node of the tree; null where it, or something in it, cannot be read. */
function readNode(node: unknown): Condition | FilterGroup | null {
  if (isCondition(node)) return node;
  if (!isNode(node) || Object.keys(node).length !== 1) return null;
  const { and, or, not } = node;
  if (Array.isArray(and)) return groupOf('all', and);
  if (Array.isArray(or)) return groupOf('any', or);
  if (isNode(not)) return groupOf('none', Array.isArray(not['or']) && Object.keys(not).length === 1 ? not['or'] : [not]);
  return null;
}

/** Reads the address. Text that is no filter tree gives no filter: a broken link shows the whole list. */
export function parseFilter(text: string | undefined): Filter {
  if (!text) return NO_FILTER;
  let tree: unknown;
  try {
    tree = JSON.parse(text);
  } catch {
    return NO_FILTER;
  }
  const nodes = isNode(tree) && Array.isArray(tree['and']) ? (tree['and'] as unknown[]) : [tree];
  return nodes.flatMap((node): FilterPart[] => {
    const part = readNode(node);
    if (part) return [part];
    return isNode(node) && (Array.isArray(node['and']) || Array.isArray(node['or']) || isNode(node['not'])) ? [{ fixed: node as unknown as FilterNode }] : [];
  });
}

export function nodeOf(part: FilterPart): FilterNode {
  if (isFixed(part)) return part.fixed;
  if (!isGroup(part)) return part;
  const nodes = part.parts.map(nodeOf);
  if (part.join === 'all') return { and: nodes };
  if (part.join === 'any') return { or: nodes };
  return { not: nodes.length === 1 && nodes[0] ? nodes[0] : { or: nodes } };
}

/** The address text; undefined when nothing is filtered. */
export function writeFilter(filter: Filter): string | undefined {
  const nodes = filter.map(nodeOf);
  if (nodes.length === 0) return undefined;
  return JSON.stringify(nodes.length === 1 ? nodes[0] : { and: nodes });
}

/** Whether a condition says enough to be asked. */
export function isComplete({ op, value }: Condition): boolean {
  if (op === 'empty') return typeof value === 'boolean';
  if (op === 'between') return Array.isArray(value) && value.length === 2 && value.every((one) => one !== '' && one !== null && one !== undefined);
  if (op === 'within') return parseStretch(value) !== null;
  if (op === 'in' || op === 'all' || op === 'none') return Array.isArray(value) && value.length > 0;
  return value !== undefined && value !== null && value !== '';
}

/** `-created_at` ⇄ descending by created_at. */
export function parseSort(text: string | undefined): { key: string; descending: boolean } | null {
  if (!text) return null;
  const first = text.split(',')[0] ?? '';
  const key = first.replace(/^-/, '');
  return key ? { key, descending: first.startsWith('-') } : null;
}

export function writeSort(sort: { key: string; descending: boolean } | null): string | undefined {
  return sort ? `${sort.descending ? '-' : ''}${sort.key}` : undefined;
}
