/**
 * Which rows of a list are chosen: some by id, whole groups of it, or all that the list shows. A store of its own, so that a tick draws
 * its own box and the action bar, and not the whole table.
 */
import { useSyncExternalStore } from 'react';

/** A group chosen as a whole, loaded or not. */
export interface Scope {
  /** The filter tree that finds its rows. */
  filter: unknown;
  count: number;
}

const NONE: ReadonlyMap<string, Scope> = new Map();

/** Between the key of a group and that of a group in it. */
export const WITHIN = '\u001f';

/** A group's key and those of the groups it stands in, the outermost first. */
export function chainOf(key: string): string[] {
  return key.split(WITHIN).map((_, at, parts) => parts.slice(0, at + 1).join(WITHIN));
}

export class Selection {
  #scopes = NONE;
  #ids: ReadonlySet<string> = new Set();
  #all = false;
  /** Where a range with Shift begins. */
  #anchor: string | null = null;
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get ids(): ReadonlySet<string> {
    return this.#ids;
  }

  /** All that the list shows, loaded or not. */
  get all(): boolean {
    return this.#all;
  }

  /** Groups that are chosen as a whole, by their keys. */
  get scopes(): ReadonlyMap<string, Scope> {
    return this.#scopes;
  }

  /** `groups`: the groups the row stands in. */
  has(id: string, groups: readonly string[] = []): boolean {
    return this.#all || this.#ids.has(id) || groups.some((key) => this.#scopes.has(key));
  }

  /**
   * Ticks or unticks a row; with `range` all rows from the one ticked last. `order` are the loaded rows. Of what was chosen
   * as a whole only `kept`, the rows that somebody has seen, are chosen then.
   */
  toggle(id: string, wanted: boolean, range: boolean, order: readonly string[], kept: readonly string[] = order): void {
    const next = new Set(this.#all || this.#scopes.size > 0 ? kept : this.#ids);
    const from = range && this.#anchor ? order.indexOf(this.#anchor) : -1;
    const to = order.indexOf(id);
    const meant = from >= 0 && to >= 0 ? order.slice(Math.min(from, to), Math.max(from, to) + 1) : [id];
    for (const one of meant) {
      if (wanted) next.add(one);
      else next.delete(one);
    }
    this.#anchor = id;
    this.#set(next, false);
  }

  chooseLoaded(order: readonly string[]): void {
    this.#set(new Set(order), false);
  }

  /** Ticks or unticks a whole group; single rows are not chosen beside groups. */
  toggleScope(key: string, scope: Scope, wanted: boolean): void {
    // Groups in it are chosen with it.
    const next = new Map([...this.#scopes].filter(([one]) => one !== key && !one.startsWith(key + WITHIN)));
    if (wanted) next.set(key, scope);
    this.#anchor = null;
    this.#set(new Set(), false, next);
  }

  chooseAll(): void {
    this.#set(new Set(), true);
  }

  clear(): void {
    this.#anchor = null;
    if (this.#all || this.#ids.size > 0 || this.#scopes.size > 0) this.#set(new Set(), false);
  }

  #set(ids: ReadonlySet<string>, all: boolean, scopes = NONE): void {
    this.#ids = ids;
    this.#scopes = scopes;
    this.#all = all;
    for (const listener of this.#listeners) listener();
  }
}

/** What is chosen now; a change draws the caller anew. */
export function useSelection(selection: Selection): { ids: ReadonlySet<string>; all: boolean; scopes: ReadonlyMap<string, Scope> } {
  const ids = useSyncExternalStore(selection.subscribe, () => selection.ids);
  const all = useSyncExternalStore(selection.subscribe, () => selection.all);
  const scopes = useSyncExternalStore(selection.subscribe, () => selection.scopes);
  return { ids, all, scopes };
}

export function useChosen(selection: Selection, id: string, groups?: readonly string[]): boolean {
  return useSyncExternalStore(selection.subscribe, () => selection.has(id, groups));
}
