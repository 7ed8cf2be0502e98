/** What became of each payout, and saying so: confirmed, failed, come back, or unknown until somebody finds out. */
import { Button, Group, Menu, NativeSelect, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import { type Payout, PAYOUT_STATES, type PayoutState, payoutsQuery, type SettlementDetail } from '@/api/settlements';
import { useT } from '@/i18n/i18n';
import { type Column, DataTable, DateText, DecisionDialog, EmptyState, Loading, Money, ProblemAlert } from '@/ui';
import { PayoutBadge } from './badges';

export type Mark = 'sent' | 'confirmed' | 'failed' | 'returned' | 'unknown';

/** What can be said of a payout that stands so; the server decides. */
export const MARKS: Record<PayoutState, readonly Mark[]> = {
  pending: ['sent'],
  sent: ['confirmed', 'failed', 'unknown'],
  unknown: ['confirmed', 'failed'],
  confirmed: ['returned'],
  failed: [],
};

interface MarkDialogProps {
  /** What it is said of, for the title. */
  what: string;
  path: string;
  to: Mark;
  onClose: () => void;
}

export function MarkDialog({ what, path, to, onClose }: MarkDialogProps) {
  const t = useT();
  const client = useQueryClient();
  return (
    <DecisionDialog
      title={`${t(`settlements-mark-${to}`)}: ${what}`}
      label={t(`settlements-mark-${to}`)}
      danger={to === 'failed' || to === 'returned'}
      {...(to === 'unknown' ? {} : { comment: { label: t(`settlements-reference-${to}`), required: true, field: 'reference' } })}
      send={(reference, idempotencyKey) => api.post(path, { idempotencyKey, body: { to, reference } })}
      onDone={() => client.invalidateQueries({ queryKey: ['settlements'] })}
      onClose={onClose}
    >
      <Text size="sm">{t(`settlements-mark-${to}-note`)}</Text>
    </DecisionDialog>
  );
}

function Marks({ payout, onMark }: { payout: Payout; onMark: (to: Mark) => void }) {
  const t = useT();
  const marks = MARKS[payout.state];
  if (marks.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="compact-sm" variant="default" aria-label={`${t('settlements-mark')}: ${payout.code}`}>
          {t('settlements-mark')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {marks.map((to) => (
          <Menu.Item key={to} onClick={() => onMark(to)}>
            {t(`settlements-mark-${to}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The last word that was said of it. */
const said = (row: Payout) => row.failed_because ?? row.confirmed_by ?? row.sent_with ?? '';

export function Payouts({ settlement }: { settlement: SettlementDetail }) {
  const t = useT();
  const [state, setState] = useState('');
  const [mark, setMark] = useState<{ payout: Payout; to: Mark } | null>(null);
  const found = useInfiniteQuery(payoutsQuery(settlement.id, state || undefined));
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const marks = (row: Payout) => (settlement.can.pay ? <Marks payout={row} onMark={(to) => setMark({ payout: row, to })} /> : null);
  const columns: Column<Payout>[] = [
    { key: 'code', label: t('settlements-code'), cell: (row) => row.code, width: 140 },
    { key: 'member', label: t('settlements-column-payee'), cell: (row) => row.member?.name || row.member?.code },
    { key: 'state', label: t('settlements-state'), cell: (row) => <PayoutBadge state={row.state} /> },
    { key: 'said', label: t('settlements-reference'), cell: said },
    { key: 'at', label: t('settlements-since'), cell: (row) => <DateText value={row.changed_at} /> },
    { key: 'amount', label: t('settlements-column-amount'), numeric: true, cell: (row) => <Money value={{ amount: row.amount, currency: row.currency }} /> },
    { key: 'mark', label: t('settlements-mark'), cell: marks, width: 140 },
  ];
  return (
    <>
      <Group my="md" className="tl-no-print">
        <NativeSelect aria-label={t('settlements-state')} value={state} data={[{ value: '', label: t('settlements-all') }, ...PAYOUT_STATES.map((value) => ({ value, label: t(`settlements-payout-${value}`) }))]} onChange={(event) => setState(event.currentTarget.value)} />
      </Group>
      {found.error ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : null}
      {found.isPending ? <Loading rows={6} /> : null}
      {found.data && rows.length === 0 ? <EmptyState text={t('settlements-payouts-none')} /> : null}
      {rows.length > 0 ? (
        <DataTable
          label={t('settlements-tab-payouts')}
          rows={rows}
          columns={columns}
          rowKey={(row) => row.id}
          more={found.hasNextPage}
          moreFailed={found.isFetchNextPageError}
          loadMore={() => {
            if (!found.isFetchingNextPage) void found.fetchNextPage();
          }}
          card={(row) => (
            <Stack gap={4}>
              <Group justify="space-between" wrap="nowrap">
                <Text size="sm">{row.member?.name || row.member?.code || row.code}</Text>
                <Money value={{ amount: row.amount, currency: row.currency }} />
              </Group>
              <Group justify="space-between">
                <PayoutBadge state={row.state} />
                {marks(row)}
              </Group>
            </Stack>
          )}
        />
      ) : null}
      {mark ? <MarkDialog what={mark.payout.code} path={`/payouts/${mark.payout.id}/mark`} to={mark.to} onClose={() => setMark(null)} /> : null}
    </>
  );
}
