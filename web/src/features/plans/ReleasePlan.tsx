/** Puts a plan in force from a day; somebody else than its last author must do it. */
import { Button, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import { useCommand } from '@/api/command';
import type { RecordItem } from '@/api/records';
import { may, useMe } from '@/api/session';
import { recordLabel } from '@/entity/label';
import { plainText } from '@/entity/fields/values';
import { TypedInput } from '@/entity/fields/TypedInput';
import { useT } from '@/i18n/i18n';
import { FormButtons, ProblemAlert } from '@/ui';

export default function ReleasePlan({ record }: { record: RecordItem }) {
  const t = useT();
  const me = useMe();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [from, setFrom] = useState(() => `${new Date().getFullYear()}-01-01`);
  const release = useCommand((input: { from: string }, idempotencyKey) => api.post(`/plans/${record.id}/release`, { body: input, idempotencyKey }), {
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['records', 'plan'] });
      notifications.show({ message: t('plans-released'), color: 'teal' });
      setOpen(false);
    },
  });
  if (!may(me, 'plan', 'approve') || plainText(record.values['state']) === 'released') return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('plans-release')}</Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={`${t('plans-release')}: ${recordLabel(record)}`} closeButtonProps={{ 'aria-label': t('shell-close') }}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            release.mutate({ from });
          }}
        >
          <Stack>
            <Text size="sm">{t('plans-release-note')}</Text>
            {release.error ? <ProblemAlert error={release.error} shownFields={['from']} /> : null}
            <TypedInput type="date" name="from" required label={t('plans-from')} value={from} error={release.error?.fieldErrors['from']} onChange={setFrom} />
            <FormButtons label={t('plans-release')} loading={release.isPending} onCancel={() => setOpen(false)} />
          </Stack>
        </form>
      </Modal>
    </>
  );
}
