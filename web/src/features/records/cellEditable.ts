/** Whether a value of a list, or of a record's page, can be changed where it stands. */
import type { RecordItem } from '@/api/records';
import type { Field } from '@/api/schema';
import { canEdit } from '@/entity/fields/editable';

/** What a row has no room for. */
const LARGE = new Set(['long_text', 'rich_text', 'links', 'address', 'file', 'image', 'json']);

/** What is brought, not typed, and what only programs write. */
const ELSEWHERE = new Set(['file', 'image', 'json']);

export function isValueEditable(field: Field, item: RecordItem): boolean {
  return canEdit(field) && !ELSEWHERE.has(field.type) && item.can['update'] === true;
}

export function isCellEditable(field: Field, item: RecordItem): boolean {
  return canEdit(field) && !LARGE.has(field.type) && item.can['update'] === true;
}
