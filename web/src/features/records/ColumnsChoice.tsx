/** The fields a list can show as boxes to tick, in columns or on cards; what is ticked later comes last. One always stays. */
import { Button, Checkbox, ScrollArea, Stack } from '@mantine/core';
import type { ObjectSchema } from '@/api/schema';
import { useT } from '@/i18n/i18n';
import { cardKeys } from './cardFields';

export interface ColumnsProps {
  schema: ObjectSchema;
  /** Keys of what is shown now. */
  shown: string[];
  /** They are shown on cards, which say the name of their record in any case. */
  cards: boolean;
  /** Null: as the layout says. */
  onChange: (columns: string[] | null) => void;
}

/** More than this is scrolled in; without it, what it stands in scrolls. */
interface ColumnsChoiceProps extends ColumnsProps {
  heightPx?: number;
}

export function ColumnsChoice({ schema, shown, cards, onChange, heightPx }: ColumnsChoiceProps) {
  const t = useT();
  const usual = cards ? cardKeys(schema, null) : schema.layouts.list;
  const listable = schema.fields.filter((field) => field.listable && field.access !== 'none');
  const fixed = cards || shown.length === 1 ? shown[0] : undefined;
  const toggle = (key: string, wanted: boolean) => {
    const next = wanted ? [...shown, key] : shown.filter((one) => one !== key);
    onChange(next.join() === usual.join() ? null : next);
  };
  const boxes = (
    <Stack gap={cards ? 'sm' : 'xs'} role="group" aria-label={t(cards ? 'records-card-fields' : 'records-columns')}>
      {listable.map(({ key, label }) => (
        <Checkbox key={key} label={label} checked={shown.includes(key)} disabled={key === fixed} onChange={(event) => toggle(key, event.currentTarget.checked)} />
      ))}
    </Stack>
  );
  return (
    <>
      {heightPx ? <ScrollArea.Autosize mah={heightPx}>{boxes}</ScrollArea.Autosize> : boxes}
      <Button mt="sm" size={cards ? 'sm' : 'xs'} variant="default" fullWidth onClick={() => onChange(null)}>
        {t(cards ? 'records-card-fields-reset' : 'records-columns-reset')}
      </Button>
    </>
  );
}
