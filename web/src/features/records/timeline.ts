/**
 * Several streams, each the newest first and read page by page, as one: changes of a record, and the records that point to it.
 * Each comes from an endpoint that answers in the reader's rights; here they are only put in order. Pure but for the reading.
 */
import type { Note } from '@/api/notes';
import type { HistoryEntry, RecordItem } from '@/api/records';
import type { Field, ObjectSchema } from '@/api/schema';
import { plainText } from '@/entity/fields/values';

/** What a history tells apart. */
export const HISTORY_KINDS = ['changes', 'files', 'merges'] as const;
export type HistoryKind = (typeof HISTORY_KINDS)[number];

/** What stands in the stream beside what is told of it: notes, as long as they are there. */
export const NOTES = 'notes';

const FILES = new Set(['attach', 'detach']);
const MERGES = new Set(['merge', 'unmerge', 'apart', 'apart_undo']);

export function historyKind(action: string): HistoryKind {
  if (FILES.has(action)) return 'files';
  return MERGES.has(action) ? 'merges' : 'changes';
}

/** Whether an entry of the history is about a note: the note itself stands in the stream. */
export function isOfNote(action: string): boolean {
  return action === 'note' || action.startsWith('note_');
}

export type TimelineEntry = { at: string; key: string } & ({ change: HistoryEntry } | { note: Note } | { item: RecordItem; relation: Relation; moment: string });

/** One way in which another object points to a record. */
export interface Relation {
  schema: ObjectSchema;
  field: Field;
  /** The object points here in one way only: its name says it all. */
  only: boolean;
}

/** When something happened that has a time of its own; all else happened when it was made. */
const MOMENTS: Record<string, string[]> = { order: ['ordered_on'], payment: ['paid_on'], appointment: ['starts_at', 'first_day'], member: ['joined'] };
const MADE = 'created_at';

/** The fields by which records of an object stand in a timeline, as far as the reader sees them. */
export function momentsOf(schema: ObjectSchema): string[] {
  const seen = (key: string) => schema.fields.some((field) => field.key === key && field.sortable && (field.access === 'read' || field.access === 'write'));
  const own = (MOMENTS[schema.key] ?? []).filter(seen);
  return own.length > 0 ? own : [MADE].filter(seen);
}

export interface SourcePage {
  entries: TimelineEntry[];
  /** Where the next page begins; null at the end. */
  next: string | null;
}

export interface Source {
  key: string;
  read: (cursor: string, signal?: AbortSignal) => Promise<SourcePage>;
}

/** How far each source is read: what came and is not shown yet, and where it goes on. */
export type Position = Record<string, { held: TimelineEntry[]; cursor: string | null }>;

export function beginning(sources: readonly Source[]): Position {
  return Object.fromEntries(sources.map(({ key }) => [key, { held: [], cursor: '' }]));
}

/** So many entries at a time. */
const PAGE = 30;
/** So often one page asks a source that has nothing of what is wanted. */
const READS_MAX = 8;

export interface TimelinePage {
  entries: TimelineEntry[];
  /** Null where everything has been told. */
  position: Position | null;
}

/** The next entries of all sources, the newest first. An entry is shown only when no source can still bring a newer one. */
export async function nextPage(sources: readonly Source[], from: Position, signal?: AbortSignal): Promise<TimelinePage> {
  const now: Position = Object.fromEntries(Object.entries(from).map(([key, { held, cursor }]) => [key, { held: [...held], cursor }]));
  const entries: TimelineEntry[] = [];
  let reads = 0;
  while (entries.length < PAGE) {
    const dry = sources.filter(({ key }) => now[key]?.held.length === 0 && now[key].cursor !== null);
    if (dry.length > 0) {
      if (reads >= READS_MAX) break;
      reads += 1;
      // One after the other they would be slow; all of them are needed before the next entry is known.
      // oxlint-disable-next-line no-await-in-loop -- each page begins where the one before ended
      const pages = await Promise.all(dry.map(async (source) => [source.key, await source.read(now[source.key]?.cursor ?? '', signal)] as const));
      for (const [key, page] of pages) now[key] = { held: page.entries, cursor: page.next };
      continue;
    }
    const newest = Object.values(now)
      .filter(({ held }) => held.length > 0)
      .toSorted((one, other) => ((one.held[0]?.at ?? '') < (other.held[0]?.at ?? '') ? 1 : -1))[0];
    const entry = newest?.held.shift();
    if (!entry) break;
    entries.push(entry);
  }
  const over = Object.values(now).every(({ held, cursor }) => held.length === 0 && cursor === null);
  return { entries, position: over ? null : now };
}

/** A page of notes as entries; the pinned ones stand above the stream. */
export function entriesOfNotes(items: readonly Note[], next: string | null): SourcePage {
  return { entries: items.filter(({ pinned }) => !pinned).map((note) => ({ at: note.at, key: `note ${note.id}`, note })), next };
}

/** A page of records as entries; those without the moment come last and end the stream. */
export function entriesOf(relation: Relation, moment: string, items: RecordItem[], next: string | null): SourcePage {
  const dated = items.filter((item) => plainText(item.values[moment]) !== '');
  const entries = dated.map((item) => ({ at: plainText(item.values[moment]), key: `${relation.schema.key} ${relation.field.key} ${item.id}`, item, relation, moment }));
  return { entries, next: dated.length < items.length ? null : next };
}
