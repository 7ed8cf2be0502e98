/** Every settlement, the newest first; from here one is made. */
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '@/api/client';
import { useCommand } from '@/api/command';
import { useJobStarted } from '@/api/jobs';
import { may, useMe } from '@/api/session';
import { type Settlement, settlementsQuery } from '@/api/settlements';
import { TypedInput } from '@/entity/fields/TypedInput';
import { useT } from '@/i18n/i18n';
import { todayIn } from '@/i18n/zone';
import { type Column, DataTable, DateText, EmptyState, FormButtons, Loading, Money, Page, ProblemAlert } from '@/ui';
import { SettlementBadge } from './badges';

function StartDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const me = useMe();
  const navigate = useNavigate();
  const client = useQueryClient();
  const started = useJobStarted();
  const [on, setOn] = useState(() => todayIn(me.company.zone));
  const [currency, setCurrency] = useState(me.company.currency);
  const start = useCommand((body: { on: string; currency: string }, idempotencyKey) => api.post<{ settlement: string }>('/settlements', { body, idempotencyKey }), {
    onSuccess: async (answer) => {
      started();
      await client.invalidateQueries({ queryKey: ['settlements'] });
      await navigate({ to: `/settlements/${answer.settlement}` });
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('settlements-start')} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          start.mutate({ on, currency });
        }}
      >
        <Stack>
          <Text size="sm">{t('settlements-start-note')}</Text>
          {start.error ? <ProblemAlert error={start.error} shownFields={['on', 'currency']} /> : null}
          <TypedInput type="date" name="on" label={t('settlements-on')} required value={on} error={start.error?.fieldErrors['on']} onChange={setOn} />
          <TextInput label={t('settlements-column-currency')} required maxLength={3} value={currency} error={start.error?.fieldErrors['currency']} onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())} />
          <FormButtons label={t('settlements-start')} first loading={start.isPending} disabled={!on || currency.length !== 3} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}

export default function SettlementsPage() {
  const t = useT();
  const me = useMe();
  const navigate = useNavigate();
  const [starts, setStarts] = useState(false);
  const found = useInfiniteQuery(settlementsQuery);
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const columns: Column<Settlement>[] = [
    { key: 'code', label: t('settlements-code'), cell: (row) => <Link to={`/settlements/${row.id}`} data-row-link>{row.code}</Link>, width: 140 },
    { key: 'on', label: t('settlements-on'), cell: (row) => <DateText value={row.on} /> },
    { key: 'state', label: t('settlements-state'), cell: (row) => <SettlementBadge state={row.state} /> },
    { key: 'payees', label: t('settlements-payees'), numeric: true, cell: (row) => `${row.payouts} / ${row.payees}` },
    { key: 'paid', label: t('settlements-paid'), numeric: true, cell: (row) => <Money value={{ amount: row.paid, currency: row.currency }} /> },
  ];
  return (
    <Page
      title={t('settlements-title')}
      actions={
        may(me, 'settlement', 'create') ? (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setStarts(true)}>
            {t('settlements-start')}
          </Button>
        ) : null
      }
    >
      {found.error ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : null}
      {found.isPending ? <Loading rows={6} /> : null}
      {found.data && rows.length === 0 ? <EmptyState text={t('settlements-empty')} /> : null}
      {rows.length > 0 ? (
        <DataTable
          label={t('settlements-title')}
          rows={rows}
          columns={columns}
          rowKey={(row) => row.id}
          onOpen={(row) => void navigate({ to: `/settlements/${row.id}` })}
          more={found.hasNextPage}
          moreFailed={found.isFetchNextPageError}
          loadMore={() => {
            if (!found.isFetchingNextPage) void found.fetchNextPage();
          }}
          card={(row) => (
            <Group justify="space-between" wrap="nowrap">
              <div>
                <Link to={`/settlements/${row.id}`} data-row-link>
                  {row.code}
                </Link>
                <Text size="xs" c="dimmed">
                  <DateText value={row.on} />
                </Text>
              </div>
              <Stack gap={2} align="flex-end">
                <Money value={{ amount: row.paid, currency: row.currency }} />
                <SettlementBadge state={row.state} />
              </Stack>
            </Group>
          )}
        />
      ) : null}
      {starts ? <StartDialog onClose={() => setStarts(false)} /> : null}
    </Page>
  );
}
