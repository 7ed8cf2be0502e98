/**
 * Which rows of a list are chosen: some by id, or all that the list shows. A store of its own, so that a tick draws
 * its own box and the action bar, and not the whole table.
 */
import { useSyncExternalStore } from 'react';

export class Selection {
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

  has(id: string): boolean {
    return this.#all || this.#ids.has(id);
  }

  /** Ticks or unticks a row; with `range` all rows from the one ticked last. `order` are the loaded rows. */
  toggle(id: string, wanted: boolean, range: boolean, order: readonly string[]): void {
    const next = new Set(this.#all ? order : this.#ids);
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

  chooseAll(): void {
    this.#set(new Set(), true);
  }

  clear(): void {
    this.#anchor = null;
    if (this.#all || this.#ids.size > 0) this.#set(new Set(), false);
  }

  #set(ids: ReadonlySet<string>, all: boolean): void {
    this.#ids = ids;
    this.#all = all;
    for (const listener of this.#listeners) listener();
  }
}

/** What is chosen now; a change draws the caller anew. */
export function useSelection(selection: Selection): { ids: ReadonlySet<string>; all: boolean } {
  const ids = useSyncExternalStore(selection.subscribe, () => selection.ids);
  const all = useSyncExternalStore(selection.subscribe, () => selection.all);
  return { ids, all };
}

export function useChosen(selection: Selection, id: string): boolean {
  return useSyncExternalStore(selection.subscribe, () => selection.has(id));
}
