/** Transfers with their state; a second person decides here. */
import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '@/api/client';
import { type Transfer, transfersQuery } from '@/api/network';
import { listPath, recordPath } from '@/app/feature';
import { useT } from '@/i18n/i18n';
import { DateText, DecisionDialog, EmptyState, Loading, Page, Panel, ProblemAlert } from '@/ui';
import { Preview } from './Preview';
import { useWho } from './who';

type Decision = 'approve' | 'reject';

function Decide({ transfer, decision, onClose }: { transfer: Transfer; decision: Decision; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const who = useWho(transfer);
  return (
    <DecisionDialog
      title={`${t(`transfers-${decision}`)}: ${who}`}
      label={t(`transfers-${decision}`)}
      danger={decision === 'reject'}
      comment={{ label: t('transfers-comment'), required: decision === 'reject' }}
      send={(comment, idempotencyKey) => api.post(`/transfers/${transfer.id}/decide`, { body: { decision, comment }, idempotencyKey })}
      onDone={async () => {
        await client.invalidateQueries({ queryKey: ['network'] });
        await client.invalidateQueries({ queryKey: ['records', 'member'] });
        notifications.show({ message: t(decision === 'approve' ? 'transfers-state-approved' : 'transfers-state-rejected'), color: 'teal' });
      }}
      onClose={onClose}
    >
      {transfer.preview ? <Preview preview={transfer.preview} from={transfer.from} /> : null}
    </DecisionDialog>
  );
}

function Withdraw({ transfer }: { transfer: Transfer }) {
  const t = useT();
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setAsked(true)}>
        {t('transfers-withdraw')}
      </Button>
      {asked ? (
        <DecisionDialog
          title={`${t('transfers-withdraw')}: ${transfer.code}`}
          label={t('transfers-withdraw')}
          danger
          send={(_, idempotencyKey) => api.post(`/transfers/${transfer.id}/withdraw`, { idempotencyKey })}
          onDone={async () => {
            await client.invalidateQueries({ queryKey: ['network'] });
            notifications.show({ message: t('transfers-state-withdrawn'), color: 'teal' });
          }}
          onClose={() => setAsked(false)}
        >
          <Text size="sm">{t('transfers-withdraw-what')}</Text>
        </DecisionDialog>
      ) : null}
    </>
  );
}

function OneTransfer({ transfer, onDecide }: { transfer: Transfer; onDecide: (decision: Decision) => void }) {
  const t = useT();
  const who = useWho(transfer);
  return (
    <Panel
      title={who}
      action={
        <Badge color={transfer.state === 'asked' ? 'amber' : transfer.state === 'executed' || transfer.state === 'approved' ? 'teal' : 'gray'}>
          {t(`transfers-state-${transfer.state}`)}
        </Badge>
      }
    >
      <Stack gap="xs">
        <Text size="sm">
          {transfer.code} · {t(transfer.tree === 'sponsor' ? 'network-tree-sponsor' : 'network-tree-placement')} · <DateText value={transfer.from} /> · {transfer.reason}
        </Text>
        {transfer.preview ? <Preview preview={transfer.preview} from={transfer.from} /> : null}
        {transfer.comment ? <Text size="sm" c="dimmed">{transfer.comment}</Text> : null}
        <Group gap="xs">
          <Button size="xs" variant="default" renderRoot={(props) => <Link {...props} to={recordPath('member', transfer.member)} />}>
            {t('network-open')}
          </Button>
          {transfer.may_withdraw ? <Withdraw transfer={transfer} /> : null}
          {transfer.may_decide ? (
            <>
              <Button size="xs" variant="default" onClick={() => onDecide('reject')}>
                {t('transfers-reject')}
              </Button>
              <Button size="xs" onClick={() => onDecide('approve')}>
                {t('transfers-approve')}
              </Button>
            </>
          ) : null}
        </Group>
      </Stack>
    </Panel>
  );
}

export default function TransfersPage() {
  const t = useT();
  const found = useQuery(transfersQuery);
  const [step, setStep] = useState<{ transfer: Transfer; decision: Decision } | null>(null);
  return (
    <Page title={t('transfers-title')}>
      {found.error ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : null}
      {!found.data && !found.error ? <Loading rows={4} height={80} /> : null}
      {found.data?.length === 0 ? (
        <EmptyState
          text={t('transfers-none')}
          action={
            <Button variant="default" renderRoot={(props) => <Link {...props} to={listPath('member') as never} />}>
              {t('transfers-none-members')}
            </Button>
          }
        />
      ) : null}
      <Stack>
        {found.data?.map((transfer) => (
          <OneTransfer key={transfer.id} transfer={transfer} onDecide={(decision) => setStep({ transfer, decision })} />
        ))}
      </Stack>
      {step ? <Decide transfer={step.transfer} decision={step.decision} onClose={() => setStep(null)} /> : null}
    </Page>
  );
}
