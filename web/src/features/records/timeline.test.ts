/** Several streams become one, in order, whatever the size of their pages. */
import { describe, expect, it, vi } from 'vitest';
import type { Note } from '@/api/notes';
import type { Field, ObjectSchema } from '@/api/schema';
import { beginning, entriesOf, entriesOfNotes, historyKind, isOfNote, momentsOf, nextPage, type Position, type Source, type TimelineEntry } from './timeline';

const change = (at: string): TimelineEntry => ({ at, key: at, change: { at, by: null, on_behalf: null, of: null, action: 'update', changes: [] } });

/** A source that gives its entries in pages of a size. */
function source(key: string, ats: string[], size: number): Source & { read: ReturnType<typeof vi.fn> } {
  return {
    key,
    read: vi.fn<Source['read']>((cursor) => {
      const from = Number(cursor || 0);
      const next = from + size < ats.length ? String(from + size) : null;
      return Promise.resolve({ entries: ats.slice(from, from + size).map(change), next });
    }),
  };
}

async function all(sources: Source[]): Promise<string[][]> {
  const pages: string[][] = [];
  let position: Position | null = beginning(sources);
  while (position) {
    // oxlint-disable-next-line no-await-in-loop -- each page begins where the one before ended
    const page: Awaited<ReturnType<typeof nextPage>> = await nextPage(sources, position);
    pages.push(page.entries.map(({ at }) => at));
    ({ position } = page);
  }
  return pages;
}

describe('nextPage', () => {
  it('puts days and instants in one order, the newest first', async () => {
    const sources = [source('a', ['2026-07-03T10:00:00Z', '2026-07-01T08:00:00Z'], 1), source('b', ['2026-07-03', '2026-07-02', '2026-06-30'], 2), source('c', [], 5)];
    expect(await all(sources)).toEqual([['2026-07-03T10:00:00Z', '2026-07-03', '2026-07-02', '2026-07-01T08:00:00Z', '2026-06-30']]);
  });

  it('tells each entry once, in pages, and asks for no more than it needs', async () => {
    const many = Array.from({ length: 65 }, (_, at) => `2026-${String(99 - at).padStart(3, '0')}`);
    const [one, two] = [source('a', many, 10), source('b', ['1999-01-01'], 10)];
    const first = await nextPage([one, two], beginning([one, two]));
    expect(first.entries).toHaveLength(30);
    expect(one.read).toHaveBeenCalledTimes(3);
    expect(two.read).toHaveBeenCalledTimes(1);
    expect((await all([one, two])).flat()).toEqual([...many, '1999-01-01']);
  });

  it('gives up for now where nothing of what is wanted comes', async () => {
    const empty: Source = { key: 'a', read: () => Promise.resolve({ entries: [], next: 'more' }) };
    const page = await nextPage([empty], beginning([empty]));
    expect([page.entries, page.position]).toEqual([[], { a: { held: [], cursor: 'more' } }]);
  });
});

function field(key: string, access: Field['access'] = 'read'): Field {
  return { key, type: 'date', label: key, required: false, options: [], relation: null, access, listable: true, filterable: true, sortable: true };
}
const schemaOf = (key: string, ...fields: Field[]): ObjectSchema => ({ key, singular: key, plural: key, importable: false, fields, parts: [], layouts: { list: [], card: [], detail: [], form: [] }, recognised_by: [], mergeable: false });

it('an order stands where it was ordered, what has no time of its own where it was made', () => {
  expect(momentsOf(schemaOf('order', field('ordered_on'), field('created_at')))).toEqual(['ordered_on']);
  expect(momentsOf(schemaOf('order', field('ordered_on', 'masked'), field('created_at')))).toEqual(['created_at']);
  expect(momentsOf(schemaOf('task', field('created_at')))).toEqual(['created_at']);
  expect(momentsOf(schemaOf('task'))).toEqual([]);
});

const item = (id: string, day: string | null) => ({ id, version: 1, can: {}, parts: {}, values: { first_day: day } });

it('records without the moment end their stream', () => {
  const relation = { schema: schemaOf('appointment'), field: field('account'), only: true };
  expect(entriesOf(relation, 'first_day', [item('a', '2026-07-01'), item('b', null)], 'more')).toMatchObject({ entries: [{ at: '2026-07-01' }], next: null });
  expect(entriesOf(relation, 'first_day', [item('a', '2026-07-01')], 'more').next).toBe('more');
});

it('tells files and merges from other changes', () => {
  expect(['attach', 'merge', 'update', 'unheard_of'].map(historyKind)).toEqual(['files', 'merges', 'changes', 'changes']);
});

const note = (id: string, pinned: boolean): Note => ({ id, object: 'account', record: 'r', text: '', pinned, at: '2026-07-01T10:00:00Z', version: 1, can_edit: false, can_remove: false });

it('takes notes as they stand, the pinned ones apart, and not a second time from the history', () => {
  expect(entriesOfNotes([note('a', false), note('b', true)], 'more')).toMatchObject({ entries: [{ key: 'note a', at: '2026-07-01T10:00:00Z' }], next: 'more' });
  expect(['note', 'note_edit', 'note_trash', 'update', 'attach', 'notes'].filter(isOfNote)).toEqual(['note', 'note_edit', 'note_trash']);
});
