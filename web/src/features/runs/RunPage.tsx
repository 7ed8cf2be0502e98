/** A run for finance: where it stands, totals, the independent check, anomalies, differences, payees. */
import { Alert, Badge, Button, Code, Group, List, SimpleGrid, Stack, Table, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '@/api/client';
import { type Payee, payeesQuery, type RunDetail, runQuery } from '@/api/runs';
import { useFormats, useLanguage, useT } from '@/i18n/i18n';
import { BackLink, type Column, DataTable, DateText, DecisionDialog, EmptyState, Loading, Money, Page, Panel, ProblemAlert, StatTile } from '@/ui';
import { StateBadge } from './StateBadge';
import { RunTakenBack } from './TakenBack';

type Step = 'approve' | 'reject' | 'post';

function StepDialog({ run, step, onClose }: { run: RunDetail; step: Step; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  return (
    <DecisionDialog
      title={`${t(`runs-${step}`)}: ${run.code}`}
      label={t(`runs-${step}`)}
      danger={step === 'reject'}
      {...(step === 'post' ? {} : { comment: { label: t('runs-comment'), required: step === 'reject' } })}
      send={(comment, idempotencyKey) =>
        step === 'post' ? api.post(`/runs/${run.id}/post`, { idempotencyKey }) : api.post(`/runs/${run.id}/decide`, { idempotencyKey, body: { decision: step, comment } })
      }
      onDone={async () => {
        await client.invalidateQueries({ queryKey: ['runs'] });
        notifications.show({ message: t(`runs-${step}-done`), color: 'teal' });
      }}
      onClose={onClose}
    >
      <Text size="sm">{t(`runs-${step}-note`)}</Text>
      <Text fw={600}>
        <Money value={run.total && run.currency ? { amount: run.total, currency: run.currency } : null} />
      </Text>
    </DecisionDialog>
  );
}

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
        {recheck.problems.map((problem, index) => (
          <List.Item key={index}>{problem}</List.Item>
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
            <Badge variant="light" mr="xs">
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

function Payees({ run }: { run: RunDetail }) {
  const t = useT();
  const formats = useFormats();
  const navigate = useNavigate();
  const [q, setQ] = useState('');
  const [wanted] = useDebouncedValue(q.trim(), 250);
  const payees = useInfiniteQuery(payeesQuery(run.id, wanted));
  const rows = payees.data?.pages.flatMap((page) => page.items) ?? [];
  const currency = run.currency ?? '';
  const path = (payee: Payee) => `/runs/${run.id}/payees/${payee.member.id}`;
  const columns: Column<Payee>[] = [
    { key: 'name', label: t('runs-member'), cell: (payee) => <Link to={path(payee)} data-row-link>{payee.member.name || payee.member.code}</Link> },
    { key: 'code', label: t('runs-code'), cell: (payee) => payee.member.code, width: 120 },
    { key: 'rank', label: t('runs-rank'), cell: (payee) => (payee.rank === payee.paid_as ? payee.rank : t('runs-rank-paid-as', { rank: payee.rank, paid_as: payee.paid_as })) },
    { key: 'previous', label: t('runs-previous'), numeric: true, cell: (payee) => <Money value={payee.previous ? { amount: payee.previous, currency } : null} /> },
    { key: 'amount', label: t('runs-amount'), numeric: true, cell: (payee) => <Money value={{ amount: payee.amount, currency }} /> },
  ];
  return (
    <Panel title={t('runs-payees-title')} action={<TextInput size="xs" aria-label={t('runs-find-member')} placeholder={t('runs-find-member')} value={q} onChange={(event) => setQ(event.currentTarget.value)} />}>
      {payees.error ? <ProblemAlert error={payees.error} retry={() => void payees.refetch()} /> : null}
      {payees.data && rows.length === 0 ? <EmptyState text={wanted ? t('runs-nobody-found', { q: wanted }) : t('runs-nobody-paid')} /> : null}
      {rows.length > 0 ? (
        <div style={{ height: 'min(60vh, 640px)', display: 'flex', flexDirection: 'column' }}>
          <DataTable
            label={t('runs-payees-title')}
            rows={rows}
            columns={columns}
            rowKey={(payee) => payee.member.id}
            onOpen={(payee) => void navigate({ to: path(payee) })}
            more={payees.hasNextPage}
            moreFailed={payees.isFetchNextPageError}
            loadMore={() => {
              if (!payees.isFetchingNextPage) void payees.fetchNextPage();
            }}
            footer={<Text size="xs" c="dimmed">{t('runs-payees-count', { count: formats.integer(payees.data?.pages[0]?.count ?? rows.length) })}</Text>}
            card={(payee) => (
              <Group justify="space-between" wrap="nowrap">
                <div>
                  <Link to={path(payee)} data-row-link>
                    {payee.member.name || payee.member.code}
                  </Link>
                  <Text size="xs" c="dimmed">
                    {payee.member.code} · {payee.rank}
                  </Text>
                </div>
                <Money value={{ amount: payee.amount, currency }} />
              </Group>
            )}
          />
        </div>
      ) : null}
    </Panel>
  );
}

function Body({ run }: { run: RunDetail }) {
  const t = useT();
  const formats = useFormats();
  if (run.state === 'calculating') {
    return (
      <Alert title={t('runs-calculating')} role="status">
        <Text size="sm">{t('runs-calculating-note')}</Text>
      </Alert>
    );
  }
  if (run.state === 'failed') return <Alert color="red" title={t('runs-failed')}>{t('runs-failed-note')}</Alert>;
  return (
    <Stack gap="lg">
      <SimpleGrid cols={{ base: 2, md: 4 }}>
        <StatTile label={t('runs-total')} value={<Money value={run.total && run.currency ? { amount: run.total, currency: run.currency } : null} />} />
        <StatTile label={t('runs-payees')} value={formats.integer(run.payees ?? 0)} />
        <StatTile label={t('runs-members')} value={formats.integer(run.members ?? 0)} />
        <StatTile label={t('runs-line-count')} value={formats.integer(run.lines ?? 0)} />
      </SimpleGrid>
      <Recheck run={run} />
      {run.anomalies.length > 0 ? (
        <Alert color="amber" icon={<IconAlertTriangle aria-hidden />} title={t('runs-anomalies', { count: run.anomalies.length })}>
          <List size="sm">
            {run.anomalies.map((anomaly) => (
              <List.Item key={anomaly.key + (anomaly.member ?? anomaly.text)}>
                {anomaly.member ? <Link to={`/runs/${run.id}/payees/${anomaly.member}`}>{anomaly.text}</Link> : anomaly.text}
              </List.Item>
            ))}
          </List>
        </Alert>
      ) : null}
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
      <Payees run={run} />
    </Stack>
  );
}

export default function RunPage() {
  const t = useT();
  const formats = useFormats();
  const { id } = useParams({ strict: false }) as { id: string };
  const { language } = useLanguage();
  const found = useQuery(runQuery(id, language));
  const [step, setStep] = useState<Step | null>(null);
  const back = <BackLink to="/runs" label={t('runs-title')} />;
  if (found.error) {
    return (
      <Page title={t('runs-title')} back={back}>
        <ProblemAlert error={found.error} retry={() => void found.refetch()} />
      </Page>
    );
  }
  const run = found.data;
  if (!run) {
    return (
      <Page title={t('runs-title')} back={back}>
        <Loading rows={8} />
      </Page>
    );
  }
  return (
    <Page
      title={formats.period(run.period)}
      back={back}
      aside={
        <Group gap="xs">
          <StateBadge state={run.state} />
          <Text size="sm" c="dimmed">
            {run.code} · {run.plan}
          </Text>
        </Group>
      }
      actions={
        <>
          {run.can.reject ? (
            <Button variant="default" onClick={() => setStep('reject')}>
              {t('runs-reject')}
            </Button>
          ) : null}
          {run.can.approve ? <Button onClick={() => setStep('approve')}>{t('runs-approve')}</Button> : null}
          {run.can.post ? <Button onClick={() => setStep('post')}>{t('runs-post')}</Button> : null}
        </>
      }
    >
      {run.can.wait ? (
        <Alert variant="light" color="blue" icon={<IconInfoCircle aria-hidden />}>
          {t('runs-wait')}
        </Alert>
      ) : null}
      <Body run={run} />
      {step ? <StepDialog run={run} step={step} onClose={() => setStep(null)} /> : null}
    </Page>
  );
}
