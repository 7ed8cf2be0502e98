/** Confirm and cancel on an order's page. A confirmed order is a sale; both steps are asked back. */
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import { useCommand } from '@/api/command';
import type { RecordItem } from '@/api/records';
import { recordLabel } from '@/entity/label';
import { useT } from '@/i18n/i18n';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { type Step, stepsOf } from './steps';

function StepDialog({ record, step, onClose }: { record: RecordItem; step: Step; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const run = useCommand(
    (input: { reason: string }, idempotencyKey) =>
      api.post(`/orders/${record.id}/${step}`, { idempotencyKey, version: record.version, ...(step === 'cancel' ? { body: { reason: input.reason.trim() } } : {}) }),
    {
      onSuccess: async () => {
        await client.invalidateQueries({ queryKey: ['records', 'order'] });
        notifications.show({ message: t('records-saved'), color: 'teal' });
        onClose();
      },
    },
  );
  const errors = run.error?.fieldErrors ?? {};
  return (
    <Modal opened onClose={onClose} title={`${t(`orders-${step}`)}: ${recordLabel(record)}`} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run.mutate({ reason });
        }}
      >
        <Stack>
          {step === 'confirm' ? <Text>{t('orders-confirm-note')}</Text> : null}
          {run.error ? <ProblemAlert error={run.error} shownFields={['reason']} /> : null}
          {step === 'cancel' ? (
            <Textarea data-autofocus label={t('orders-cancel-reason')} withAsterisk value={reason} error={errors['reason']} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={2} />
          ) : null}
          <Group>
            <Button type="submit" color={step === 'cancel' ? 'red' : undefined} loading={run.isPending} disabled={step === 'cancel' && reason.trim() === ''}>
              {t(`orders-${step}`)}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t('shell-close')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

export default function OrderCommands({ record }: { record: RecordItem }) {
  const t = useT();
  const [step, setStep] = useState<Step | null>(null);
  return (
    <>
      {stepsOf(record).map((one) => (
        <Button key={one} variant={one === 'confirm' ? 'filled' : 'default'} onClick={() => setStep(one)}>
          {t(`orders-${one}`)}
        </Button>
      ))}
      {step ? <StepDialog record={record} step={step} onClose={() => setStep(null)} /> : null}
    </>
  );
}
