/** What a member's amount is made of: bonuses, each opening to its lines, each opening to its reasons. */
import { Accordion, Anchor, Button, Group, List, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type LinesOf, linesQuery, type PayeeDetail } from '@/api/runs';
import { useFormats, useT } from '@/i18n/i18n';
import { DateText, EmptyState, Loading, Money, Panel, Points, ProblemAlert } from '@/ui';
import { Checks, LineExplanation } from './LineExplanation';
import { figureText } from './readable';
import { MemberTakenBack } from './TakenBack';

function Lines({ of, bonus, onWhy }: { of: LinesOf; bonus: string; onWhy: (no: number) => void }) {
  const t = useT();
  const formats = useFormats();
  const lines = useInfiniteQuery(linesQuery(of, bonus));
  if (lines.error) return <ProblemAlert error={lines.error} retry={() => void lines.refetch()} />;
  if (!lines.data) return <Loading rows={4} />;
  const items = lines.data.pages.flatMap((page) => page.items);
  const currency = lines.data.pages[0]?.currency ?? '';
  return (
    <Stack gap="xs">
      <Table.ScrollContainer minWidth={240}>
        <Table highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('runs-line-source')}</Table.Th>
              <Table.Th ta="end" visibleFrom="sm">{t('runs-volume')}</Table.Th>
              <Table.Th ta="end" visibleFrom="sm">{t('runs-rate')}</Table.Th>
              <Table.Th ta="end">{t('runs-amount')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((line) => (
              <Table.Tr key={line.no}>
                <Table.Td>
                  <Anchor component="button" type="button" ta="start" size="sm" onClick={() => onWhy(line.no)}>
                    {line.source?.name ?? t('runs-line-own')}
                    {line.level > 0 ? ` · ${t('runs-level', { level: line.level })}` : ''}
                  </Anchor>
                  {line.sale ? (
                    <Text size="xs" c="dimmed">
                      {line.sale.code} · <DateText value={line.sale.date} />
                    </Text>
                  ) : null}
                </Table.Td>
                <Table.Td ta="end" visibleFrom="sm">
                  <Points value={line.base} />
                </Table.Td>
                <Table.Td ta="end" visibleFrom="sm">{formats.percent(line.rate)}</Table.Td>
                <Table.Td ta="end">
                  <Money value={{ amount: line.amount, currency }} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {lines.hasNextPage ? (
        <Button variant="default" onClick={() => void lines.fetchNextPage()} loading={lines.isFetchingNextPage}>
          {t('runs-more-lines')}
        </Button>
      ) : null}
    </Stack>
  );
}

export function Breakdown({ of, detail }: { of: LinesOf; detail: PayeeDetail }) {
  const t = useT();
  const [why, setWhy] = useState<number | null>(null);
  const paid = detail.bonuses.filter(({ lines }) => lines > 0);
  return (
    <Stack gap="lg">
      <Panel title={t('runs-bonuses')}>
        {paid.length === 0 ? <EmptyState text={t('runs-bonuses-none')} /> : null}
        <Accordion variant="separated" multiple={false} defaultValue={paid.length === 1 ? (paid[0]?.bonus ?? null) : null}>
          {paid.map((bonus) => (
            <Accordion.Item key={bonus.bonus} value={bonus.bonus}>
              <Accordion.Control>
                <Group justify="space-between" wrap="nowrap">
                  <div>
                    <Text>{bonus.title}</Text>
                    <Text size="xs" c="dimmed">
                      {t('runs-lines', { count: bonus.lines })}
                    </Text>
                  </div>
                  <Text fw={600}>
                    <Money value={{ amount: bonus.amount, currency: detail.currency }} />
                  </Text>
                </Group>
              </Accordion.Control>
              <Accordion.Panel>
                <Lines of={of} bonus={bonus.bonus} onWhy={setWhy} />
              </Accordion.Panel>
            </Accordion.Item>
          ))}
        </Accordion>
      </Panel>
      {detail.taken_back ? <MemberTakenBack taken={detail.taken_back} currency={detail.currency} /> : null}
      {detail.reasons.length > 0 ? (
        <Panel title={t('runs-reasons')}>
          <List size="sm" spacing={4}>
            {detail.reasons.map((reason) => (
              <List.Item key={reason}>{reason}</List.Item>
            ))}
          </List>
        </Panel>
      ) : null}
      {detail.next_rank ? (
        <Panel title={t('runs-next-rank', { rank: detail.next_rank.rank })}>
          <Checks checks={detail.next_rank.conditions} />
        </Panel>
      ) : null}
      <Panel title={t('runs-figures')}>
        <Table>
          <Table.Tbody>
            {detail.figures.map((figure) => (
              <Table.Tr key={figure.name}>
                <Table.Th scope="row" fw={400}>
                  {figureText(t, figure.name)}
                </Table.Th>
                <Table.Td ta="end">{figure.money ? <Money value={{ amount: figure.value, currency: detail.currency }} /> : <Points value={figure.value} />}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {detail.checks.length > 0 ? <Checks checks={detail.checks} /> : null}
      </Panel>
      <LineExplanation of={of} no={why} onClose={() => setWhy(null)} />
    </Stack>
  );
}
