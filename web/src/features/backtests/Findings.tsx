/** What a back-test found: cost by month, who gains and loses how much, tenths, bonuses, ranks. */
import { SimpleGrid, Stack, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { BacktestDetail } from '@/api/backtests';
import { useFormats, useT } from '@/i18n/i18n';
import { Money, None, Panel } from '@/ui';
import classes from './backtests.module.css';
import { PairChart } from './PairChart';
import { bucketText } from './words';

type Of = { test: BacktestDetail };

function Amount({ amount, currency }: { amount: string | null; currency: string }) {
  return <Money value={amount === null ? null : { amount, currency }} />;
}

function Rows({ label, head, children }: { label: string; head: [string, ...string[]]; children: ReactNode }) {
  return (
    <Table.ScrollContainer minWidth={280} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            {head.map((title, at) => (
              <Table.Th key={title} ta={at === 0 ? 'start' : 'end'}>
                {title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Months({ test }: Of) {
  const t = useT();
  const formats = useFormats();
  const { currency } = test;
  const money = (amount: string | null) => (amount === null ? '–' : formats.money({ amount, currency }));
  const pairs = test.months.map(({ period, before, after }) => ({
    key: period,
    label: formats.month(period),
    words: t('backtests-chart', { label: formats.period(period), before: money(before), after: money(after) }),
    before: Number(before ?? 0),
    after: Number(after ?? 0),
  }));
  const ratio = (text: string | null) => (text === null ? '–' : formats.percent(text));
  return (
    <Panel title={t('backtests-months')}>
      {test.masked ? null : <PairChart label={t('backtests-months')} pairs={pairs} before={t('backtests-before')} after={t('backtests-after')} />}
      <Rows label={t('backtests-months')} head={[t('backtests-month'), t('backtests-sold'), t('backtests-before'), t('backtests-after'), t('backtests-paid-members')]}>
        {test.months.map((month) => (
          <Table.Tr key={month.period}>
            <Table.Td>{formats.period(month.period)}</Table.Td>
            <Table.Td ta="end">
              <Amount amount={month.volume} currency={currency} />
            </Table.Td>
            <Table.Td ta="end">
              <Amount amount={month.before} currency={currency} />
              {month.ratio_before === null ? null : <Text size="xs" c="dimmed">{ratio(month.ratio_before)}</Text>}
            </Table.Td>
            <Table.Td ta="end">
              <Amount amount={month.after} currency={currency} />
              {month.ratio_after === null ? null : <Text size="xs" c="dimmed">{ratio(month.ratio_after)}</Text>}
            </Table.Td>
            <Table.Td ta="end">
              {formats.integer(month.paid_before)} → {formats.integer(month.paid_after)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Rows>
    </Panel>
  );
}

function Distribution({ test }: Of) {
  const t = useT();
  const formats = useFormats();
  const most = Math.max(1, ...test.buckets.map(({ count }) => count));
  return (
    <Panel title={t('backtests-distribution')}>
      <Rows label={t('backtests-distribution')} head={[t('backtests-difference'), '', t('backtests-count')]}>
        {test.buckets.map((bucket) => (
          <Table.Tr key={`${bucket.sign} ${bucket.from}`}>
            <Table.Td>{bucketText(t, formats, bucket, test.currency)}</Table.Td>
            <Table.Td w="40%" aria-hidden>
              {bucket.count > 0 ? <span className={classes['share']} data-sign={bucket.sign} style={{ width: `${Math.round((bucket.count * 100) / most)}%` }} /> : null}
            </Table.Td>
            <Table.Td ta="end">{formats.integer(bucket.count)}</Table.Td>
          </Table.Tr>
        ))}
      </Rows>
    </Panel>
  );
}

function Tenths({ test }: Of) {
  const t = useT();
  return (
    <Panel title={t('backtests-tenths')}>
      <Rows label={t('backtests-tenths')} head={[t('backtests-members'), t('backtests-before'), t('backtests-after')]}>
        {test.tenths.map((tenth, at) => (
          <Table.Tr key={at}>
            <Table.Td>{at === 0 ? t('backtests-tenth-best') : t('backtests-tenth', { number: at + 1 })}</Table.Td>
            <Table.Td ta="end">
              <Amount amount={tenth.before} currency={test.currency} />
            </Table.Td>
            <Table.Td ta="end">
              <Amount amount={tenth.after} currency={test.currency} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Rows>
    </Panel>
  );
}

function Bonuses({ test }: Of) {
  const t = useT();
  const side = (amount: string | null) => (amount === null ? test.masked ? <None /> : <Text span size="sm" c="dimmed">{t('backtests-bonus-absent')}</Text> : <Amount amount={amount} currency={test.currency} />);
  return (
    <Panel title={t('backtests-bonuses')}>
      <Rows label={t('backtests-bonuses')} head={[t('backtests-bonus'), t('backtests-before'), t('backtests-after')]}>
        {test.bonuses.map((bonus) => (
          <Table.Tr key={`${bonus.kind} ${bonus.bonus}`}>
            <Table.Td>
              {bonus.title}
              <Text size="xs" c="dimmed">
                {bonus.kind}
              </Text>
            </Table.Td>
            <Table.Td ta="end">{side(bonus.before)}</Table.Td>
            <Table.Td ta="end">{side(bonus.after)}</Table.Td>
          </Table.Tr>
        ))}
      </Rows>
    </Panel>
  );
}

function Ranks({ test }: Of) {
  const t = useT();
  const formats = useFormats();
  if (test.ranks.length === 0) return null;
  return (
    <Panel title={t('backtests-ranks')}>
      <Rows label={t('backtests-ranks')} head={[t('backtests-rank'), t('backtests-before'), t('backtests-after')]}>
        {test.ranks.map((rank) => (
          <Table.Tr key={rank.rank}>
            <Table.Td>{rank.rank}</Table.Td>
            <Table.Td ta="end">{formats.integer(rank.before)}</Table.Td>
            <Table.Td ta="end">{formats.integer(rank.after)}</Table.Td>
          </Table.Tr>
        ))}
      </Rows>
    </Panel>
  );
}

export function Findings({ test }: Of) {
  return (
    <Stack gap="lg">
      <Months test={test} />
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        <Stack>
          <Distribution test={test} />
          <Ranks test={test} />
        </Stack>
        <Stack>
          <Bonuses test={test} />
          <Tenths test={test} />
        </Stack>
      </SimpleGrid>
    </Stack>
  );
}
