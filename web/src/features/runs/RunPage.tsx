/** The workspace of a run: its stages, what it comes to, what is odd, how it differs, who is paid, who did what. */
import { Alert, Badge, Button, Group, Stack, Tabs, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconInfoCircle } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '@/api/client';
import { type RunDetail, runQuery } from '@/api/runs';
import { useFormats, useLanguage, useT } from '@/i18n/i18n';
import { BackLink, DecisionDialog, Loading, Money, Page, ProblemAlert } from '@/ui';
import { TabRow } from '@/ui/TabRow';
import { AnomaliesTab } from './AnomaliesTab';
import { ComparisonTab } from './ComparisonTab';
import { Overview } from './Overview';
import { Payees } from './Payees';
import { RunHistory } from './RunHistory';
import { Stages } from './Stages';
import { StateBadge } from './StateBadge';

type Step = 'approve' | 'reject' | 'post';
const TABS = ['overview', 'anomalies', 'comparison', 'payees', 'history'] as const;

export function StepDialog({ run, step, onClose }: { run: RunDetail; step: Step; onClose: () => void }) {
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
      {step !== 'reject' && run.looks.open > 0 ? (
        <Alert color="amber" variant="light">
          {t('runs-looks-open', { count: run.looks.open })}
        </Alert>
      ) : null}
      <Text fw={600}>
        <Money value={run.total && run.currency ? { amount: run.total, currency: run.currency } : null} />
      </Text>
    </DecisionDialog>
  );
}

function Tabbed({ run }: { run: RunDetail }) {
  const t = useT();
  const navigate = useNavigate();
  const { tab } = useSearch({ strict: false }) as { tab?: string };
  const current = TABS.find((one) => one === tab) ?? 'overview';
  const open = (value: string | null) => void navigate({ to: '.', search: { tab: value === 'overview' ? undefined : value } as never, replace: true });
  return (
    <Tabs value={current} keepMounted={false} onChange={open}>
      <TabRow current={current}>
        {TABS.map((key) => (
          <Tabs.Tab key={key} value={key} rightSection={key === 'anomalies' && run.looks.open > 0 ? <Badge color="amber">{run.looks.open}</Badge> : null}>
            {t(`runs-tab-${key}`)}
          </Tabs.Tab>
        ))}
      </TabRow>
      <Tabs.Panel value="overview">
        <Overview run={run} />
      </Tabs.Panel>
      <Tabs.Panel value="anomalies">
        <AnomaliesTab run={run} />
      </Tabs.Panel>
      <Tabs.Panel value="comparison">
        <ComparisonTab run={run} />
      </Tabs.Panel>
      <Tabs.Panel value="payees">
        <Payees run={run} />
      </Tabs.Panel>
      <Tabs.Panel value="history">
        <RunHistory run={run} />
      </Tabs.Panel>
    </Tabs>
  );
}

function Body({ run }: { run: RunDetail }) {
  const t = useT();
  if (run.state === 'calculating') {
    return (
      <Alert title={t('runs-calculating')} role="status">
        <Text size="sm">{t('runs-calculating-note')}</Text>
      </Alert>
    );
  }
  if (run.state === 'failed') {
    return (
      <Stack>
        <Alert color="red" title={t('runs-failed')}>
          {t('runs-failed-note')}
        </Alert>
        <RunHistory run={run} />
      </Stack>
    );
  }
  return <Tabbed run={run} />;
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
      <Stages run={run} />
      <Body run={run} />
      {step ? <StepDialog run={run} step={step} onClose={() => setStep(null)} /> : null}
    </Page>
  );
}
