/** Activates or inactivates a member from a day, with the reason. */
import { Button, Modal, Stack, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import { useCommand } from '@/api/command';
import type { RecordItem } from '@/api/records';
import { useMe } from '@/api/session';
import { TypedInput } from '@/entity/fields/TypedInput';
import { plainText } from '@/entity/fields/values';
import { recordLabel } from '@/entity/label';
import { useT } from '@/i18n/i18n';
import { todayIn } from '@/i18n/zone';
import { FormButtons, ProblemAlert } from '@/ui';

export default function SetStatus({ record }: { record: RecordItem }) {
  const t = useT();
  const me = useMe();
  const client = useQueryClient();
  const active = plainText(record.values['status']) === 'active';
  const [open, setOpen] = useState(false);
  const [from, setFrom] = useState(() => todayIn(me.user.zone));
  const [reason, setReason] = useState('');
  const words = active ? t('members-inactivate') : t('members-activate');
  const set = useCommand((body: { status: string; from: string; reason: string }, idempotencyKey) => api.post(`/members/${record.id}/status`, { body, idempotencyKey }), {
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['records', 'member'] });
      await client.invalidateQueries({ queryKey: ['network'] });
      notifications.show({ message: t('records-saved'), color: 'teal' });
      setOpen(false);
    },
  });
  if (!record.can['update']) return null;
  const errors = set.error?.fieldErrors ?? {};
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {words}
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={`${words}: ${recordLabel(record)}`} closeButtonProps={{ 'aria-label': t('shell-close') }}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            set.mutate({ status: active ? 'inactive' : 'active', from, reason: reason.trim() });
          }}
        >
          <Stack>
            {set.error ? <ProblemAlert error={set.error} shownFields={['from', 'reason']} /> : null}
            <TypedInput type="date" name="from" required label={t('members-from')} value={from} error={errors['from']} onChange={setFrom} />
            <Textarea label={t('members-reason')} value={reason} error={errors['reason']} onChange={(event) => setReason(event.currentTarget.value)} withAsterisk autosize minRows={2} />
            <FormButtons label={words} loading={set.isPending} disabled={reason.trim() === ''} onCancel={() => setOpen(false)} />
          </Stack>
        </form>
      </Modal>
    </>
  );
}
