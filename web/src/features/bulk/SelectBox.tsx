/** The box before a row; Shift ticks all rows from the one ticked before. */
import { Checkbox } from '@mantine/core';
import { useRef } from 'react';
import { useT } from '@/i18n/i18n';
import { type Selection, useChosen, useSelection } from './selection';

interface SelectBoxProps {
  selection: Selection;
  id: string;
  /** What a screen reader calls the row. */
  name: string;
  /** The loaded rows in their order, asked for at the moment of a tick. */
  order: () => readonly string[];
}

export function SelectBox({ selection, id, name, order }: SelectBoxProps) {
  const t = useT();
  const chosen = useChosen(selection, id);
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
        selection.toggle(id, event.currentTarget.checked, shift.current, order());
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
