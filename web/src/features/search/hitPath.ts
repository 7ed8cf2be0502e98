/** Where what was found is opened: the record, or its timeline where a note at it was found. */
import { recordPath } from '@/app/feature';
import type { Hit } from './Palette';

export function hitPath({ object, id, noted }: Pick<Hit, 'object' | 'id' | 'noted'>): string {
  // Notes stand on the page every record has, also beside a page of the feature's own.
  return noted ? `/record/${object}/${id}?tab=timeline` : recordPath(object, id);
}
