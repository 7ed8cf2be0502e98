/** Which types have an input; apart from the inputs themselves, which are heavy and come when they are needed. */
import type { Field } from '@/api/schema';

export const EDITABLE = [
  'text', 'code', 'email', 'phone', 'url', 'period', 'long_text', 'rich_text', 'integer', 'decimal', 'points', 'rate', 'money',
  'bool', 'date', 'time', 'choice', 'multi_choice', 'country', 'currency', 'language', 'reference', 'links', 'address', 'file', 'image',
] as const;
export type Editable = (typeof EDITABLE)[number];

export function isEditable(type: string): type is Editable {
  return EDITABLE.some((known) => known === type);
}

export function canEdit(field: Field): boolean {
  return field.access === 'write' && isEditable(field.type);
}
