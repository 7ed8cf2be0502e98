/** Which value of which record a merge takes: the winner's, but where that is empty and exactly one other says something. */
import type { RecordItem } from '@/api/records';
import type { Field, ObjectSchema } from '@/api/schema';
import { canEdit } from '@/entity/fields/editable';
import { plainText } from '@/entity/fields/values';

/** Field → the record its value comes from; fields that are not named keep the winner's. */
export type Choice = Readonly<Record<string, string>>;

function text(record: RecordItem, field: Field): string {
  const value = record.values[field.key];
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : plainText(value);
}

/** Whether a value can be chosen: what the server sets itself stays the winner's. */
export function isChosen(field: Field): boolean {
  return field.type !== 'code' && canEdit(field);
}

/** The fields of which at least one record says something, those that differ first marked as such. */
export function compared(schema: ObjectSchema, records: readonly RecordItem[]): { field: Field; differs: boolean }[] {
  return schema.fields.flatMap((field) => {
    const texts = records.map((record) => text(record, field));
    if (texts.every((one) => one === '')) return [];
    return [{ field, differs: new Set(texts).size > 1 }];
  });
}

/** What a merge begins with. */
export function firstChoice(schema: ObjectSchema, records: readonly RecordItem[]): Choice {
  const [winner, ...others] = records;
  if (!winner) return {};
  const filled = schema.fields.filter(isChosen).flatMap((field) => {
    if (text(winner, field) !== '' || field.type === 'bool') return [];
    const from = others.find((record) => text(record, field) !== '');
    return from ? [[field.key, from.id] as const] : [];
  });
  return Object.fromEntries(filled);
}

/** What is sent: only what is not the winner's. */
export function sent(choice: Choice, winner: string): Record<string, string> {
  return Object.fromEntries(Object.entries(choice).filter(([, id]) => id !== winner));
}
