/** One back-test: how far it is or why it failed, what it found, and its members. */
import { Alert, Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { type BacktestDetail, backtestQuery } from '@/api/backtests';
import { api } from '@/api/client';
import { recordPath } from '@/app/feature';
import { useFormats, useLanguage, useT } from '@/i18n/i18n';
import { BackLink, DateText, DecisionDialog, Loading, Money, Page, ProblemAlert, StatTile } from '@/ui';
import { Findings } from './Findings';
import { MembersPanel } from './MembersPanel';
import { Progress } from './Progress';
import { spanText } from './words';

function Tiles({ test }: { test: BacktestDetail }) {
  const t = useT();
  const formats = useFormats();
  const money = (amount: string | null) => <Money value={amount === null ? null : { amount, currency: test.currency }} />;
  const change = (amount: string | null) => (amount === null ? null : formats.moneyChange({ amount, currency: test.currency }));
  return (
    <SimpleGrid cols={{ base: 2, md: 5 }}>
      <StatTile label={t('backtests-before')} value={money(test.before)} />
      <StatTile label={t('backtests-after')} value={money(test.after)} />
      <StatTile label={t('backtests-difference')} value={change(test.difference) ?? '–'} />
      <StatTile label={t('backtests-winners')} value={formats.integer(test.winners)} note={change(test.won)} />
      <StatTile label={t('backtests-losers')} value={formats.integer(test.losers)} note={change(test.lost)} />
    </SimpleGrid>
  );
}

export function BacktestBody({ test, onGone }: { test: BacktestDetail; onGone?: () => void }) {
  const t = useT();
  if (test.state === 'failed') {
    return (
      <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t('backtests-failed')}>
        {test.problem ? <Text size="sm">{test.problem}</Text> : null}
      </Alert>
    );
  }
  if (test.state !== 'done') return <Progress item={test} {...(onGone ? { onCancelled: onGone } : {})} />;
  return (
    <Stack gap="lg">
      {test.masked ? (
        <Alert variant="light" color="gray" icon={<IconInfoCircle aria-hidden />}>
          {t('backtests-masked')}
        </Alert>
      ) : null}
      {test.lapsed > 0 ? (
        <Alert color="amber" icon={<IconAlertTriangle aria-hidden />}>
          {t('backtests-lapsed', { count: test.lapsed })}
        </Alert>
      ) : null}
      <Tiles test={test} />
      <Findings test={test} />
      <MembersPanel test={test} />
    </Stack>
  );
}

export default function BacktestPage() {
  const t = useT();
  const formats = useFormats();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { id } = useParams({ strict: false }) as { id: string };
  const { language } = useLanguage();
  const [deleting, setDeleting] = useState(false);
  const found = useQuery(backtestQuery(id, language));
  const test = found.data;
  if (!test) {
    return (
      <Page title={t('backtests-title')}>
        {found.error ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : <Loading rows={8} />}
      </Page>
    );
  }
  const back = () => void navigate({ to: recordPath('plan', test.plan.id), search: { tab: 'backtests' } });
  return (
    <Page
      title={`${test.plan.name}: ${spanText(t, formats, test)}`}
      back={<BackLink to={recordPath('plan', test.plan.id)} search={{ tab: 'backtests' }} label={t('backtests-back')} />}
      aside={
        <Group gap="xs">
          <Text size="sm" c="dimmed">
            {t('backtests-title')}
            {test.against ? ` ${t('backtests-versus', { plan: test.against.name })}` : ''} · {test.asked_by} · <DateText value={test.asked_at} />
          </Text>
        </Group>
      }
      actions={
        test.can_delete ? (
          <Button variant="default" onClick={() => setDeleting(true)}>
            {t('backtests-delete')}
          </Button>
        ) : null
      }
    >
      <BacktestBody test={test} onGone={back} />
      {deleting ? (
        <DecisionDialog
          title={t('backtests-delete')}
          label={t('backtests-delete')}
          danger
          send={(_comment, idempotencyKey) => api.delete(`/backtests/${test.id}`, { idempotencyKey })}
          onDone={async () => {
            notifications.show({ message: t('backtests-deleted') });
            back();
            await client.invalidateQueries({ queryKey: ['backtests', 'list'] });
          }}
          onClose={() => setDeleting(false)}
        >
          <Text size="sm">{t('backtests-delete-note')}</Text>
        </DecisionDialog>
      ) : null}
    </Page>
  );
}
