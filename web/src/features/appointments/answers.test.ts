/** Only whoever takes part is asked, and only while the appointment is not off. */
import { expect, it } from 'vitest';
import type { RecordItem } from '@/api/records';
import { answerOf } from './answers';

const record = (status: string, people: { own?: boolean; values: Record<string, unknown> }[]): RecordItem => ({ id: 'a', version: 1, values: { status }, can: {}, parts: { people } });

it('finds the own answer among those of others', () => {
  const others = { values: { answer: 'no' } };
  expect(answerOf(record('planned', [others]))).toBeNull();
  expect(answerOf(record('planned', [others, { own: true, values: {} }]))).toBe('');
  expect(answerOf(record('planned', [others, { own: true, values: { answer: 'maybe' } }]))).toBe('maybe');
  expect(answerOf(record('cancelled', [{ own: true, values: {} }]))).toBeNull();
});
