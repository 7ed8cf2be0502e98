/** Where things are: the repository, what tests leave behind, the pictures of the handbook. */
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');
/** Screenshots, server logs and data folders; emptied by every run, unknown to git. */
export const OUT = join(ROOT, 'e2e/out');
/** Pictures of the handbook; written only with TREELINE_TEST_PICTURES=1. */
export const PICTURES = join(ROOT, 'docs/book/pictures');
