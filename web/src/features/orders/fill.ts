/** What a product brings to an order's line: its name, price and volumes. They can be changed there. */
import { api } from '@/api/client';
import type { RecordItem } from '@/api/records';

export function lineOf(product: RecordItem): Record<string, unknown> {
  const { name, price, pv, bv } = product.values;
  return { text: name ?? null, unit_price: price ?? null, unit_pv: pv ?? '0', unit_bv: bv ?? '0' };
}

export async function fillFromProduct(id: string): Promise<Record<string, unknown>> {
  return lineOf(await api.get<RecordItem>(`/records/product/${id}`));
}
