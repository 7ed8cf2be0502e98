/** The way out for good: says what will happen and wants the code typed. */
import { Modal, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCommand } from '@/api/command';
import { purgeRecord, type TrashItem } from '@/api/trash';
import { useT } from '@/i18n/i18n';
import { FormButtons } from '@/ui/FormButtons';
import { ProblemAlert } from '@/ui/ProblemAlert';

export function PurgeDialog({ object, item, name, onClose }: { object: string; item: TrashItem; name: string; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const [typed, setTyped] = useState('');
  const wanted = item.code ?? item.name ?? '';
  const purge = useCommand((code: string, key) => purgeRecord(object, item.id, code, key), {
    onSuccess: async () => {
      notifications.show({ message: t('trash-purged', { name }), color: 'teal' });
      onClose();
      await client.invalidateQueries({ queryKey: ['records', object, 'trash'] });
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('trash-purge-title', { name })} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          purge.mutate(typed.trim());
        }}
      >
        <Stack>
          <Text size="sm">{t('trash-purge-text', { code: wanted })}</Text>
          {purge.error ? <ProblemAlert error={purge.error} shownFields={['code']} /> : null}
          <TextInput data-autofocus label={t('trash-purge-code')} autoComplete="off" value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
          <FormButtons label={t('trash-purge')} danger loading={purge.isPending} disabled={typed.trim() !== wanted} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
