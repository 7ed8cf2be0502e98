/** The months and their runs: close a month, open a run. */
import { Anchor, Button, Group, Modal, NativeSelect, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '@/api/client';
import { useCommand } from '@/api/command';
import { useJobStarted } from '@/api/jobs';
import type { ListAnswer } from '@/api/records';
import { monthToClose, type PeriodItem, periodsQuery, type RunItem, runsQuery } from '@/api/runs';
import { may, useMe } from '@/api/session';
import { recordLabel } from '@/entity/label';
import { useFormats, useT } from '@/i18n/i18n';
import { type Column, DataTable, DateText, EmptyState, FormButtons, Loading, Money, Page, Panel, ProblemAlert } from '@/ui';
import { StateBadge } from './StateBadge';

function StartDialog({ period, onClose }: { period: string; onClose: () => void }) {
  const t = useT();
  const formats = useFormats();
  const navigate = useNavigate();
  const client = useQueryClient();
  const started = useJobStarted();
  const [plan, setPlan] = useState<string | null>(null);
  const plans = useQuery({ queryKey: ['records', 'plan', 'choice'], queryFn: ({ signal }) => api.get<ListAnswer>('/records/plan', { signal, query: { limit: 100, sort: '-updated_at' } }) });
  const items = plans.data?.items ?? [];
  const chosen = plan ?? items.find((item) => item.values['state'] === 'released')?.id ?? items[0]?.id ?? null;
  const run = useCommand((input: { period: string; plan: string }, idempotencyKey) => api.post<{ run: string }>('/runs', { body: input, idempotencyKey }), {
    onSuccess: async (answer) => {
      started();
      await client.invalidateQueries({ queryKey: ['runs'] });
      await navigate({ to: `/runs/${answer.run}` });
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('runs-start-title', { period: formats.period(period) })} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen) run.mutate({ period, plan: chosen });
        }}
      >
        <Stack>
          <Text size="sm">{t('runs-start-note')}</Text>
          {run.error ? <ProblemAlert error={run.error} /> : null}
          {plans.error ? <ProblemAlert error={plans.error} /> : null}
          <NativeSelect label={t('runs-plan')} data={items.map((item) => ({ value: item.id, label: recordLabel(item) }))} value={chosen ?? ''} onChange={(event) => setPlan(event.currentTarget.value)} />
          <FormButtons label={t('runs-start')} first loading={run.isPending} disabled={!chosen} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}

function Months({ months, onStart }: { months: PeriodItem[]; onStart: (period: string) => void }) {
  const t = useT();
  const formats = useFormats();
  const create = may(useMe(), 'run', 'create');
  // One primary action: the newest month that has ended and is still open.
  const next = monthToClose(months)?.period;
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} spacing="sm">
      {months.slice(0, 6).map((month) => (
        <Panel key={month.period} title={formats.period(month.period)}>
          <Stack gap="xs" align="flex-start">
            <StateBadge state={month.state} />
            {month.run ? (
              <Anchor component={Link} to={`/runs/${month.run}`} size="sm">
                {t('runs-open')}
              </Anchor>
            ) : create ? (
              <Button size="xs" h="auto" py={6} styles={{ label: { whiteSpace: 'normal' } }} variant={month.period === next ? 'filled' : 'default'} onClick={() => onStart(month.period)}>
                {month.ended ? t('runs-close-month') : t('runs-try-month')}
              </Button>
            ) : null}
          </Stack>
        </Panel>
      ))}
    </SimpleGrid>
  );
}

export default function RunsPage() {
  const t = useT();
  const navigate = useNavigate();
  const months = useQuery(periodsQuery);
  const runs = useQuery(runsQuery);
  // Today leads here with the month that waits to be closed.
  const asked = (useSearch({ strict: false }) as { close?: string }).close ?? null;
  const [start, setStart] = useState(asked);
  const columns: Column<RunItem>[] = [
    { key: 'code', label: t('runs-code'), cell: (run) => <Link to={`/runs/${run.id}`} data-row-link>{run.code}</Link>, width: 120 },
    { key: 'period', label: t('runs-period'), cell: (run) => <DateText value={run.period} /> },
    { key: 'plan', label: t('runs-plan'), cell: (run) => run.plan },
    { key: 'state', label: t('runs-state'), cell: (run) => <StateBadge state={run.state} /> },
    { key: 'total', label: t('runs-total'), numeric: true, cell: (run) => <Money value={run.total && run.currency ? { amount: run.total, currency: run.currency } : null} /> },
    { key: 'asked', label: t('runs-asked'), cell: (run) => <DateText value={run.asked_at} /> },
  ];
  const error = months.error ?? runs.error;
  return (
    <Page title={t('runs-title')}>
      {error ? <ProblemAlert error={error} retry={() => void Promise.all([months.refetch(), runs.refetch()])} /> : null}
      <Stack gap="lg">
        {months.data ? <Months months={months.data} onStart={setStart} /> : months.error ? null : <Loading rows={2} height={80} />}
        {runs.data?.length === 0 ? <EmptyState text={t('runs-empty')} /> : null}
        {runs.data && runs.data.length > 0 ? (
          <DataTable
            label={t('runs-title')}
            rows={runs.data}
            columns={columns}
            rowKey={(run) => run.id}
            onOpen={(run) => void navigate({ to: `/runs/${run.id}` })}
            card={(run) => (
              <Group justify="space-between" wrap="nowrap">
                <div>
                  <Link to={`/runs/${run.id}`} data-row-link>
                    <DateText value={run.period} />
                  </Link>
                  <Text size="xs" c="dimmed">
                    {run.code} · {run.plan}
                  </Text>
                </div>
                <Stack gap={2} align="flex-end">
                  <Money value={run.total && run.currency ? { amount: run.total, currency: run.currency } : null} />
                  <StateBadge state={run.state} />
                </Stack>
              </Group>
            )}
          />
        ) : null}
      </Stack>
      {start && months.data?.some(({ period, run }) => period === start && !run) ? <StartDialog period={start} onClose={() => setStart(null)} /> : null}
    </Page>
  );
}
