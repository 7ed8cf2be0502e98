/** Which months a plan is tried on, and what it is compared with; only months that are posted can be chosen. */
import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import { useCommand } from '@/api/command';
import { useJobStarted } from '@/api/jobs';
import type { ListAnswer, RecordItem } from '@/api/records';
import { periodsQuery } from '@/api/runs';
import { recordLabel } from '@/entity/label';
import { useFormats, useT } from '@/i18n/i18n';
import { EmptyState, Loading, ProblemAlert } from '@/ui';
import { firstOf, postedMonths } from './months';

interface Asked {
  from: string;
  to: string;
  against?: string;
}

export function StartBacktest({ plan }: { plan: RecordItem }) {
  const t = useT();
  const formats = useFormats();
  const client = useQueryClient();
  const started = useJobStarted();
  const periods = useQuery(periodsQuery);
  const plans = useQuery({ queryKey: ['records', 'plan', 'choice'], queryFn: ({ signal }) => api.get<ListAnswer>('/records/plan', { signal, query: { limit: 100, sort: '-updated_at' } }) });
  const [chosen, setChosen] = useState<{ from?: string; to?: string; against: string }>({ against: '' });
  const start = useCommand((input: Asked, idempotencyKey) => api.post<{ backtest: string }>(`/plans/${plan.id}/backtests`, { body: input, idempotencyKey }), {
    onSuccess: async () => {
      started();
      await client.invalidateQueries({ queryKey: ['backtests'] });
    },
  });
  if (periods.error) return <ProblemAlert error={periods.error} retry={() => void periods.refetch()} />;
  if (!periods.data) return <Loading rows={2} />;
  const months = postedMonths(periods.data);
  const [from, to] = [chosen.from ?? firstOf(months), chosen.to ?? months.at(-1)];
  if (!from || !to) return <EmptyState text={t('backtests-no-months')} />;
  const choice = months.toReversed().map((period) => ({ value: period, label: formats.period(period) }));
  const others = (plans.data?.items ?? []).filter(({ id }) => id !== plan.id);
  return (
    <form
      className="tl-no-print"
      onSubmit={(event) => {
        event.preventDefault();
        start.mutate({ from, to, ...(chosen.against ? { against: chosen.against } : {}) });
      }}
    >
      <Stack>
        <Text size="sm" c="dimmed" maw={720}>
          {t('backtests-note')}
        </Text>
        {start.error ? <ProblemAlert error={start.error} shownFields={['from', 'to', 'against']} /> : null}
        <Group align="flex-start">
          <NativeSelect label={t('backtests-from')} data={choice} value={from} error={start.error?.fieldErrors['from']} onChange={({ currentTarget: { value } }) => setChosen((now) => ({ ...now, from: value }))} />
          <NativeSelect label={t('backtests-to')} data={choice} value={to} error={start.error?.fieldErrors['to']} onChange={({ currentTarget: { value } }) => setChosen((now) => ({ ...now, to: value }))} />
          <NativeSelect
            label={t('backtests-against')}
            data={[{ value: '', label: t('backtests-against-paid') }, ...others.map((other) => ({ value: other.id, label: recordLabel(other) }))]}
            value={chosen.against}
            error={start.error?.fieldErrors['against']}
            onChange={({ currentTarget: { value } }) => setChosen((now) => ({ ...now, against: value }))}
          />
        </Group>
        <Group>
          <Button type="submit" loading={start.isPending}>
            {t('backtests-start')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
