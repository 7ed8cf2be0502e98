/** Files for the bank: making one sends the pending payouts in it, once; taken away again, and answered for as a whole. */
import { Button, Group, NativeSelect, Stack, Table, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import { type PayoutFile, payoutFilesQuery, type SettlementDetail } from '@/api/settlements';
import { useMe } from '@/api/session';
import { TypedInput } from '@/entity/fields/TypedInput';
import { useFormats, useT } from '@/i18n/i18n';
import { todayIn } from '@/i18n/zone';
import { DateText, DecisionDialog, EmptyState, Loading, Money, ProblemAlert } from '@/ui';
import { type Mark, MarkDialog } from './Payouts';

function MakeDialog({ settlement, onMade, onClose }: { settlement: SettlementDetail; onMade: (file: PayoutFile) => void; onClose: () => void }) {
  const t = useT();
  const me = useMe();
  const client = useQueryClient();
  const [kind, setKind] = useState<'pain' | 'csv'>(settlement.currency === 'EUR' ? 'pain' : 'csv');
  const [day, setDay] = useState(() => todayIn(me.company.zone));
  return (
    <DecisionDialog
      title={`${t('settlements-file-make')}: ${settlement.code}`}
      label={t('settlements-file-make')}
      send={async (_, idempotencyKey) => {
        onMade(await api.post<PayoutFile>(`/settlements/${settlement.id}/files`, { idempotencyKey, body: { kind, execute_on: kind === 'pain' ? day : null } }));
      }}
      onDone={() => client.invalidateQueries({ queryKey: ['settlements'] })}
      onClose={onClose}
    >
      <Text size="sm">{t('settlements-file-note')}</Text>
      <NativeSelect label={t('settlements-file-kind')} value={kind} data={[{ value: 'pain', label: t('settlements-file-pain') }, { value: 'csv', label: t('settlements-file-csv') }]} onChange={(event) => setKind(event.currentTarget.value as 'pain' | 'csv')} />
      {kind === 'pain' ? <TypedInput type="date" name="execute_on" label={t('settlements-file-day')} value={day} onChange={setDay} /> : null}
    </DecisionDialog>
  );
}

export function Files({ settlement }: { settlement: SettlementDetail }) {
  const t = useT();
  const formats = useFormats();
  const found = useInfiniteQuery(payoutFilesQuery(settlement.id));
  const [makes, setMakes] = useState(false);
  const [made, setMade] = useState<PayoutFile | null>(null);
  const [mark, setMark] = useState<{ file: PayoutFile; to: Mark } | null>(null);
  const files = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Stack pt="md">
      {settlement.can.pay ? (
        <Group>
          <Button onClick={() => setMakes(true)}>{t('settlements-file-make')}</Button>
        </Group>
      ) : null}
      {made && made.left > 0 ? (
        <Text size="sm" role="status">
          {t('settlements-file-left', { count: made.left })}
        </Text>
      ) : null}
      {found.error ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : null}
      {found.isPending ? <Loading rows={3} /> : null}
      {found.data && files.length === 0 ? <EmptyState text={t('settlements-files-none')} /> : null}
      {files.length > 0 ? (
        <Table.ScrollContainer minWidth={640}>
          <Table aria-label={t('settlements-tab-files')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('settlements-code')}</Table.Th>
                <Table.Th>{t('settlements-file-kind')}</Table.Th>
                <Table.Th ta="end">{t('settlements-payouts')}</Table.Th>
                <Table.Th ta="end">{t('settlements-column-amount')}</Table.Th>
                <Table.Th>{t('settlements-file-made')}</Table.Th>
                <Table.Th>{t('settlements-mark')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {files.map((file) => (
                <Table.Tr key={file.id}>
                  <Table.Td>
                    <Button size="compact-sm" variant="default" component="a" href={`/api/v1/payout-files/${file.id}`} download leftSection={<IconDownload size={14} aria-hidden />}>
                      {file.code}
                    </Button>
                  </Table.Td>
                  <Table.Td>{t(`settlements-file-${file.kind}`)}</Table.Td>
                  <Table.Td ta="end">{formats.integer(file.payouts)}</Table.Td>
                  <Table.Td ta="end">
                    <Money value={{ amount: file.total, currency: file.currency }} />
                  </Table.Td>
                  <Table.Td>
                    {file.by} · <DateText value={file.at} />
                  </Table.Td>
                  <Table.Td>
                    {settlement.can.pay ? (
                      <Group gap="xs" wrap="nowrap">
                        {(['confirmed', 'failed', 'unknown'] as const).map((to) => (
                          <Button key={to} size="compact-sm" variant="default" aria-label={`${t(`settlements-mark-${to}`)}: ${file.code}`} onClick={() => setMark({ file, to })}>
                            {t(`settlements-mark-${to}`)}
                          </Button>
                        ))}
                      </Group>
                    ) : null}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      ) : null}
      {found.hasNextPage ? (
        <Button variant="default" w="fit-content" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('records-history-more')}
        </Button>
      ) : null}
      {makes ? <MakeDialog settlement={settlement} onMade={setMade} onClose={() => setMakes(false)} /> : null}
      {mark ? <MarkDialog what={mark.file.code} path={`/payout-files/${mark.file.id}/mark`} to={mark.to} onClose={() => setMark(null)} /> : null}
    </Stack>
  );
}
