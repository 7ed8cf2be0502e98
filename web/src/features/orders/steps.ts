/** The steps the state of an order allows on its page; the server decides for good. */
import type { RecordItem } from '@/api/records';
import { plainText } from '@/entity/fields/values';

export type Step = 'confirm' | 'cancel';

export function stepsOf(record: RecordItem): Step[] {
  if (!record.can['update']) return [];
  const status = plainText(record.values['status']);
  if (status === 'draft') return ['confirm', 'cancel'];
  return status === 'confirmed' ? ['cancel'] : [];
}
