/** Confirm and cancel on an order's page. A confirmed order is a sale; both steps are asked back. */
import { Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import type { RecordItem } from '@/api/records';
import { recordLabel } from '@/entity/label';
import { useT } from '@/i18n/i18n';
import { DecisionDialog } from '@/ui';
import { type Step, stepsOf } from './steps';

function StepDialog({ record, step, onClose }: { record: RecordItem; step: Step; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const cancel = step === 'cancel';
  return (
    <DecisionDialog
      title={`${t(`orders-${step}`)}: ${recordLabel(record)}`}
      label={t(`orders-${step}`)}
      danger={cancel}
      {...(cancel ? { comment: { label: t('orders-cancel-reason'), required: true, field: 'reason' } } : {})}
      send={(reason, idempotencyKey) => api.post(`/orders/${record.id}/${step}`, { idempotencyKey, version: record.version, ...(cancel ? { body: { reason } } : {}) })}
      onDone={async () => {
        await client.invalidateQueries({ queryKey: ['records', 'order'] });
        notifications.show({ message: t('records-saved'), color: 'teal' });
      }}
      onClose={onClose}
    >
      {cancel ? null : <Text>{t('orders-confirm-note')}</Text>}
    </DecisionDialog>
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
