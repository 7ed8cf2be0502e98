/**
 * The filter of a list as people build it: conditions that all hold. In the address and on the wire
 * it is the API's filter tree as JSON. A tree with `or` or `not` (made by a link or a saved view)
 * is kept as it is and shown as one condition that can only be removed.
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

/** Conditions to edit, and the part of the tree that this builder cannot edit. */
export interface Filter {
  conditions: Condition[];
  fixed: FilterNode[];
}

export const NO_FILTER: Filter = { conditions: [], fixed: [] };

function isNode(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCondition(value: unknown): value is Condition {
  return isNode(value) && typeof value['field'] === 'string' && OPERATORS.some((op) => op === value['op']);
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
  const parts = isNode(tree) && Array.isArray(tree['and']) ? (tree['and'] as unknown[]) : [tree];
  const conditions = parts.filter(isCondition);
  const fixed = parts.filter((part) => !isCondition(part) && isNode(part) && (Array.isArray(part['and']) || Array.isArray(part['or']) || isNode(part['not'])));
  return { conditions, fixed: fixed as FilterNode[] };
}

/** The address text; undefined when nothing is filtered. */
export function writeFilter({ conditions, fixed }: Filter): string | undefined {
  const parts: FilterNode[] = [...conditions, ...fixed];
  if (parts.length === 0) return undefined;
  return JSON.stringify(parts.length === 1 ? parts[0] : { and: parts });
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
