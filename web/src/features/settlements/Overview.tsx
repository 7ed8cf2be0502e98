/** What a settlement comes to: by outcome, by what became of payouts, and who said what. */
import { SimpleGrid, Stack, Table, Text } from '@mantine/core';
import type { SettlementDetail } from '@/api/settlements';
import { useFormats, useT } from '@/i18n/i18n';
import { DateText, Money, Panel, StatTile } from '@/ui';
import { OutcomeBadge, PayoutBadge } from './badges';

function Totals({ settlement }: { settlement: SettlementDetail }) {
  const t = useT();
  const formats = useFormats();
  const { currency } = settlement;
  const money = (amount: string) => <Money value={{ amount, currency }} />;
  return (
    <Table.ScrollContainer minWidth={520} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table aria-label={t('settlements-outcomes')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('settlements-column-outcome')}</Table.Th>
            <Table.Th ta="end">{t('settlements-payees')}</Table.Th>
            <Table.Th ta="end">{t('settlements-gross')}</Table.Th>
            <Table.Th ta="end">{t('settlements-fees')}</Table.Th>
            <Table.Th ta="end">{t('settlements-withheld')}</Table.Th>
            <Table.Th ta="end">{t('settlements-recovered')}</Table.Th>
            <Table.Th ta="end">{t('settlements-paid')}</Table.Th>
            <Table.Th ta="end">{t('settlements-column-balance')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {settlement.totals.map((total) => (
            <Table.Tr key={total.outcome}>
              <Table.Td>
                <OutcomeBadge outcome={total.outcome} />
              </Table.Td>
              <Table.Td ta="end">{formats.integer(total.count)}</Table.Td>
              <Table.Td ta="end">{money(total.gross)}</Table.Td>
              <Table.Td ta="end">{money(total.fees)}</Table.Td>
              <Table.Td ta="end">{money(total.withheld)}</Table.Td>
              <Table.Td ta="end">{money(total.recovered)}</Table.Td>
              <Table.Td ta="end">{money(total.payout)}</Table.Td>
              <Table.Td ta="end">{money(total.balance)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

export function Overview({ settlement }: { settlement: SettlementDetail }) {
  const t = useT();
  const formats = useFormats();
  const { currency } = settlement;
  return (
    <Stack gap="lg" pt="md">
      <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
        <StatTile label={t('settlements-paid')} value={<Money value={{ amount: settlement.paid, currency }} />} />
        <StatTile label={t('settlements-payouts')} value={formats.integer(settlement.payouts)} />
        <StatTile label={t('settlements-payees')} value={formats.integer(settlement.payees)} />
        <StatTile label={t('settlements-rules-version')} value={formats.integer(settlement.rules)} />
      </SimpleGrid>
      {settlement.totals.length > 0 ? (
        <Panel title={t('settlements-outcomes')}>
          <Totals settlement={settlement} />
        </Panel>
      ) : null}
      {settlement.paid_out.length > 0 ? (
        <Panel title={t('settlements-tab-payouts')}>
          <Table maw={520} aria-label={t('settlements-tab-payouts')}>
            <Table.Tbody>
              {settlement.paid_out.map(({ state, count, amount }) => (
                <Table.Tr key={state}>
                  <Table.Td>
                    <PayoutBadge state={state} />
                  </Table.Td>
                  <Table.Td ta="end">{formats.integer(count)}</Table.Td>
                  <Table.Td ta="end">
                    <Money value={{ amount, currency }} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Panel>
      ) : null}
      <Panel title={t('settlements-steps')}>
        <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
          {settlement.approvals.map((one) => (
            <li key={`${one.at} ${one.verdict}`}>
              <Text size="sm">
                <Text span fw={600}>
                  {one.name}
                </Text>{' '}
                {t(`settlements-verdict-${one.verdict}`)} · <DateText value={one.at} />
              </Text>
              {one.comment ? (
                <Text size="sm" c="dimmed">
                  {one.comment}
                </Text>
              ) : null}
            </li>
          ))}
          {settlement.posted_at ? (
            <li>
              <Text size="sm">
                {t('settlements-state-posted')} · <DateText value={settlement.posted_at} />
              </Text>
            </li>
          ) : null}
        </Stack>
      </Panel>
    </Stack>
  );
}
