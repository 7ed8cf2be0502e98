/** Sends everything of a span of time again; the last day is proposed. */
import { Modal, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useCommand } from '@/api/command';
import { useMe } from '@/api/session';
import { replaySpan, type Webhook } from '@/api/webhooks';
import { useT } from '@/i18n/i18n';
import { instantOf, wallOf } from '@/i18n/zone';
import { FormButtons, ProblemAlert } from '@/ui';

const MINUTE = 60_000;

export function ReplaySpan({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const t = useT();
  const { zone } = useMe().user;
  const client = useQueryClient();
  const [from, setFrom] = useState(() => wallOf(new Date(Date.now() - 24 * 60 * MINUTE).toISOString(), zone));
  const [to, setTo] = useState(() => wallOf(new Date(Date.now() + MINUTE).toISOString(), zone));
  const send = useCommand((span: { from: string; to: string }) => replaySpan(webhook.id, span), {
    onSuccess: async ({ messages }) => {
      notifications.show({ message: t('webhooks-replayed', { count: messages }), color: 'teal' });
      onClose();
      await client.invalidateQueries({ queryKey: ['webhooks'] });
    },
  });
  const errors = send.error?.fieldErrors ?? {};
  const span = { from: instantOf(from, zone), to: instantOf(to, zone) };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (span.from && span.to) send.mutate({ from: span.from, to: span.to });
  };
  return (
    <Modal opened onClose={onClose} title={t('webhooks-span')} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      <form onSubmit={submit}>
        <Stack>
          <Text size="sm">{t('webhooks-span-text')}</Text>
          {send.error ? <ProblemAlert error={send.error} shownFields={['from', 'to']} /> : null}
          <TextInput type="datetime-local" label={t('webhooks-from')} value={from} error={errors['from']} onChange={(event) => setFrom(event.currentTarget.value)} />
          <TextInput type="datetime-local" label={t('webhooks-to')} value={to} error={errors['to']} onChange={(event) => setTo(event.currentTarget.value)} />
          <FormButtons label={t('webhooks-replay')} loading={send.isPending} disabled={!span.from || !span.to} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
