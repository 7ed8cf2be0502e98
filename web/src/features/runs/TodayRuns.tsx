/** On Today: runs that wait for this person's word. */
import { List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { monthToClose, periodsQuery, runsQuery } from '@/api/runs';
import { may, useMe } from '@/api/session';
import { useFormats, useT } from '@/i18n/i18n';
import { Loading, Panel, ProblemAlert } from '@/ui';
import { StateBadge } from './StateBadge';

export default function TodayRuns() {
  const t = useT();
  const formats = useFormats();
  const runs = useQuery(runsQuery);
  const mine = may(useMe(), 'run', 'create');
  const months = useQuery({ ...periodsQuery, enabled: mine });
  const close = mine && months.data ? monthToClose(months.data) : undefined;
  const waiting = runs.data?.filter(({ state }) => state === 'calculated' || state === 'approved' || state === 'disputed' || state === 'calculating') ?? [];
  return (
    <Panel title={t('runs-waiting')}>
      {runs.error ? <ProblemAlert error={runs.error} /> : null}
      {!runs.data && !runs.error ? <Loading rows={2} /> : null}
      {runs.data && waiting.length === 0 && !close ? (
        <Text size="sm" c="dimmed">
          {t('runs-waiting-none')} <Link to="/runs">{t('runs-title')}</Link>
        </Text>
      ) : null}
      <List spacing="xs" listStyleType="none">
        {close ? (
          <List.Item>
            <Link to="/runs" search={{ close: close.period } as never}>
              {t('runs-start-title', { period: formats.period(close.period) })}
            </Link>
          </List.Item>
        ) : null}
        {waiting.map((run) => (
          <List.Item key={run.id}>
            <Link to={`/runs/${run.id}`}>{formats.period(run.period)}</Link> <StateBadge state={run.state} />
          </List.Item>
        ))}
      </List>
    </Panel>
  );
}
