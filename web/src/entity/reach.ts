/** Lines that say how to reach somebody: the kind of a line says what its value is. The server decides the same in `entity::reach`. Pure. */
import type { Field, PartSchema } from '@/api/schema';

const KINDS: Record<string, string> = { email: 'email', phone: 'phone', mobile: 'phone', web: 'url' };

/** The field of a line as it is for this line: the value of a way to reach somebody is what its kind says, all else is as it is. */
export function lineField(part: PartSchema, field: Field, values: Record<string, unknown>): Field {
  const kind = part.reach && field.key === 'value' && typeof values['kind'] === 'string' ? KINDS[values['kind']] : undefined;
  return kind ? { ...field, type: kind } : field;
}

/** Lines that say enough to ask who else is reached so. */
export function waysEntered(parts: PartSchema[], rows: Record<string, { values: Record<string, unknown> }[]>): Record<string, { kind: string; value: string }[]> {
  const said = parts
    .filter((part) => part.reach)
    .map((part) => {
      const lines = (rows[part.key] ?? []).flatMap(({ values: { kind, value } }) => (typeof kind === 'string' && typeof value === 'string' && value.trim().length >= 3 ? [{ kind, value: value.trim() }] : []));
      return [part.key, lines] as const;
    });
  return Object.fromEntries(said.filter(([, lines]) => lines.length > 0));
}
