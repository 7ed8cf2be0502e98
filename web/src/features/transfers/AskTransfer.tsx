/** Asks for a transfer of a member or branch: where to, from when, why; what changes is shown before. */
import { Button, Modal, NumberInput, Radio, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import { useCommand } from '@/api/command';
import type { NetworkHit, TransferAsk, TransferPreview, TreeKind } from '@/api/network';
import type { RecordItem } from '@/api/records';
import { may, useMe } from '@/api/session';
import { recordLabel } from '@/entity/label';
import { MemberPicker } from '@/features/network/MemberPicker';
import { TypedInput } from '@/entity/fields/TypedInput';
import { useT } from '@/i18n/i18n';
import { todayIn } from '@/i18n/zone';
import { FormButtons } from '@/ui/FormButtons';
import { Panel } from '@/ui/Panel';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { Preview } from './Preview';

function Form({ record, onClose }: { record: RecordItem; onClose: () => void }) {
  const t = useT();
  const me = useMe();
  const client = useQueryClient();
  const [tree, setTree] = useState<TreeKind>('sponsor');
  const [parent, setParent] = useState<NetworkHit | null>(null);
  const [slot, setSlot] = useState<number | string>('');
  const [branch, setBranch] = useState('branch');
  const [from, setFrom] = useState(() => todayIn(me.user.zone));
  const [reason, setReason] = useState('');
  const ask: TransferAsk = { tree, member: record.id, new_parent: parent?.id ?? null, slot: tree === 'placement' && typeof slot === 'number' ? slot : null, with_branch: branch === 'branch', from, reason: reason.trim() };
  const preview = useCommand((body: TransferAsk) => api.post<TransferPreview>('/transfers/preview', { body }));
  const send = useCommand((body: TransferAsk, idempotencyKey) => api.post('/transfers', { body, idempotencyKey }), {
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['network'] });
      notifications.show({ message: t('transfers-state-asked'), color: 'teal' });
      onClose();
    },
  });
  const error = send.error ?? preview.error;
  const errors = error?.fieldErrors ?? {};
  const shown = JSON.stringify(preview.variables) === JSON.stringify(ask) ? preview.data : undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (shown) send.mutate(ask);
        else preview.mutate(ask);
      }}
    >
      <Stack>
        {error ? <ProblemAlert error={error} shownFields={['new_parent', 'slot', 'from', 'reason']} /> : null}
        <SegmentedControl
          value={tree}
          onChange={(value) => setTree(value as TreeKind)}
          data={[
            { value: 'sponsor', label: t('network-tree-sponsor') },
            { value: 'placement', label: t('network-tree-placement') },
          ]}
        />
        <MemberPicker tree={tree} label={t('transfers-new-parent')} value={parent} onChange={setParent} error={errors['new_parent']} required />
        {tree === 'placement' ? <NumberInput label={t('members-slot')} value={slot} onChange={setSlot} min={1} max={65535} allowDecimal={false} error={errors['slot']} /> : null}
        <Radio.Group value={branch} onChange={setBranch}>
          <Stack gap="xs">
            <Radio value="branch" label={t('transfers-with-branch')} />
            <Radio value="alone" label={t('transfers-alone')} />
          </Stack>
        </Radio.Group>
        <TypedInput type="date" name="from" required label={t('members-from')} value={from} error={errors['from']} onChange={setFrom} />
        <Textarea label={t('members-reason')} value={reason} error={errors['reason']} onChange={(event) => setReason(event.currentTarget.value)} withAsterisk autosize minRows={2} />
        {shown ? (
          <Panel title={t('transfers-preview')}>
            <Preview preview={shown} from={from} />
          </Panel>
        ) : null}
        <FormButtons label={shown ? t('transfers-new') : t('transfers-preview')} loading={preview.isPending || send.isPending} disabled={reason.trim() === ''} onCancel={onClose} />
      </Stack>
    </form>
  );
}

export default function AskTransfer({ record }: { record: RecordItem }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  if (!may(useMe(), 'transfer', 'create')) return null;
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('transfers-new')}
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} size="lg" title={<Text fw={600}>{`${t('transfers-new')}: ${recordLabel(record)}`}</Text>} closeButtonProps={{ 'aria-label': t('shell-close') }}>
        <Form record={record} onClose={() => setOpen(false)} />
      </Modal>
    </>
  );
}
