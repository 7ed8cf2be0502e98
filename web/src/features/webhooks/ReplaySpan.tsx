/** Sends everything of a span of time again; the last day is proposed. */
import { Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useCommand } from '@/api/command';
import { replaySpan, type Webhook } from '@/api/webhooks';
import { TypedInput } from '@/entity/fields/TypedInput';
import { useT } from '@/i18n/i18n';
import { FormButtons, ProblemAlert } from '@/ui';

const MINUTE = 60_000;

/** Whole minutes: what the inputs show. */
function minutesFromNow(minutes: number): string {
  return `${new Date(Date.now() + minutes * MINUTE).toISOString().slice(0, 16)}:00Z`;
}

export function ReplaySpan({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const [from, setFrom] = useState(() => minutesFromNow(-24 * 60));
  const [to, setTo] = useState(() => minutesFromNow(1));
  const send = useCommand((span: { from: string; to: string }) => replaySpan(webhook.id, span), {
    onSuccess: async ({ messages }) => {
      notifications.show({ message: t('webhooks-replayed', { count: messages }), color: 'teal' });
      onClose();
      await client.invalidateQueries({ queryKey: ['webhooks'] });
    },
  });
  const errors = send.error?.fieldErrors ?? {};
  const ready = !Number.isNaN(Date.parse(from)) && !Number.isNaN(Date.parse(to));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) send.mutate({ from, to });
  };
  return (
    <Modal opened onClose={onClose} title={t('webhooks-span')} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      <form onSubmit={submit}>
        <Stack>
          <Text size="sm">{t('webhooks-span-text')}</Text>
          {send.error ? <ProblemAlert error={send.error} shownFields={['from', 'to']} /> : null}
          <TypedInput type="time" name="from" required label={t('webhooks-from')} value={from} error={errors['from']} onChange={setFrom} />
          <TypedInput type="time" name="to" required label={t('webhooks-to')} value={to} error={errors['to']} onChange={setTo} />
          <FormButtons label={t('webhooks-replay')} loading={send.isPending} disabled={!ready} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
