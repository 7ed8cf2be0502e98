/** Says that a form goes on from what was entered earlier and never saved, and offers to begin anew. */
import { Alert, Button, Group } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useT } from '@/i18n/i18n';

export function KeptNotice({ onDiscard }: { onDiscard: () => void }) {
  const t = useT();
  return (
    <Alert color="blue" role="status" icon={<IconHistory aria-hidden />}>
      <Group justify="space-between" gap="sm">
        <span>{t('records-kept')}</span>
        <Button size="compact-sm" variant="default" onClick={onDiscard}>
          {t('records-kept-discard')}
        </Button>
      </Group>
    </Alert>
  );
}

/** Says that what is entered here does not survive a reload: there is too much of it, or the browser keeps nothing. */
export function UnkeptNotice() {
  const t = useT();
  return (
    <Alert color="amber" role="status">
      {t('records-unkept')}
    </Alert>
  );
}
