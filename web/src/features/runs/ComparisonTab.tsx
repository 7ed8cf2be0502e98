/** A run beside an earlier one: totals, bonuses, and whose amount moved, the largest difference first; as a file too. */
import { Button, Group, NativeSelect, SegmentedControl, Stack, Table, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { comparisonFileUrl, type Comparison, comparisonQuery, MOVE_WAYS, type RunDetail } from '@/api/runs';
import { may, useMe } from '@/api/session';
import { useFormats, useT } from '@/i18n/i18n';
import { EmptyState, Loading, Money, Panel, ProblemAlert } from '@/ui';

/** Old, new and the change of everything that has two amounts. */
function Amounts({ row, currency }: { row: { old: string; new: string; change: string }; currency: string }) {
  const formats = useFormats();
  return (
    <>
      <Table.Td ta="end" visibleFrom="sm">
        <Money value={{ amount: row.old, currency }} />
      </Table.Td>
      <Table.Td ta="end" visibleFrom="sm">
        <Money value={{ amount: row.new, currency }} />
      </Table.Td>
      <Table.Td ta="end" className="tl-numbers">
        {formats.moneyChange({ amount: row.change, currency })}
      </Table.Td>
    </>
  );
}

function Head({ first }: { first: string }) {
  const t = useT();
  return (
    <Table.Thead>
      <Table.Tr>
        <Table.Th>{first}</Table.Th>
        <Table.Th ta="end" visibleFrom="sm">{t('runs-previous')}</Table.Th>
        <Table.Th ta="end" visibleFrom="sm">{t('runs-now')}</Table.Th>
        <Table.Th ta="end">{t('runs-change')}</Table.Th>
      </Table.Tr>
    </Table.Thead>
  );
}

function Bonuses({ found }: { found: Comparison }) {
  const t = useT();
  return (
    <Panel title={t('runs-totals')}>
      <Table.ScrollContainer minWidth={240}>
        <Table>
          <Head first={t('runs-bonus')} />
          <Table.Tbody>
            {found.bonuses.map((row) => (
              <Table.Tr key={row.bonus ?? ''}>
                <Table.Td>{row.bonus === null ? t('runs-taken-back') : row.title}</Table.Td>
                <Amounts row={row} currency={found.currency} />
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th>{t('runs-total')}</Table.Th>
              <Amounts row={found.totals} currency={found.currency} />
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}

export function ComparisonTab({ run }: { run: RunDetail }) {
  const t = useT();
  const me = useMe();
  const formats = useFormats();
  const [other, setOther] = useState('');
  const [way, setWay] = useState('');
  const asked = useInfiniteQuery({ ...comparisonQuery(run.id, other, way), placeholderData: keepPreviousData });
  const [found] = asked.data?.pages ?? [];
  if (asked.error) return <ProblemAlert error={asked.error} retry={() => void asked.refetch()} />;
  if (!found) return <Loading rows={8} />;
  if (!found.with) return <EmptyState text={t('runs-comparison-none')} />;
  const rows = asked.data?.pages.flatMap((page) => page.items) ?? [];
  const { currency } = found;
  const label = (one: { code: string; period: string }) => `${formats.period(one.period)} · ${one.code}`;
  const chosen = other || found.with.id;
  const choices = found.choices.some(({ id }) => id === chosen) ? found.choices : [found.with, ...found.choices];
  return (
    <Stack gap="lg">
      <Group align="flex-end" className="tl-no-print">
        <NativeSelect label={t('runs-compare-with')} value={chosen} onChange={(event) => setOther(event.currentTarget.value)} data={choices.map((one) => ({ value: one.id, label: label(one) }))} />
        {may(me, 'run', 'export') ? (
          <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} component="a" href={comparisonFileUrl(run.id, chosen)} download>
            {t('runs-compare-file')}
          </Button>
        ) : null}
      </Group>
      <Bonuses found={found} />
      <Panel title={t('runs-compare-members', { run: label(found.with) })}>
        <Text size="sm" c="dimmed" mb="xs">
          {found.ways.map((one) => `${t(`runs-way-${one.way}`)}: ${formats.integer(one.count)} (${formats.moneyChange({ amount: one.amount, currency })})`).join(' · ')} · {t('runs-way-same')}: {formats.integer(found.same)}
        </Text>
        <SegmentedControl
          className="tl-no-print"
          size="xs"
          mb="sm"
          aria-label={t('runs-compare-ways')}
          value={way}
          onChange={setWay}
          data={[{ value: '', label: t('runs-way-all') }, ...MOVE_WAYS.map((one) => ({ value: one, label: t(`runs-way-${one}`) }))]}
        />
        {rows.length === 0 ? <EmptyState text={t('runs-compare-nobody')} /> : null}
        {rows.length > 0 ? (
          <Table.ScrollContainer minWidth={240}>
            <Table highlightOnHover>
              <Head first={t('runs-member')} />
              <Table.Tbody>
                {rows.map((row) => (
                  <Table.Tr key={row.member.id}>
                    <Table.Td>
                      <Link to={`/runs/${row.way === 'gone' ? found.with?.id : run.id}/payees/${row.member.id}`}>{row.member.name || row.member.code}</Link>
                      <Text size="xs" c="dimmed">
                        {row.member.code} · {t(`runs-way-${row.way}`)}
                      </Text>
                    </Table.Td>
                    <Amounts row={row} currency={currency} />
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        ) : null}
        {asked.hasNextPage ? (
          <Button variant="default" loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
            {t('runs-more')}
          </Button>
        ) : null}
      </Panel>
    </Stack>
  );
}
