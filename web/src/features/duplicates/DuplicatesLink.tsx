/** From a list to its likely duplicates, for whoever may change records there. */
import { Button } from '@mantine/core';
import { IconCopyCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { may, useMe } from '@/api/session';
import { useT } from '@/i18n/i18n';

export function DuplicatesLink({ object }: { object: string }) {
  const t = useT();
  const me = useMe();
  if (!may(me, object, 'update')) return null;
  return (
    <Button variant="subtle" color="gray" leftSection={<IconCopyCheck size={16} aria-hidden />} component={Link} to={`/duplicates/${object}`}>
      {t('duplicates-open')}
    </Button>
  );
}
