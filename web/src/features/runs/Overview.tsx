/** A run at a glance: figures, the independent check, totals by bonus, how amounts are spread, and its proof. */
import { Alert, Badge, Code, List, SimpleGrid, Stack, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { RunDetail } from '@/api/runs';
import { useFormats, useT } from '@/i18n/i18n';
import { Bars, DateText, Money, Panel, StatTile } from '@/ui';
import { RunTakenBack } from './TakenBack';

function Recheck({ run }: { run: RunDetail }) {
  const t = useT();
  const { recheck } = run;
  if (recheck.state === 'running') return null;
  if (recheck.state === 'good') {
    return (
      <Alert color="teal" icon={<IconCircleCheck aria-hidden />} title={t('runs-recheck-good')}>
        <Text size="sm">{t('runs-recheck-good-note', { members: recheck.members, lines: recheck.lines })}</Text>
      </Alert>
    );
  }
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t('runs-recheck-bad', { count: recheck.found })}>
      <List size="sm">
        {recheck.findings.map((finding, index) => (
          <List.Item key={index}>{finding.member ? <Link to={`/runs/${run.id}/payees/${finding.member.id}`}>{finding.text}</Link> : finding.text}</List.Item>
        ))}
      </List>
    </Alert>
  );
}

function Totals({ run }: { run: RunDetail }) {
  const t = useT();
  const formats = useFormats();
  const money = (amount: string) => <Money value={run.currency ? { amount, currency: run.currency } : null} />;
  return (
    <Panel title={t('runs-totals')}>
      <Table.ScrollContainer minWidth={260}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('runs-bonus')}</Table.Th>
              <Table.Th ta="end" visibleFrom="sm">{t('runs-payees')}</Table.Th>
              <Table.Th ta="end" visibleFrom="sm">{t('runs-line-count')}</Table.Th>
              <Table.Th ta="end">{t('runs-amount')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {run.totals.map((total) => (
              <Table.Tr key={total.bonus}>
                <Table.Td>{total.title}</Table.Td>
                <Table.Td ta="end" visibleFrom="sm">{formats.integer(total.payees)}</Table.Td>
                <Table.Td ta="end" visibleFrom="sm">{formats.integer(total.lines)}</Table.Td>
                <Table.Td ta="end">{money(total.amount)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th>{t('runs-total')}</Table.Th>
              <Table.Th ta="end" visibleFrom="sm">{formats.integer(run.payees ?? 0)}</Table.Th>
              <Table.Th ta="end" visibleFrom="sm">{formats.integer(run.lines ?? 0)}</Table.Th>
              <Table.Th ta="end">{money(run.total ?? '0')}</Table.Th>
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </Table.ScrollContainer>
      <Text size="xs" c="dimmed" mt="xs">
        {t('runs-residue', { account: run.residue_account })} {money(run.residue)}
      </Text>
    </Panel>
  );
}

function Difference({ run }: { run: RunDetail }) {
  const t = useT();
  const formats = useFormats();
  const { difference, currency } = run;
  if (!difference || !currency) return null;
  return (
    <Panel title={t('runs-difference', { code: difference.code })} action={<span className="tl-numbers">{formats.moneyChange({ amount: difference.amount, currency })}</span>}>
      <Text size="sm" c="dimmed" mb="xs">
        {t('runs-difference-members', { changed: difference.changed, added: difference.added, removed: difference.removed })}
      </Text>
      <Table>
        <Table.Tbody>
          {difference.movers.slice(0, 8).map((mover) => (
            <Table.Tr key={mover.member.id}>
              <Table.Td>
                <Link to={`/runs/${run.id}/payees/${mover.member.id}`}>{mover.member.name || mover.member.code}</Link>
              </Table.Td>
              <Table.Td ta="end">
                <Money value={{ amount: mover.old, currency }} />
              </Table.Td>
              <Table.Td ta="end">
                → <Money value={{ amount: mover.new, currency }} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Panel>
  );
}

function Proof({ run }: { run: RunDetail }) {
  const t = useT();
  const formats = useFormats();
  const bytes = run.parts.reduce((sum, part) => sum + part.bytes, 0);
  return (
    <Panel title={t('runs-proof')}>
      <Stack gap="xs">
        {run.approvals.map((approval) => (
          <Text size="sm" key={`${approval.at}-${approval.verdict}`}>
            <Badge component="span" variant="light" mr="xs">
              {t(`runs-verdict-${approval.verdict}`)}
            </Badge>
            {approval.name} · <DateText value={approval.at} />
            {approval.comment ? ` · ${approval.comment}` : ''}
          </Text>
        ))}
        <Text size="sm">
          {t('runs-cut')} <DateText value={run.cut_at} />
        </Text>
        {run.input_digest ? (
          <Text size="xs" c="dimmed">
            {t('runs-input-digest')} <Code className="tl-wrap">{run.input_digest}</Code>
          </Text>
        ) : null}
        {run.result_hash ? (
          <Text size="xs" c="dimmed">
            {t('runs-result-hash')} <Code className="tl-wrap">{run.result_hash}</Code>
          </Text>
        ) : null}
        <Text size="xs" c="dimmed">
          {t('runs-stored', { bytes: formats.integer(bytes) })}
        </Text>
      </Stack>
    </Panel>
  );
}

/** What bonuses pay, and what each tenth of the payees gets, as bars; the table beside says the same in figures. */
function Charts({ run }: { run: RunDetail }) {
  const t = useT();
  const formats = useFormats();
  const { currency } = run;
  if (!currency || run.totals.length === 0) return null;
  const words = (label: string, amount: string) => `${label}: ${formats.money({ amount, currency })}`;
  const payees = `/runs/${run.id}?tab=payees`;
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }}>
      <Panel title={t('runs-bonuses')}>
        <Bars
          label={t('runs-bonuses')}
          bars={run.totals.map((total) => ({ key: total.bonus, label: total.title, words: words(total.title, total.amount), value: Number(total.amount), to: `/runs/${run.id}?tab=comparison` }))}
        />
      </Panel>
      {run.spread.length > 1 ? (
        <Panel title={t('runs-spread')}>
          <Bars
            label={t('runs-spread')}
            bars={run.spread.map((tenth, at) => ({
              key: String(at),
              label: formats.integer(at + 1),
              words: words(t('runs-spread-tenth', { at: at + 1, of: run.spread.length, payees: tenth.payees }), tenth.amount),
              value: Number(tenth.amount),
              to: payees,
            }))}
          />
          <Text size="xs" c="dimmed" mt="xs">
            {t('runs-spread-note')}
          </Text>
        </Panel>
      ) : null}
    </SimpleGrid>
  );
}

export function Overview({ run }: { run: RunDetail }) {
  const t = useT();
  const formats = useFormats();
  return (
    <Stack gap="lg">
      <SimpleGrid cols={{ base: 2, md: 4 }}>
        <StatTile label={t('runs-total')} value={<Money value={run.total && run.currency ? { amount: run.total, currency: run.currency } : null} />} />
        <StatTile label={t('runs-payees')} value={formats.integer(run.payees ?? 0)} to={`/runs/${run.id}?tab=payees`} />
        <StatTile label={t('runs-members')} value={formats.integer(run.members ?? 0)} />
        <StatTile
          label={t('runs-tab-anomalies')}
          value={formats.integer(run.looks.count)}
          note={run.looks.open > 0 ? t('runs-looks-open', { count: run.looks.open }) : undefined}
          to={`/runs/${run.id}?tab=anomalies`}
        />
      </SimpleGrid>
      <Recheck run={run} />
      <Charts run={run} />
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        <Stack>
          <Totals run={run} />
          <RunTakenBack run={run} />
        </Stack>
        <Stack>
          <Difference run={run} />
          <Proof run={run} />
        </Stack>
      </SimpleGrid>
    </Stack>
  );
}
