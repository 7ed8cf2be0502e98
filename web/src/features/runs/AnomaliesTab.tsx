/** What is odd about a run: who, what, how much, compared with what; whoever may approve notes what it turned out to be. */
import { Badge, Button, Checkbox, Group, Stack, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '@/api/client';
import { anomaliesQuery, type Anomalies, type AnomalyRow, type RunDetail } from '@/api/runs';
import { may, useMe } from '@/api/session';
import { useFormats, useLanguage, useT } from '@/i18n/i18n';
import { DateText, DecisionDialog, EmptyState, Loading, Money, Panel, ProblemAlert } from '@/ui';

function LookDialog({ run, row, onClose }: { run: RunDetail; row: AnomalyRow; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  return (
    <DecisionDialog
      title={t('runs-look-title')}
      label={t('runs-look')}
      comment={{ label: t('runs-look-note'), required: true, field: 'note' }}
      send={(note, idempotencyKey) => api.post(`/runs/${run.id}/anomalies/${row.no}/look`, { idempotencyKey, body: { note } })}
      onDone={async () => {
        await client.invalidateQueries({ queryKey: ['runs'] });
        notifications.show({ message: t('runs-look-done'), color: 'teal' });
      }}
      onClose={onClose}
    >
      <Text size="sm">
        {row.member ? `${row.member.name || row.member.code} · ` : ''}
        {row.text}
      </Text>
    </DecisionDialog>
  );
}

/** From where on something is odd, and what it was held against. */
function Bounds({ bounds, currency }: { bounds: Anomalies['bounds']; currency: string }) {
  const t = useT();
  const formats = useFormats();
  if (bounds.times === '0') return null;
  const money = (amount: string) => formats.money({ amount, currency });
  return (
    <Text size="xs" c="dimmed">
      {t('runs-bounds', { times: formats.decimal(bounds.times), least: money(bounds.least), top: bounds.top, large: money(bounds.large), percent: bounds.ceiling_percent })}{' '}
      {bounds.runs.length > 0 ? t('runs-bounds-runs', { runs: bounds.runs.join(', ') }) : t('runs-bounds-alone')}
    </Text>
  );
}

function Row({ run, row, currency, onLook }: { run: RunDetail; row: AnomalyRow; currency: string; onLook: (() => void) | null }) {
  const t = useT();
  const money = (amount: string | null) => (amount === null ? null : <Money value={{ amount, currency }} />);
  return (
    <Table.Tr>
      <Table.Td>
        <Badge color={row.code ? 'red' : 'amber'} mb={4}>
          {row.kind}
        </Badge>
        {row.member ? (
          <Text size="sm">
            <Link to={`/runs/${run.id}/payees/${row.member.id}`}>{row.member.name || row.member.code}</Link> {row.member.name ? row.member.code : ''}
          </Text>
        ) : null}
        <Text size="sm">{row.text}</Text>
        {row.look ? (
          <Text size="xs" c="dimmed">
            {t('runs-looked-by', { name: row.look.by })} · <DateText value={row.look.at} /> · {row.look.note}
          </Text>
        ) : null}
      </Table.Td>
      <Table.Td ta="end">
        {money(row.amount)}
        {row.against === null ? null : (
          <Text size="xs" c="dimmed">
            {t('runs-against')} {money(row.against)}
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="end" className="tl-no-print">
        {onLook && !row.look ? (
          <Button size="compact-sm" variant="default" onClick={onLook}>
            {t('runs-look')}
          </Button>
        ) : null}
      </Table.Td>
    </Table.Tr>
  );
}

export function AnomaliesTab({ run }: { run: RunDetail }) {
  const t = useT();
  const me = useMe();
  const { language } = useLanguage();
  const [open, setOpen] = useState(false);
  const [looking, setLooking] = useState<AnomalyRow | null>(null);
  const found = useInfiniteQuery(anomaliesQuery(run.id, open, language));
  const [first] = found.data?.pages ?? [];
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const looks = may(me, 'run', 'approve');
  return (
    <Panel
      title={t('runs-tab-anomalies')}
      action={first && first.count > 0 ? <Checkbox label={t('runs-looks-only')} checked={open} onChange={(event) => setOpen(event.currentTarget.checked)} className="tl-no-print" /> : null}
    >
      <Stack gap="sm">
        {found.error ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : null}
        {found.isPending ? <Loading rows={5} /> : null}
        {first ? <Bounds bounds={first.bounds} currency={first.currency} /> : null}
        {first && rows.length === 0 ? <EmptyState text={t(first.count > 0 ? 'runs-looks-done' : 'runs-anomalies-none')} /> : null}
        {first && rows.length > 0 ? (
          <>
            <Text size="sm" role="status">
              {t('runs-anomalies', { count: first.count })}
              {first.open > 0 ? ` · ${t('runs-looks-open', { count: first.open })}` : ''}
            </Text>
            <Table.ScrollContainer minWidth={260}>
              <Table verticalSpacing="sm">
                <Table.Tbody>
                  {rows.map((row) => (
                    <Row key={row.no} run={run} row={row} currency={first.currency} onLook={looks ? () => setLooking(row) : null} />
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          </>
        ) : null}
        {first?.more.map((one) => (
          <Text key={one.key} size="xs" c="dimmed">
            {one.text}
          </Text>
        ))}
        {found.hasNextPage ? (
          <Group>
            <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
              {t('runs-more')}
            </Button>
          </Group>
        ) : null}
      </Stack>
      {looking ? <LookDialog run={run} row={looking} onClose={() => setLooking(null)} /> : null}
    </Panel>
  );
}
