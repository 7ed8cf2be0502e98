/** Whether one comes, on the page of an appointment one takes part in: the last answer counts. Its words are those of the field. */
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { api } from '@/api/client';
import { useCommand } from '@/api/command';
import type { RecordItem } from '@/api/records';
import type { ObjectSchema } from '@/api/schema';
import { useT } from '@/i18n/i18n';
import { problemText } from '@/ui/ProblemAlert';
import { answerOf, questionOf } from './answers';

export default function Answer({ schema, record }: { schema: ObjectSchema; record: RecordItem }) {
  const t = useT();
  const label = useId();
  const client = useQueryClient();
  const send = useCommand((answer: string, idempotencyKey) => api.post<RecordItem>(`/appointments/${record.id}/answer`, { idempotencyKey, body: { answer } }), {
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['records', 'appointment'] });
    },
    onError: (error) => notifications.show({ message: problemText(error, t), color: 'red' }),
  });
  const question = questionOf(schema);
  const answer = answerOf(record);
  if (answer === null || !question) return null;
  return (
    <Group gap="xs" role="group" aria-labelledby={label} className="tl-no-print">
      <Text size="sm" id={label}>
        {question.label}
      </Text>
      <Button.Group>
        {question.options.map((one) => (
          <Button
            key={one.value}
            variant={answer === one.value ? 'filled' : 'default'}
            aria-pressed={answer === one.value}
            loading={send.isPending && send.variables === one.value}
            onClick={() => send.mutate(one.value)}
          >
            {one.label}
          </Button>
        ))}
      </Button.Group>
    </Group>
  );
}
