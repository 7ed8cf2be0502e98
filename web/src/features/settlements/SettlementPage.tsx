/** One settlement: its steps, what it comes to, who gets what, its payouts and files; what may be done now stands above. */
import { Alert, Button, Group, Tabs, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '@/api/client';
import { type SettlementDetail, settlementQuery } from '@/api/settlements';
import { useFormats, useLanguage, useT } from '@/i18n/i18n';
import { BackLink, DecisionDialog, Loading, Money, Page, ProblemAlert } from '@/ui';
import { TabRow } from '@/ui/TabRow';
import { SettlementBadge } from './badges';
import { Files } from './Files';
import { Overview } from './Overview';
import { Payouts } from './Payouts';
import { Settled } from './Settled';

const STEPS = ['reject', 'cancel', 'recompute', 'approve', 'post'] as const;
type Step = (typeof STEPS)[number];
const TABS = ['overview', 'payees', 'payouts', 'files'] as const;

function StepDialog({ settlement, step, onClose }: { settlement: SettlementDetail; step: Step; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const decides = step === 'approve' || step === 'reject';
  return (
    <DecisionDialog
      title={`${t(`settlements-${step}`)}: ${settlement.code}`}
      label={t(`settlements-${step}`)}
      danger={step === 'reject' || step === 'cancel'}
      {...(decides || step === 'cancel' ? { comment: { label: t('settlements-comment'), required: step === 'reject' } } : {})}
      send={(comment, idempotencyKey) =>
        api.post(`/settlements/${settlement.id}/${decides ? 'decide' : step}`, { idempotencyKey, ...(decides ? { body: { decision: step, comment } } : step === 'cancel' ? { body: { comment } } : {}) })
      }
      onDone={async () => {
        await client.invalidateQueries({ queryKey: ['settlements'] });
        notifications.show({ message: t(`settlements-${step}-done`), color: 'teal' });
      }}
      onClose={onClose}
    >
      <Text size="sm">{t(`settlements-${step}-note`)}</Text>
      <Text fw={600}>
        <Money value={{ amount: settlement.paid, currency: settlement.currency }} />
      </Text>
    </DecisionDialog>
  );
}

function Tabbed({ settlement }: { settlement: SettlementDetail }) {
  const t = useT();
  const navigate = useNavigate();
  const { tab } = useSearch({ strict: false }) as { tab?: string };
  const posted = settlement.state === 'posted';
  const tabs = TABS.filter((key) => posted || (key !== 'payouts' && key !== 'files'));
  const current = tabs.find((key) => key === tab) ?? 'overview';
  return (
    <Tabs value={current} keepMounted={false} onChange={(value) => void navigate({ to: '.', search: { tab: value === 'overview' ? undefined : value } as never, replace: true })}>
      <TabRow current={current}>
        {tabs.map((key) => (
          <Tabs.Tab key={key} value={key}>
            {t(`settlements-tab-${key}`)}
          </Tabs.Tab>
        ))}
      </TabRow>
      <Tabs.Panel value="overview">
        <Overview settlement={settlement} />
      </Tabs.Panel>
      <Tabs.Panel value="payees">
        <Settled settlement={settlement} />
      </Tabs.Panel>
      <Tabs.Panel value="payouts">
        <Payouts settlement={settlement} />
      </Tabs.Panel>
      <Tabs.Panel value="files">
        <Files settlement={settlement} />
      </Tabs.Panel>
    </Tabs>
  );
}

export default function SettlementPage() {
  const t = useT();
  const formats = useFormats();
  const { language } = useLanguage();
  const { id } = useParams({ strict: false }) as { id: string };
  const found = useQuery(settlementQuery(id, language));
  const [step, setStep] = useState<Step | null>(null);
  const back = <BackLink to="/settlements" label={t('settlements-title')} />;
  const settlement = found.data;
  if (!settlement) {
    return (
      <Page title={t('settlements-title')} back={back}>
        {found.error ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : <Loading rows={8} />}
      </Page>
    );
  }
  return (
    <Page
      title={settlement.code}
      back={back}
      aside={
        <Group gap="xs">
          <SettlementBadge state={settlement.state} />
          <Text size="sm" c="dimmed">
            {t('settlements-until', { day: formats.date(settlement.on) })}
          </Text>
        </Group>
      }
      actions={
        <>
          {settlement.can.export ? (
            <Button variant="default" component="a" href={`/api/v1/settlements/${settlement.id}/export.csv`} download>
              {t('settlements-export')}
            </Button>
          ) : null}
          {STEPS.filter((key) => settlement.can[key]).map((key) => (
            <Button key={key} variant={key === 'approve' || key === 'post' ? 'filled' : 'default'} onClick={() => setStep(key)}>
              {t(`settlements-${key}`)}
            </Button>
          ))}
        </>
      }
    >
      {found.error ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : null}
      {settlement.problem ? (
        <Alert color="red" title={t('settlements-state-failed')}>
          {settlement.problem.detail}
        </Alert>
      ) : null}
      {settlement.state === 'computing' ? (
        <Alert title={t('settlements-state-computing')} role="status">
          {t('settlements-computing-note')}
        </Alert>
      ) : (
        <Tabbed settlement={settlement} />
      )}
      {step ? <StepDialog settlement={settlement} step={step} onClose={() => setStep(null)} /> : null}
    </Page>
  );
}
