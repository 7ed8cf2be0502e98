/** From a member's record to the member's place in the network. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { RecordItem } from '@/api/records';
import { may, useMe } from '@/api/session';
import { useT } from '@/i18n/i18n';

export default function ShowInNetwork({ record }: { record: RecordItem }) {
  const t = useT();
  if (!may(useMe(), 'network', 'read')) return null;
  return (
    <Button variant="default" renderRoot={(props) => <Link {...props} to="/network" search={{ member: record.id } as never} />}>
      {t('network-title')}
    </Button>
  );
}
