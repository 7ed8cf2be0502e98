/** The back-tests of a plan: begin one, see how far it is, open what it found. */
import { Anchor, Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type BacktestItem, backtestsQuery } from '@/api/backtests';
import type { RecordItem } from '@/api/records';
import { useFormats, useLanguage, useT } from '@/i18n/i18n';
import { DateText, EmptyState, Loading, Panel, ProblemAlert } from '@/ui';
import { Progress } from './Progress';
import { StartBacktest } from './StartBacktest';
import { spanText } from './words';

const COLORS = { queued: 'gray', running: 'blue', done: 'teal', failed: 'red' } as const;

function Entry({ item }: { item: BacktestItem }) {
  const t = useT();
  const formats = useFormats();
  return (
    <Paper component="li" withBorder p="sm" style={{ listStyle: 'none' }}>
      <Stack gap="xs">
        <Group justify="space-between">
          <Group gap="xs">
            <Anchor component={Link} to={`/backtests/${item.id}`} fw={600}>
              {spanText(t, formats, item)}
            </Anchor>
            {item.against ? <Text size="sm">{t('backtests-versus', { plan: item.against.name })}</Text> : null}
          </Group>
          <Badge color={COLORS[item.state]} variant="light">
            {t(`backtests-state-${item.state}`)}
          </Badge>
        </Group>
        {item.difference ? (
          <Text size="sm">
            {t('backtests-difference')}: <span className="tl-numbers">{formats.moneyChange({ amount: item.difference, currency: item.currency })}</span> · {t('backtests-winners')}: {formats.integer(item.winners)} ·{' '}
            {t('backtests-losers')}: {formats.integer(item.losers)}
          </Text>
        ) : null}
        {item.problem ? (
          <Text size="sm" c="var(--tl-danger)">
            {item.problem}
          </Text>
        ) : null}
        <Progress item={item} />
        <Text size="xs" c="dimmed">
          {item.asked_by} · <DateText value={item.asked_at} />
        </Text>
      </Stack>
    </Paper>
  );
}

export default function BacktestsTab({ record }: { record: RecordItem }) {
  const t = useT();
  const { language } = useLanguage();
  const found = useInfiniteQuery(backtestsQuery(record.id, language));
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Stack gap="lg">
      <Panel title={t('backtests-title')}>
        <StartBacktest plan={record} />
      </Panel>
      <Panel title={t('backtests-earlier')}>
        {found.error ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : null}
        {found.isPending ? <Loading rows={3} /> : null}
        {found.data && items.length === 0 ? <EmptyState text={t('backtests-empty')} /> : null}
        {items.length > 0 ? (
          <Stack component="ul" gap="sm" p={0} m={0}>
            {items.map((item) => (
              <Entry key={item.id} item={item} />
            ))}
          </Stack>
        ) : null}
        {found.hasNextPage ? (
          <Button mt="sm" variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('backtests-more')}
          </Button>
        ) : null}
      </Panel>
    </Stack>
  );
}
