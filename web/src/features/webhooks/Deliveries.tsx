/** What was sent to a webhook and what came of it; one message or a span of time is sent again from here. */
import { Badge, Button, Card, Group, Select, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useCommand } from '@/api/command';
import { deliveriesQuery, replayDelivery, type Webhook, type WebhookDelivery, type WebhookState } from '@/api/webhooks';
import { useFormats, useT } from '@/i18n/i18n';
import { type Column, Loading, Panel, ProblemAlert } from '@/ui';
import { RowsTable } from '@/ui/RowsTable';
import { ReplaySpan } from './ReplaySpan';
import { useReason } from './words';

const STATES: WebhookState[] = ['waiting', 'delivered', 'failed', 'skipped'];
const COLOURS: Record<WebhookState, string> = { waiting: 'amber', delivered: 'teal', failed: 'red', skipped: 'gray' };

function StateBadge({ state }: { state: WebhookState }) {
  const t = useT();
  return (
    <Badge color={COLOURS[state]}>
      {t(`webhooks-delivery-${state}`)}
    </Badge>
  );
}

function Again({ webhook, delivery }: { webhook: Webhook; delivery: WebhookDelivery }) {
  const t = useT();
  const formats = useFormats();
  const client = useQueryClient();
  const again = useCommand(() => replayDelivery(webhook.id, delivery.event), {
    onSuccess: async () => {
      notifications.show({ message: t('webhooks-replay-one-done'), color: 'teal' });
      await client.invalidateQueries({ queryKey: ['webhooks'] });
    },
  });
  if (delivery.state === 'waiting') return null;
  return (
    <Button size="compact-sm" variant="subtle" loading={again.isPending} aria-label={t('webhooks-replay-named', { event: delivery.type, at: formats.instant(delivery.at) })} onClick={() => again.mutate(undefined)}>
      {t('webhooks-replay')}
    </Button>
  );
}

/** What the last try brought: the number of the answer, or why there was none. */
function useOutcome(): (delivery: WebhookDelivery) => string {
  const reason = useReason();
  return (delivery) => {
    if (delivery.status !== null) return String(delivery.status);
    return delivery.reason === '' ? '' : reason(delivery.reason);
  };
}

export function Deliveries({ webhook }: { webhook: Webhook }) {
  const t = useT();
  const formats = useFormats();
  const outcome = useOutcome();
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [state, setState] = useState('');
  const [span, setSpan] = useState(false);
  const log = useInfiniteQuery({ ...deliveriesQuery(webhook.id, state), placeholderData: keepPreviousData, refetchInterval: 5000 });
  const rows = useMemo(() => log.data?.pages.flatMap((page) => page.items) ?? [], [log.data]);
  const instant = (at: string | null) => (at ? formats.instant(at) : '');
  const columns: Column<WebhookDelivery>[] = [
    { key: 'type', label: t('webhooks-event'), cell: (row) => row.type },
    { key: 'at', label: t('webhooks-at'), cell: (row) => instant(row.at) },
    { key: 'state', label: t('webhooks-state'), cell: (row) => <StateBadge state={row.state} /> },
    { key: 'attempts', label: t('webhooks-attempts'), numeric: true, cell: (row) => formats.integer(row.attempts) },
    { key: 'answer', label: t('webhooks-answer'), cell: outcome },
    { key: 'next', label: t('webhooks-next'), cell: (row) => instant(row.next_at) },
    { key: 'again', label: t('webhooks-replay'), cell: (row) => <Again webhook={webhook} delivery={row} /> },
  ];
  return (
    <Panel
      title={t('webhooks-log')}
      action={
        <Button variant="default" onClick={() => setSpan(true)}>
          {t('webhooks-span')}
        </Button>
      }
    >
      <Stack>
        <Select
          aria-label={t('webhooks-state')}
          placeholder={t('webhooks-state')}
          clearable
          clearButtonProps={{ 'aria-label': t('shell-none') }}
          data={STATES.map((value) => ({ value, label: t(`webhooks-delivery-${value}`) }))}
          value={state || null}
          onChange={(value) => setState(value ?? '')}
          maw={240}
        />
        {log.error ? <ProblemAlert error={log.error} retry={() => void log.refetch()} /> : null}
        {!log.data && !log.error ? <Loading rows={3} height={36} /> : null}
        {log.data && rows.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t(state ? 'webhooks-log-none-found' : 'webhooks-log-none')}
          </Text>
        ) : null}
        {rows.length > 0 && !phone ? <RowsTable label={t('webhooks-log')} rows={rows} columns={columns} rowKey={(row) => row.event} /> : null}
        {phone
          ? rows.map((row) => (
              <Card key={row.event} withBorder padding="sm">
                <Group justify="space-between" wrap="nowrap">
                  <Text fw={600} size="sm" style={{ overflowWrap: 'anywhere' }}>
                    {row.type}
                  </Text>
                  <StateBadge state={row.state} />
                </Group>
                <Text size="sm" c="dimmed">
                  {[instant(row.at), `${t('webhooks-attempts')}: ${formats.integer(row.attempts)}`, outcome(row)].filter(Boolean).join(' · ')}
                </Text>
                {row.next_at ? (
                  <Text size="sm" c="dimmed">
                    {`${t('webhooks-next')}: ${instant(row.next_at)}`}
                  </Text>
                ) : null}
                <Again webhook={webhook} delivery={row} />
              </Card>
            ))
          : null}
        {log.hasNextPage ? (
          <Button variant="default" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {t('shell-more')}
          </Button>
        ) : null}
      </Stack>
      {span ? <ReplaySpan webhook={webhook} onClose={() => setSpan(false)} /> : null}
    </Panel>
  );
}
