/** Who a run pays, the highest amount first, or the members a fragment finds. */
import { Group, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type Payee, payeesQuery, type RunDetail } from '@/api/runs';
import { useFormats, useT } from '@/i18n/i18n';
import { type Column, DataTable, EmptyState, Money, Panel, ProblemAlert } from '@/ui';

export function Payees({ run }: { run: RunDetail }) {
  const t = useT();
  const formats = useFormats();
  const navigate = useNavigate();
  const [q, setQ] = useState('');
  const [wanted] = useDebouncedValue(q.trim(), 250);
  const payees = useInfiniteQuery(payeesQuery(run.id, wanted));
  const rows = payees.data?.pages.flatMap((page) => page.items) ?? [];
  const currency = run.currency ?? '';
  const path = (payee: Payee) => `/runs/${run.id}/payees/${payee.member.id}`;
  const columns: Column<Payee>[] = [
    { key: 'name', label: t('runs-member'), cell: (payee) => <Link to={path(payee)} data-row-link>{payee.member.name || payee.member.code}</Link> },
    { key: 'code', label: t('runs-code'), cell: (payee) => payee.member.code, width: 120 },
    { key: 'rank', label: t('runs-rank'), cell: (payee) => (payee.rank === payee.paid_as ? payee.rank : t('runs-rank-paid-as', { rank: payee.rank, paid_as: payee.paid_as })) },
    { key: 'previous', label: t('runs-previous'), numeric: true, cell: (payee) => <Money value={payee.previous ? { amount: payee.previous, currency } : null} /> },
    { key: 'amount', label: t('runs-amount'), numeric: true, cell: (payee) => <Money value={{ amount: payee.amount, currency }} /> },
  ];
  return (
    <Panel title={t('runs-payees-title')} action={<TextInput size="xs" aria-label={t('runs-find-member')} placeholder={t('runs-find-member')} value={q} onChange={(event) => setQ(event.currentTarget.value)} />}>
      {payees.error ? <ProblemAlert error={payees.error} retry={() => void payees.refetch()} /> : null}
      {payees.data && rows.length === 0 ? <EmptyState text={wanted ? t('runs-nobody-found', { q: wanted }) : t('runs-nobody-paid')} /> : null}
      {rows.length > 0 ? (
        <div style={{ height: 'min(60vh, 640px)', display: 'flex', flexDirection: 'column' }}>
          <DataTable
            label={t('runs-payees-title')}
            rows={rows}
            columns={columns}
            rowKey={(payee) => payee.member.id}
            onOpen={(payee) => void navigate({ to: path(payee) })}
            more={payees.hasNextPage}
            moreFailed={payees.isFetchNextPageError}
            loadMore={() => {
              if (!payees.isFetchingNextPage) void payees.fetchNextPage();
            }}
            footer={<Text size="xs" c="dimmed">{t('runs-payees-count', { count: formats.integer(payees.data?.pages[0]?.count ?? rows.length) })}</Text>}
            card={(payee) => (
              <Group justify="space-between" wrap="nowrap">
                <div>
                  <Link to={path(payee)} data-row-link>
                    {payee.member.name || payee.member.code}
                  </Link>
                  <Text size="xs" c="dimmed">
                    {payee.member.code} · {payee.rank}
                  </Text>
                </div>
                <Money value={{ amount: payee.amount, currency }} />
              </Group>
            )}
          />
        </div>
      ) : null}
    </Panel>
  );
}
