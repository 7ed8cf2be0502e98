/** Every wrong value of a form by its path (`name`, `lines/0/quantity`), among those that would be sent. Pure. */
import type { RecordItem } from '@/api/records';
import type { Field, ObjectSchema } from '@/api/schema';
import { checkValue, type Wrong } from '@/entity/fields/check';
import { canEdit } from '@/entity/fields/editable';
import { lineField } from '@/entity/reach';
import { changeOf, type Draft, lineName } from './draft';

/** The fields that the form shows, in its order. */
export function formFields(schema: ObjectSchema): Field[] {
  const keys = schema.layouts.form.flatMap((section) => section.fields);
  return keys.flatMap((key) => schema.fields.filter((field) => field.key === key && canEdit(field)));
}

/** What is wrong, in the order of the form. What stands as it was is not sent, and so not asked about. */
export function wrongsOf(schema: ObjectSchema, draft: Draft, base: RecordItem | null): Map<string, Wrong> {
  const found = new Map<string, Wrong>();
  const change = base ? changeOf(schema, draft, base) : null;
  for (const field of formFields(schema)) {
    if (change && !(field.key in change.values)) continue;
    const wrong = checkValue(field, draft.values[field.key], { isNew: base === null });
    if (wrong) found.set(field.key, wrong);
  }
  for (const part of schema.parts) {
    const { key, fields } = part;
    if (change && !(key in (change.parts ?? {}))) continue;
    for (const [at, row] of (draft.parts[key] ?? []).entries()) {
      for (const field of fields.filter(canEdit)) {
        // A line comes whole each time it is saved; what stood in it before it was tested stays.
        const stood = part.reach && base?.parts[key]?.some((one) => one.id === row.id && one.values['kind'] === row.values['kind'] && one.values[field.key] === row.values[field.key]);
        const typed = lineField(part, field, row.values);
        // The server writes what the address of a site begins with.
        const wrong = stood ? null : checkValue(typed.type === 'url' ? field : typed, row.values[field.key], { isNew: true });
        if (wrong) found.set(`${key}/${at}/${field.key}`, wrong);
      }
    }
  }
  return found;
}

/** What stands at a path, as text to be compared; a line is named, for it may move. */
export function textAt(draft: Draft, path: string): string {
  const [part = '', at = '', key = ''] = path.split('/');
  if (!at) return JSON.stringify(draft.values[part] ?? null);
  const row = draft.parts[part]?.[Number(at)];
  return row ? `${lineName(row, Number(at))} ${JSON.stringify(row.values[key] ?? null)}` : '';
}

/** The name of what stands at a path: `Quantity`, or `Lines 1: Quantity`. */
export function nameAt(schema: ObjectSchema, path: string): string {
  const [head = '', at = '', key = ''] = path.split('/');
  if (!at) return schema.fields.find((field) => field.key === head)?.label ?? head;
  const part = schema.parts.find((one) => one.key === head);
  return `${part?.label ?? head} ${Number(at) + 1}: ${part?.fields.find((field) => field.key === key)?.label ?? key}`;
}
