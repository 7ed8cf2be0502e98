/** In which ways other objects point to one, as far as the reader sees them. */
import type { ObjectSchema } from '@/api/schema';
import type { Relation } from './timeline';

export function relationsTo(object: string, schemas: ObjectSchema[]): Relation[] {
  return schemas.flatMap((schema) => {
    const fields = schema.fields.filter((field) => field.relation === object && field.filterable && (field.access === 'read' || field.access === 'write'));
    return fields.map((field) => ({ schema, field, only: fields.length === 1 }));
  });
}

/** The filter that shows all records of a relation. */
export function filterOf({ field }: Relation, id: string) {
  return JSON.stringify(field.type === 'links' ? { field: field.key, op: 'in', value: [id] } : { field: field.key, op: 'eq', value: id });
}

