/** The income disclosure statement: who earned how much, those who earned nothing first; by rank below. */
import { SimpleGrid, Stack, Table, Text } from '@mantine/core';
import type { ComplianceStatement, EarningsSpread } from '@/api/compliance';
import { useFormats, useT } from '@/i18n/i18n';
import { Money, None, Panel, StatTile } from '@/ui';

/** A part of some people as the API writes rates: `0.3333`. */
function partOf(part: number, whole: number): string | null {
  return whole > 0 ? (part / whole).toFixed(3) : null;
}

function Tiles({ of, currency }: { of: EarningsSpread; currency: string }) {
  const t = useT();
  const formats = useFormats();
  const people = (part: number) => {
    const share = partOf(part, of.members);
    return share === null ? formats.integer(part) : `${formats.percent(share)}`;
  };
  const money = (amount: string | null | undefined) => (amount ? <Money value={{ amount, currency }} /> : <None />);
  const median = of.percentiles.find(({ percent }) => percent === 50)?.amount;
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
      <StatTile label={t('compliance-members')} value={formats.integer(of.members)} />
      <StatTile label={t('compliance-nothing')} value={people(of.nothing)} note={t('compliance-people', { count: of.nothing })} />
      <StatTile label={t('compliance-median')} value={money(median)} note={of.mean ? t('compliance-mean', { amount: formats.money({ amount: of.mean, currency }) }) : undefined} />
      <StatTile label={t('compliance-ahead')} value={people(of.ahead)} note={t('compliance-people', { count: of.ahead })} />
    </SimpleGrid>
  );
}

function Percentiles({ of, currency }: { of: EarningsSpread; currency: string }) {
  const t = useT();
  const formats = useFormats();
  return (
    <Table aria-label={t('compliance-percentiles')} maw={520}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('compliance-percentile')}</Table.Th>
          <Table.Th ta="end">{t('compliance-earned-most')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {of.percentiles.map(({ percent, amount }) => (
          <Table.Tr key={percent}>
            <Table.Td>{t('compliance-percentile-row', { percent: formats.percent((percent / 100).toFixed(2)) })}</Table.Td>
            <Table.Td ta="end">
              <Money value={{ amount, currency }} />
            </Table.Td>
          </Table.Tr>
        ))}
        {of.top && of.top_share ? (
          <Table.Tr>
            <Table.Td>{t('compliance-top', { percent: formats.percent('0.01') })}</Table.Td>
            <Table.Td ta="end">
              <Money value={{ amount: of.top, currency }} /> · {formats.percent(of.top_share)}
            </Table.Td>
          </Table.Tr>
        ) : null}
      </Table.Tbody>
    </Table>
  );
}

function Ranks({ ranks, currency }: { ranks: EarningsSpread[]; currency: string }) {
  const t = useT();
  const formats = useFormats();
  const money = (amount: string | null | undefined) => (amount ? <Money value={{ amount, currency }} /> : <None />);
  return (
    <Table.ScrollContainer minWidth={420} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table aria-label={t('compliance-ranks')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('compliance-rank')}</Table.Th>
            <Table.Th ta="end">{t('compliance-members')}</Table.Th>
            <Table.Th ta="end">{t('compliance-nothing')}</Table.Th>
            <Table.Th ta="end">{t('compliance-median')}</Table.Th>
            <Table.Th ta="end">{t('compliance-average')}</Table.Th>
            <Table.Th ta="end" visibleFrom="md">{t('compliance-bought')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {ranks.map((of) => (
            <Table.Tr key={of.rank}>
              <Table.Td>{of.rank}</Table.Td>
              <Table.Td ta="end">{formats.integer(of.members)}</Table.Td>
              <Table.Td ta="end">{formats.integer(of.nothing)}</Table.Td>
              <Table.Td ta="end">{money(of.percentiles.find(({ percent }) => percent === 50)?.amount)}</Table.Td>
              <Table.Td ta="end">{money(of.mean)}</Table.Td>
              <Table.Td ta="end" visibleFrom="md">{money(of.bought)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

export function Disclosure({ statement, currency }: { statement: ComplianceStatement; currency: string }) {
  const t = useT();
  const { all, active, ranks, fewest } = statement;
  return (
    <>
      <Panel title={t('compliance-disclosure')}>
        <Stack>
          <Tiles of={all} currency={currency} />
          {all.percentiles.length > 0 ? <Percentiles of={all} currency={currency} /> : null}
        </Stack>
      </Panel>
      <Panel title={t('compliance-disclosure-active')}>
        <Tiles of={active} currency={currency} />
      </Panel>
      {ranks.length > 0 ? (
        <Panel title={t('compliance-ranks')}>
          <Ranks ranks={ranks} currency={currency} />
          <Text size="sm" c="dimmed" mt="xs">
            {t('compliance-fewest', { count: fewest })}
          </Text>
        </Panel>
      ) : null}
    </>
  );
}
