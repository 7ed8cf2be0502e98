/**
 * The way from an object to a field of a filter: `country`, `account.country`, `account.member.rank`. Follows only links
 * whose records the person may read; the server has the last word.
 */
import { useQuery } from '@tanstack/react-query';
import { type Field, fieldOf, type ObjectSchema, schemaQuery } from '@/api/schema';
import { may, useMe } from '@/api/session';
import { ADDRESS_PARTS, type AddressPart } from '@/entity/fields/values';
import { OWNER } from '@/entity/filter';
import { useLanguage, useT } from '@/i18n/i18n';

/** The most links on the way. */
const LINKS_MAX = 2;

/** A part of an address as a field of its own. */
function partField(whole: Field, part: AddressPart, label: string): Field {
  return { ...whole, key: part, label, type: part === 'country' ? 'country' : 'text', required: false };
}

export interface FieldPath {
  /** What is known of the way: an object and the field chosen in it; none chosen yet in the last one. */
  steps: { schema: ObjectSchema; field: Field | undefined }[];
  /** The field at the end; undefined while it is being found, and for a path that leads nowhere. */
  field: Field | undefined;
  /** Fields of a step that are compared, or lead on. */
  offered: (at: number) => Field[];
}

/** `ahead`: what the last field may lead to is wanted too. */
export function useFieldPath(schema: ObjectSchema, path: string, ahead = false): FieldPath {
  const me = useMe();
  const t = useT();
  // The parts of an address are asked for like fields of a record behind it.
  const parts = (field: Field | undefined): ObjectSchema | null =>
    field?.type === 'address' && (field.access === 'read' || field.access === 'write') ? { ...schema, key: field.key, fields: ADDRESS_PARTS.map((part) => partField(field, part, t(`address-${part}`))), recognised_by: [] } : null;
  // Whose a record is can be asked of every object; it is no field of any.
  const owner: Field = { key: OWNER, label: t('records-owner'), type: 'owner', required: false, options: [], relation: null, access: 'read', listable: false, filterable: true, sortable: false };
  const find = (of: ObjectSchema, key: string) => fieldOf(of, key) ?? (key === OWNER ? owner : undefined);
  const { language } = useLanguage();
  const keys = path.split('.');
  const wanted = Math.min(LINKS_MAX + 1, keys.length + (ahead ? 1 : 0));
  const follows = (field: Field | undefined) =>
    field?.type === 'reference' && (field.access === 'read' || field.access === 'write') && field.relation !== null && may(me, field.relation, 'read') ? field.relation : null;
  const first = find(schema, keys[0] ?? '');
  const firstTo = wanted > 1 ? follows(first) : null;
  const one = useQuery({ ...schemaQuery(firstTo ?? '', language), enabled: firstTo !== null }).data;
  const second = one && firstTo ? find(one, keys[1] ?? '') : undefined;
  const secondTo = wanted > 2 ? follows(second) : null;
  const two = useQuery({ ...schemaQuery(secondTo ?? '', language), enabled: secondTo !== null }).data;
  const third = two && secondTo ? find(two, keys[2] ?? '') : undefined;
  const steps: FieldPath['steps'] = [{ schema, field: first }];
  if (one && firstTo) steps.push({ schema: one, field: second });
  if (two && secondTo) steps.push({ schema: two, field: third });
  const last = steps.at(-1);
  const inside = last && (ahead || steps.length < keys.length) ? parts(last.field) : null;
  if (inside) steps.push({ schema: inside, field: fieldOf(inside, keys[steps.length] ?? '') });
  const offered = (at: number) =>
    [...(steps[at]?.schema.fields ?? []), ...(steps[at] && steps[at].schema !== inside ? [owner] : [])].filter((field) => (field.access === 'read' || field.access === 'write') && (field.filterable || (at < LINKS_MAX && follows(field) !== null)));
  return { steps, field: steps[keys.length - 1]?.field, offered };
}
