/** The payees of a settlement, by outcome or by a fragment of their names; each opens to its statement. */
import { Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { OUTCOMES, type SettledPayee, settledQuery, type SettlementDetail } from '@/api/settlements';
import { useT } from '@/i18n/i18n';
import { type Column, DataTable, EmptyState, Loading, Money, ProblemAlert } from '@/ui';
import { OutcomeBadge } from './badges';

const name = (row: SettledPayee) => row.member?.name || row.member?.code || '–';

export function Settled({ settlement }: { settlement: SettlementDetail }) {
  const t = useT();
  const navigate = useNavigate();
  const [outcome, setOutcome] = useState('');
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 250);
  const found = useInfiniteQuery(settledQuery(settlement.id, outcome || undefined, q));
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const { currency } = settlement;
  const path = (row: SettledPayee) => `/settlements/${settlement.id}/payees/${row.member?.id}`;
  const columns: Column<SettledPayee>[] = [
    { key: 'name', label: t('settlements-column-payee'), cell: (row) => <Link to={path(row)} data-row-link>{name(row)}</Link> },
    { key: 'code', label: t('settlements-code'), cell: (row) => row.member?.code, width: 120 },
    { key: 'outcome', label: t('settlements-column-outcome'), cell: (row) => <OutcomeBadge outcome={row.outcome} /> },
    { key: 'gross', label: t('settlements-gross'), numeric: true, cell: (row) => <Money value={{ amount: row.gross, currency }} /> },
    { key: 'deducted', label: t('settlements-deducted'), numeric: true, cell: (row) => <Money value={{ amount: row.deducted, currency }} /> },
    { key: 'payout', label: t('settlements-paid'), numeric: true, cell: (row) => <Money value={{ amount: row.payout, currency }} /> },
    { key: 'balance', label: t('settlements-column-balance'), numeric: true, cell: (row) => <Money value={{ amount: row.balance, currency }} /> },
  ];
  return (
    <>
      <Group my="md" className="tl-no-print">
        <NativeSelect aria-label={t('settlements-column-outcome')} value={outcome} data={[{ value: '', label: t('settlements-all') }, ...OUTCOMES.map((value) => ({ value, label: t(`settlements-outcome-${value}`) }))]} onChange={(event) => setOutcome(event.currentTarget.value)} />
        <TextInput aria-label={t('settlements-find')} placeholder={t('settlements-find')} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
      </Group>
      {found.error ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : null}
      {found.isPending ? <Loading rows={6} /> : null}
      {found.data && rows.length === 0 ? <EmptyState text={t('settlements-nobody')} /> : null}
      {rows.length > 0 ? (
        <DataTable
          label={t('settlements-tab-payees')}
          rows={rows}
          columns={columns}
          rowKey={(row) => row.member?.id ?? ''}
          onOpen={(row) => void navigate({ to: path(row) })}
          more={found.hasNextPage}
          moreFailed={found.isFetchNextPageError}
          loadMore={() => {
            if (!found.isFetchingNextPage) void found.fetchNextPage();
          }}
          card={(row) => (
            <Group justify="space-between" wrap="nowrap">
              <div>
                <Link to={path(row)} data-row-link>
                  {name(row)}
                </Link>
                <Text size="xs" c="dimmed">
                  {row.member?.code}
                </Text>
              </div>
              <div style={{ textAlign: 'end' }}>
                <Money value={{ amount: row.payout, currency }} />
                <div>
                  <OutcomeBadge outcome={row.outcome} />
                </div>
              </div>
            </Group>
          )}
        />
      ) : null}
    </>
  );
}
