/** Transfers with their state; a second person decides here. */
import { Badge, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '@/api/client';
import { useCommand } from '@/api/command';
import { type Transfer, transfersQuery } from '@/api/network';
import { may, useMe } from '@/api/session';
import { recordPath } from '@/app/feature';
import { useT } from '@/i18n/i18n';
import { DateText, EmptyState, Loading, Page, Panel, ProblemAlert } from '@/ui';
import { Preview } from './Preview';

type Decision = 'approve' | 'reject';

function Decide({ transfer, decision, onClose }: { transfer: Transfer; decision: Decision; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const [comment, setComment] = useState('');
  const decide = useCommand((body: { decision: Decision; comment: string }, idempotencyKey) => api.post(`/transfers/${transfer.id}/decide`, { body, idempotencyKey }), {
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['network'] });
      await client.invalidateQueries({ queryKey: ['records', 'member'] });
      notifications.show({ message: t(decision === 'approve' ? 'transfers-state-approved' : 'transfers-state-rejected'), color: 'teal' });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={`${t(`transfers-${decision}`)}: ${transfer.code}`} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          decide.mutate({ decision, comment: comment.trim() });
        }}
      >
        <Stack>
          {decide.error ? <ProblemAlert error={decide.error} /> : null}
          {transfer.preview ? <Preview preview={transfer.preview} from={transfer.from} /> : null}
          <Textarea data-autofocus label={t('transfers-comment')} withAsterisk={decision === 'reject'} value={comment} onChange={(event) => setComment(event.currentTarget.value)} autosize minRows={2} />
          <Group>
            <Button type="submit" color={decision === 'reject' ? 'red' : undefined} loading={decide.isPending} disabled={decision === 'reject' && comment.trim() === ''}>
              {t(`transfers-${decision}`)}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t('shell-cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function Withdraw({ transfer }: { transfer: Transfer }) {
  const t = useT();
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  const withdraw = useCommand((_: null, idempotencyKey) => api.post(`/transfers/${transfer.id}/withdraw`, { idempotencyKey }), {
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['network'] });
      notifications.show({ message: t('transfers-state-withdrawn'), color: 'teal' });
      setAsked(false);
    },
  });
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setAsked(true)}>
        {t('transfers-withdraw')}
      </Button>
      <Modal opened={asked} onClose={() => setAsked(false)} title={`${t('transfers-withdraw')}: ${transfer.code}`} closeButtonProps={{ 'aria-label': t('shell-close') }}>
        <Stack>
          {withdraw.error ? <ProblemAlert error={withdraw.error} /> : null}
          <Text size="sm">{t('transfers-withdraw-what')}</Text>
          <Group>
            <Button data-autofocus color="red" loading={withdraw.isPending} onClick={() => withdraw.mutate(null)}>
              {t('transfers-withdraw')}
            </Button>
            <Button variant="default" onClick={() => setAsked(false)}>
              {t('shell-cancel')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

export default function TransfersPage() {
  const t = useT();
  const me = useMe();
  const found = useQuery(transfersQuery);
  const [step, setStep] = useState<{ transfer: Transfer; decision: Decision } | null>(null);
  return (
    <Page title={t('transfers-title')}>
      {found.error ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : null}
      {!found.data && !found.error ? <Loading rows={4} height={80} /> : null}
      {found.data?.length === 0 ? <EmptyState text={t('transfers-none')} /> : null}
      <Stack>
        {found.data?.map((transfer) => (
          <Panel
            key={transfer.id}
            title={transfer.code}
            action={
              <Badge variant="outline" color={transfer.state === 'asked' ? 'yellow' : transfer.state === 'executed' || transfer.state === 'approved' ? 'teal' : 'gray'}>
                {t(`transfers-state-${transfer.state}`)}
              </Badge>
            }
          >
            <Stack gap="xs">
              <Text size="sm">
                {t(transfer.tree === 'sponsor' ? 'network-tree-sponsor' : 'network-tree-placement')} · <DateText value={transfer.from} /> · {transfer.reason}
              </Text>
              {transfer.preview ? <Preview preview={transfer.preview} from={transfer.from} /> : null}
              {transfer.comment ? <Text size="sm" c="dimmed">{transfer.comment}</Text> : null}
              <Group gap="xs">
                <Button size="xs" variant="default" renderRoot={(props) => <Link {...props} to={recordPath('member', transfer.member)} />}>
                  {t('network-open')}
                </Button>
                {transfer.may_withdraw ? <Withdraw transfer={transfer} /> : null}
                {transfer.state === 'asked' && transfer.asked_by !== me.user.id && may(me, 'transfer', 'approve') ? (
                  <>
                    <Button size="xs" variant="default" onClick={() => setStep({ transfer, decision: 'reject' })}>
                      {t('transfers-reject')}
                    </Button>
                    <Button size="xs" onClick={() => setStep({ transfer, decision: 'approve' })}>
                      {t('transfers-approve')}
                    </Button>
                  </>
                ) : null}
              </Group>
            </Stack>
          </Panel>
        ))}
      </Stack>
      {step ? <Decide transfer={step.transfer} decision={step.decision} onClose={() => setStep(null)} /> : null}
    </Page>
  );
}
