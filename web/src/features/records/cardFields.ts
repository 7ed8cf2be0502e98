/** What a card shows of a record: its name always, then the columns the reader chose, else the fields of the card's layout. */
import { fieldOf, type ObjectSchema } from '@/api/schema';

/** So many fields of the list, where an object has no layout for cards. */
const USUAL = 4;

/** Keys in their order, the name first; `wished` is null where nothing was chosen. What a list may not hold is left out. */
export function cardKeys(schema: ObjectSchema, wished: string[] | null): string[] {
  const { card, list } = schema.layouts;
  const usual = card.length > 0 ? card : list.slice(0, USUAL);
  const keys = wished ? [...usual.slice(0, 1), ...wished] : usual;
  return [...new Set(keys)].filter((key) => {
    const field = fieldOf(schema, key);
    return field !== undefined && field.listable && field.access !== 'none';
  });
}
