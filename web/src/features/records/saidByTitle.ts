/** Whether a section's title says already what its only field is called: the label is then for screen readers alone. */
import type { Field, Section } from '@/api/schema';

export function saidByTitle(section: Pick<Section, 'label'>, fields: readonly Pick<Field, 'label'>[]): boolean {
  return fields.length === 1 && Boolean(section.label) && fields[0]?.label === section.label;
}
