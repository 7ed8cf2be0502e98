/** Who would gain and lose: every member with something on either side, from either end or by name, and as a file. */
import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type BacktestDetail, backtestFileUrl, type BacktestMember, backtestMembersQuery, type MemberOrder } from '@/api/backtests';
import { may, useMe } from '@/api/session';
import { recordPath } from '@/app/feature';
import { useFormats, useT } from '@/i18n/i18n';
import { type Column, DataTable, EmptyState, Loading, Money, None, Panel, ProblemAlert } from '@/ui';
import classes from './backtests.module.css';

const path = (row: BacktestMember) => recordPath('member', row.member.id);
const link = (row: BacktestMember) => (
  <Link to={path(row)} data-row-link>
    {row.member.name || row.member.code}
  </Link>
);
const ORDERS: MemberOrder[] = ['gain', 'loss', 'member'];

export function MembersPanel({ test }: { test: BacktestDetail }) {
  const t = useT();
  const me = useMe();
  const formats = useFormats();
  const navigate = useNavigate();
  const [order, setOrder] = useState<MemberOrder>(test.masked ? 'member' : 'gain');
  const [q, setQ] = useState('');
  const [wanted] = useDebouncedValue(q.trim(), 250);
  const found = useInfiniteQuery(backtestMembersQuery(test.id, order, wanted));
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const { currency } = test;
  const money = (amount: string | null) => <Money value={amount === null ? null : { amount, currency }} />;
  const change = (row: BacktestMember) => (row.difference === null ? <None /> : <span className="tl-numbers">{formats.moneyChange({ amount: row.difference, currency })}</span>);
  const columns: Column<BacktestMember>[] = [
    { key: 'name', label: t('backtests-member'), cell: link },
    { key: 'code', label: t('backtests-column-code'), cell: (row) => row.member.code, width: 120 },
    { key: 'rank', label: t('backtests-rank'), cell: (row) => (row.rank_before === row.rank_after ? row.rank_after : `${row.rank_before || '–'} → ${row.rank_after || '–'}`) },
    { key: 'before', label: t('backtests-before'), numeric: true, cell: (row) => money(row.before) },
    { key: 'after', label: t('backtests-after'), numeric: true, cell: (row) => money(row.after) },
    { key: 'difference', label: t('backtests-difference'), numeric: true, cell: change },
  ];
  return (
    <Panel
      title={t('backtests-members')}
      action={
        <Group gap="xs" className="tl-no-print">
          <TextInput size="xs" aria-label={t('backtests-find')} placeholder={t('backtests-find')} value={q} onChange={(event) => setQ(event.currentTarget.value)} />
          {test.masked ? null : (
            <NativeSelect size="xs" aria-label={t('backtests-order')} value={order} onChange={(event) => setOrder(event.currentTarget.value as MemberOrder)} data={ORDERS.map((value) => ({ value, label: t(`backtests-order-${value}`) }))} />
          )}
          {may(me, 'run', 'export') ? (
            <Button component="a" size="xs" variant="default" href={backtestFileUrl(test.id, order)} download>
              {t('backtests-export')}
            </Button>
          ) : null}
        </Group>
      }
    >
      {found.error ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : null}
      {found.isPending ? <Loading rows={4} /> : null}
      {found.data && rows.length === 0 ? <EmptyState text={wanted ? t('backtests-nobody') : t('backtests-nobody-paid')} /> : null}
      {rows.length > 0 ? (
        <div className={classes['list']}>
          <DataTable
            label={t('backtests-members')}
            rows={rows}
            columns={columns}
            rowKey={(row) => row.member.id}
            onOpen={(row) => void navigate({ to: path(row) })}
            more={found.hasNextPage}
            moreFailed={found.isFetchNextPageError}
            loadMore={() => {
              if (!found.isFetchingNextPage) void found.fetchNextPage();
            }}
            footer={
              <Text size="xs" c="dimmed">
                {t('backtests-members-of', { count: wanted ? rows.length : test.members })}
              </Text>
            }
            card={(row) => (
              <Group justify="space-between" wrap="nowrap">
                <div>
                  {link(row)}
                  <Text size="xs" c="dimmed">
                    {row.member.code} · {money(row.before)} → {money(row.after)}
                  </Text>
                </div>
                {change(row)}
              </Group>
            )}
          />
        </div>
      ) : null}
    </Panel>
  );
}
