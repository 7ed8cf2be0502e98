/** Asks once more before very many rows go to the trash. */
import { Modal, Stack, Text } from '@mantine/core';
import type { BulkAim } from '@/api/bulk';
import { useT } from '@/i18n/i18n';
import { FormButtons } from '@/ui/FormButtons';
import { ProblemAlert } from '@/ui/ProblemAlert';
import type { StartBulk } from './useStartBulk';

export default function TrashMany({ chosen, start, aim, onClose }: { chosen: string; start: StartBulk; aim: BulkAim; onClose: () => void }) {
  const t = useT();
  return (
    <Modal opened onClose={onClose} title={`${t('records-trash')}: ${chosen}`} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      <Stack>
        {start.error ? <ProblemAlert error={start.error} /> : null}
        <Text size="sm">{t('bulk-trash-text')}</Text>
        <FormButtons label={t('records-trash')} danger loading={start.isPending} onClick={() => start.mutate({ action: 'trash', ...aim })} onCancel={onClose} />
      </Stack>
    </Modal>
  );
}
