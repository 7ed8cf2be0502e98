/** The box before a row; Shift ticks all rows from the one ticked before. */
import { Checkbox } from '@mantine/core';
import { useRef } from 'react';
import { useT } from '@/i18n/i18n';
import { type Scope, type Selection, useChosen, useSelection } from './selection';

interface SelectBoxProps {
  selection: Selection;
  id: string;
  /** What a screen reader calls the row. */
  name: string;
  /** The loaded rows in their order, asked for at the moment of a tick. */
  order: () => readonly string[];
  /** The groups the row stands in. */
  groups?: readonly string[];
  /** The loaded rows that are chosen now, where more than `order` are loaded. */
  kept?: () => readonly string[];
}

export function SelectBox({ selection, id, name, order, groups, kept = order }: SelectBoxProps) {
  const t = useT();
  const chosen = useChosen(selection, id, groups);
  const shift = useRef(false);
  return (
    <Checkbox
      size="xs"
      aria-label={t('bulk-select', { name })}
      checked={chosen}
      onClick={(event) => {
        shift.current = event.shiftKey;
      }}
      onChange={(event) => {
        selection.toggle(id, event.currentTarget.checked, shift.current, order(), kept());
        shift.current = false;
      }}
    />
  );
}

/** The box in the header: all loaded rows, or none. */
export function SelectLoaded({ selection, order }: { selection: Selection; order: () => readonly string[] }) {
  const t = useT();
  const { ids, all } = useSelection(selection);
  return (
    <Checkbox
      size="xs"
      aria-label={t('bulk-select-loaded')}
      checked={all || ids.size > 0}
      indeterminate={!all && ids.size > 0 && order().some((id) => !ids.has(id))}
      onChange={(event) => (event.currentTarget.checked ? selection.chooseLoaded(order()) : selection.clear())}
    />
  );
}

/** The box of a group, or of all groups: every row in it, loaded or not. `within`: the groups it stands in itself. */
export function SelectScope({ selection, id, name, scope, within }: { selection: Selection; id: string | null; name: string; scope: Scope; within: readonly string[] }) {
  const t = useT();
  const { all, scopes } = useSelection(selection);
  const above = all || within.some((key) => scopes.has(key));
  const chosen = id === null ? all : above || scopes.has(id);
  return (
    <Checkbox
      size="xs"
      aria-label={t('bulk-select', { name })}
      checked={chosen}
      // What is chosen with something larger is not taken out of it alone.
      disabled={id !== null && above}
      onChange={(event) => {
        if (id !== null) selection.toggleScope(id, scope, event.currentTarget.checked);
        else if (event.currentTarget.checked) selection.chooseAll();
        else selection.clear();
      }}
    />
  );
}
