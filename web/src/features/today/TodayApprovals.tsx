/**
 * On Today: what only goes on when this person says so. Runs and settlements to decide on or to post, transfers to decide
 * on, the month to close. Asked only for what the person may decide; not there while nothing waits.
 */
import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { askedTransfersQuery, type Transfer } from '@/api/network';
import { monthToClose, periodsQuery, type RunDetail, runQuery, runsQuery, type RunState } from '@/api/runs';
import { may, useMe } from '@/api/session';
import { settlementQuery, settlementsQuery } from '@/api/settlements';
import { useWho } from '@/features/transfers/who';
import { useFormats, useLanguage, useT } from '@/i18n/i18n';
import { DateText, Money, Panel, ProblemAlert } from '@/ui';
import { linkTo } from '@/ui/linkTo';

const WAITING = new Set<RunState>(['calculated', 'disputed', 'approved']);

/** What the run wants of the reader; nothing where somebody else has to act. */
export function wants({ can, state }: Pick<RunDetail, 'can' | 'state'>): 'approve' | 'post' | 'disputed' | null {
  if (can.post) return 'post';
  if (can.approve) return 'approve';
  return can.reject && state === 'disputed' ? 'disputed' : null;
}

function Line({ to, what, kind, aside }: { to: string; what: string; kind: string; aside?: ReactNode }) {
  return (
    <Group component="li" justify="space-between" wrap="nowrap" gap="sm" align="baseline">
      <div style={{ minWidth: 0 }}>
        <Anchor component={Link} {...linkTo(to)} fw={600} style={{ overflowWrap: 'anywhere' }}>
          {what}
        </Anchor>
        <Text size="xs" c="dimmed">
          {kind}
        </Text>
      </div>
      {aside ? (
        <Text size="sm" style={{ flex: 'none' }}>
          {aside}
        </Text>
      ) : null}
    </Group>
  );
}

function OneTransfer({ transfer }: { transfer: Transfer }) {
  const t = useT();
  return <Line to="/transfers" what={useWho(transfer)} kind={t('today-transfer')} aside={<DateText value={transfer.from} />} />;
}

export default function TodayApprovals() {
  const t = useT();
  const formats = useFormats();
  const { language } = useLanguage();
  const me = useMe();
  const runs = useQuery({ ...runsQuery, enabled: may(me, 'run', 'approve') || may(me, 'run', 'post') });
  const open = runs.data?.filter(({ state }) => WAITING.has(state)) ?? [];
  const details = useQueries({ queries: open.map(({ id }) => runQuery(id, language)) });
  const months = useQuery({ ...periodsQuery, enabled: may(me, 'run', 'create') });
  const transfers = useQuery({ ...askedTransfersQuery, enabled: may(me, 'transfer', 'approve') });

  const settlements = useInfiniteQuery({ ...settlementsQuery, enabled: may(me, 'settlement', 'approve') || may(me, 'settlement', 'post') });
  const proposed = settlements.data?.pages.flatMap(({ items }) => items).filter(({ state }) => state === 'proposed' || state === 'approved') ?? [];
  const settling = useQueries({ queries: proposed.map(({ id }) => settlementQuery(id, language)) });

  const asked = details.flatMap(({ data }) => {
    const want = data ? wants(data) : null;
    return data && want ? [{ run: data, want }] : [];
  });
  const close = months.data ? monthToClose(months.data) : undefined;
  const moving = transfers.data?.filter((transfer) => transfer.may_decide) ?? [];
  const settled = settling.flatMap(({ data }) => (data && (data.can.post || data.can.approve) ? [data] : []));
  const failed = [runs, months, transfers, settlements, ...details, ...settling].filter(({ error, data }) => error && !data);
  if (failed.length === 0 && asked.length === 0 && settled.length === 0 && moving.length === 0 && !close) return null;
  return (
    <Panel title={t('today-approvals')}>
      {failed[0] ? <ProblemAlert error={failed[0].error} retry={() => failed.forEach(({ refetch }) => void refetch())} /> : null}
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {close ? <Line to={`/runs?close=${close.period}`} what={t('runs-start-title', { period: formats.period(close.period) })} kind={t('today-close')} /> : null}
        {asked.map(({ run, want }) => (
          <Line
            key={run.id}
            to={`/runs/${run.id}`}
            what={formats.period(run.period)}
            kind={t(`today-run-${want}`)}
            aside={run.total && run.currency ? <Money value={{ amount: run.total, currency: run.currency }} /> : null}
          />
        ))}
        {settled.map((one) => (
          <Line key={one.id} to={`/settlements/${one.id}`} what={one.code} kind={t(one.can.post ? 'today-settlement-post' : 'today-settlement-approve')} aside={<Money value={{ amount: one.paid, currency: one.currency }} />} />
        ))}
        {moving.map((transfer) => (
          <OneTransfer key={transfer.id} transfer={transfer} />
        ))}
      </Stack>
    </Panel>
  );
}
