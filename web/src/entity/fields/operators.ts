/** Which comparisons make sense for which type of field; the server has the last word. */
import type { Field } from '@/api/schema';
import type { Operator } from '../filter';

const TEXT: Operator[] = ['contains', 'starts', 'eq', 'ne', 'empty'];
const AMOUNT: Operator[] = ['eq', 'ge', 'le', 'gt', 'lt', 'between', 'empty'];
const MOMENT: Operator[] = ['within', ...AMOUNT];
const CHOICE: Operator[] = ['eq', 'ne', 'in', 'empty'];
const MANY: Operator[] = ['in', 'all', 'none', 'empty'];
const BY_TYPE: Record<string, Operator[]> = {
  text: TEXT,
  long_text: ['contains', 'empty'],
  rich_text: ['contains', 'empty'],
  address: ['contains', 'empty'],
  file: ['empty'],
  image: ['empty'],
  email: TEXT,
  phone: TEXT,
  url: TEXT,
  code: ['starts', 'eq', 'contains'],
  integer: AMOUNT,
  decimal: AMOUNT,
  points: AMOUNT,
  rate: AMOUNT,
  money: AMOUNT,
  date: MOMENT,
  time: MOMENT,
  period: ['eq', 'ge', 'le', 'within'],
  bool: ['eq'],
  choice: CHOICE,
  multi_choice: MANY,
  links: MANY,
  country: CHOICE,
  currency: CHOICE,
  language: CHOICE,
  reference: ['eq', 'empty'],
  owner: ['eq', 'ne', 'empty'],
};

export function operatorsOf(field: Field): Operator[] {
  return BY_TYPE[field.type] ?? ['empty'];
}
