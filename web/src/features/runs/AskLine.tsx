/** Below the explanation of one's own line: a question about it, which becomes a note at one's own membership. */
import { Anchor, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '@/api/client';
import { useCommand } from '@/api/command';
import { recordPath } from '@/app/feature';
import { useT } from '@/i18n/i18n';
import { ProblemAlert } from '@/ui';

export function AskLine({ period, no }: { period: string; no: number }) {
  const t = useT();
  const [text, setText] = useState<string | null>(null);
  const ask = useCommand((question: string, idempotencyKey) => api.post<{ note: string; member: string }>(`/earnings/lines/${no}/question`, { body: { period, text: question }, idempotencyKey }));
  if (ask.data) {
    return (
      <Text size="sm" mt="lg" role="status">
        {t('earnings-question-sent')}{' '}
        <Anchor component={Link} to={recordPath('member', ask.data.member)} search={{ tab: 'timeline' } as never} inherit>
          {t('earnings-question-open')}
        </Anchor>
      </Text>
    );
  }
  if (text === null) {
    return (
      <Button variant="default" mt="lg" onClick={() => setText('')}>
        {t('earnings-question')}
      </Button>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        ask.mutate(text);
      }}
    >
      <Stack mt="lg" gap="sm">
        <Textarea label={t('earnings-question-text')} description={t('earnings-question-note')} rows={4} maxLength={4000} data-autofocus value={text} onChange={(event) => setText(event.currentTarget.value)} />
        {ask.error ? <ProblemAlert error={ask.error} /> : null}
        <Group>
          <Button type="submit" loading={ask.isPending} disabled={text.trim() === ''}>
            {t('earnings-question-send')}
          </Button>
          <Button variant="default" onClick={() => setText(null)}>
            {t('shell-cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
