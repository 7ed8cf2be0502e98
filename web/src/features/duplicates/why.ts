/** Why two records look alike, in words: "same e-mail", "similar name". */
import type { Reason } from '@/api/duplicates';
import { fieldOf, type ObjectSchema } from '@/api/schema';
import { waysEntered } from '@/entity/reach';
import { useT } from '@/i18n/i18n';

export function useWhy(schema: ObjectSchema): (reason: Reason) => string {
  const t = useT();
  return ({ field, same }) => t(same ? 'duplicates-same' : 'duplicates-similar', { field: fieldOf(schema, field)?.label ?? schema.parts.find(({ key }) => key === field)?.label ?? field });
}

/** What is entered by which records of an object are recognised; nothing while it is too little to tell anything. */
export function entered(schema: ObjectSchema, values: Record<string, unknown>, parts: Parameters<typeof waysEntered>[1] = {}): Record<string, unknown> | null {
  const ways = schema.recognised_by.length > 0 ? Object.entries(waysEntered(schema.parts, parts)) : [];
  const said = schema.recognised_by.flatMap((key) => {
    const value = values[key];
    return typeof value === 'string' && value.trim().length >= 3 ? [[key, value.trim()] as const] : [];
  });
  return said.length + ways.length > 0 ? Object.fromEntries([...said, ...ways]) : null;
}
