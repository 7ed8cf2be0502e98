/** The words for a record: its name and code, from whatever the object calls them. */
import type { RecordItem } from '@/api/records';
import { plainText } from './fields/values';

const NAMES = ['label', 'name', 'title', 'subject', 'login'];

export function recordLabel(item: Pick<RecordItem, 'id' | 'code' | 'values' | 'shown'>): string {
  const code = item.code ?? plainText(item.values['code']);
  const name = NAMES.map((key) => item.shown?.[key] ?? plainText(item.values[key])).find((text) => text !== '');
  if (name && code) return `${name} · ${code}`;
  return name || code || item.id;
}
