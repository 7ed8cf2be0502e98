/** From a list to its trash, for whoever may delete there. */
import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { may, useMe } from '@/api/session';
import { useT } from '@/i18n/i18n';

export function TrashLink({ object }: { object: string }) {
  const t = useT();
  const me = useMe();
  if (!may(me, object, 'trash')) return null;
  return (
    <Button variant="subtle" color="gray" leftSection={<IconTrash size={16} aria-hidden />} component={Link} to={`/trash/${object}`}>
      {t('trash-open')}
    </Button>
  );
}
