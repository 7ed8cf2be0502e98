/** Pure steps of changing rights: what counts for an object, setting one scope, one field, going back to the general entry. */
import { type Action, ANY, type FieldRight, type Grants, type Rights, type Scope } from './api';

/** A document as the record holds it; anything else grants nothing. */
export function rightsOf(value: unknown): Rights {
  const document = typeof value === 'object' && value !== null ? (value as Partial<Rights>) : {};
  return { objects: document.objects ?? {}, fields: document.fields ?? {} };
}

/** Whether an object has an entry of its own. */
export function isApart(rights: Rights, object: string): boolean {
  return Object.hasOwn(rights.objects, object);
}

/** How far an action reaches. */
export function scopeOf(rights: Rights, object: string, action: Action): Scope {
  const grants = isApart(rights, object) ? rights.objects[object] : rights.objects[ANY];
  return grants?.[action] ?? 'none';
}

/** The rights with one scope changed: the object then has an entry of its own, beginning with the general one. */
export function withScope(rights: Rights, object: string, action: Action, scope: Scope): Rights {
  const grants: Grants = { ...(isApart(rights, object) ? rights.objects[object] : rights.objects[ANY]) };
  if (scope === 'none') delete grants[action];
  else grants[action] = scope;
  return { ...rights, objects: { ...rights.objects, [object]: grants } };
}

/** The rights without an entry of the object's own: the general one counts again. */
export function withoutOwn(rights: Rights, object: string): Rights {
  const objects = Object.fromEntries(Object.entries(rights.objects).filter(([key]) => key !== object));
  return { ...rights, objects };
}

/** The right to a field. */
export function fieldRightOf(rights: Rights, object: string, field: string): FieldRight {
  return rights.fields[object]?.[field] ?? 'write';
}

/** The rights with that of one field changed; what may be written is not named. */
export function withFieldRight(rights: Rights, object: string, field: string, right: FieldRight): Rights {
  const others = Object.entries(rights.fields[object] ?? {}).filter(([key]) => key !== field);
  const named = Object.fromEntries(right === 'write' ? others : [...others, [field, right]]);
  const fields = Object.fromEntries(Object.entries(rights.fields).filter(([key]) => key !== object));
  return { ...rights, fields: Object.keys(named).length > 0 ? { ...fields, [object]: named } : fields };
}

/** A replacer that writes the names of every object in order. */
function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([left], [right]) => left.localeCompare(right)));
}

/** Whether two documents say the same. */
export function sameRights(left: Rights, right: Rights): boolean {
  return JSON.stringify(left, sorted) === JSON.stringify(right, sorted);
}
