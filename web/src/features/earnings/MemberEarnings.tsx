/** On a member's record: the way to the member's earnings, for those who may see them. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { RecordItem } from '@/api/records';
import { may, useMe } from '@/api/session';
import { useT } from '@/i18n/i18n';

export default function MemberEarnings({ record }: { record: RecordItem }) {
  const t = useT();
  const me = useMe();
  const scope = me.rights['earnings']?.['read'];
  if (!may(me, 'earnings', 'read') || (scope === 'own' && me.member?.id !== record.id)) return null;
  return (
    <Button variant="default" renderRoot={(props) => <Link {...props} to="/earnings" search={{ member: record.id } as never} />}>
      {t('earnings-of-member')}
    </Button>
  );
}
