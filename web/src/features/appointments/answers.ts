/** What those who take part in an appointment may say, and what the reader has said. */
import type { RecordItem } from '@/api/records';
import type { Field, ObjectSchema } from '@/api/schema';
import { plainText } from '@/entity/fields/values';

/** The field in which those who take part answer. */
export function questionOf(schema: ObjectSchema): Field | undefined {
  return schema.parts.find(({ key }) => key === 'people')?.fields.find(({ key }) => key === 'answer');
}

/** The reader's answer; empty before the first one, null for whoever does not take part, and where it is off. */
export function answerOf(record: RecordItem): string | null {
  if (plainText(record.values['status']) === 'cancelled') return null;
  const own = record.parts['people']?.find((line) => line.own);
  return own ? plainText(own.values['answer']) : null;
}
