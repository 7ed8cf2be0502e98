/** On a member's record: where the member is paid, and the form for it. Whoever sees accounts only in part changes nothing: the rest would be lost. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { payeeQuery } from '@/api/payees';
import type { RecordItem } from '@/api/records';
import { useMe } from '@/api/session';
import { useT } from '@/i18n/i18n';
import { todayIn } from '@/i18n/zone';
import { Loading, ProblemAlert } from '@/ui';
import { PayeeForm } from './PayeeForm';
import { PayeeView } from './PayeeView';

export default function PayeeTab({ record }: { record: RecordItem }) {
  const t = useT();
  const me = useMe();
  const found = useQuery(payeeQuery(record.id));
  const [changing, setChanging] = useState(false);
  const payee = found.data;
  if (!payee) return found.error ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : <Loading rows={5} height={44} />;
  if (changing) return <PayeeForm payee={payee} onClose={() => setChanging(false)} />;
  const action = payee.can_change && !payee.masked ? (
    <Button variant="default" onClick={() => setChanging(true)}>
      {t('payees-change')}
    </Button>
  ) : null;
  return <PayeeView payee={payee} today={todayIn(me.company.zone)} action={action} />;
}
