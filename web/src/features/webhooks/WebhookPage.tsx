/** One webhook: its state, its fields, its secret, its log; test, switch, delete. */
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useCommand } from '@/api/command';
import { may, useMe } from '@/api/session';
import { changeWebhook, deleteWebhook, rotateWebhookSecret, setWebhookActive, testWebhook, type Webhook, webhookQuery, type WebhookValues } from '@/api/webhooks';
import { useFormats, useT } from '@/i18n/i18n';
import { BackLink, DecisionDialog, Loading, Page, Panel, ProblemAlert } from '@/ui';
import { useForget } from '@/ui/useKept';
import { Deliveries } from './Deliveries';
import { SecretShown } from './SecretShown';
import { WebhookBadge } from './WebhookBadge';
import { WebhookForm } from './WebhookForm';
import { useReason } from './words';

/** What is read anew after a change. */
function useChanged(): (webhook?: Webhook) => Promise<void> {
  const client = useQueryClient();
  return async (webhook) => {
    if (webhook) client.setQueryData(webhookQuery(webhook.id).queryKey, webhook);
    await client.invalidateQueries({ queryKey: ['webhooks'] });
  };
}

function TestButton({ webhook }: { webhook: Webhook }) {
  const t = useT();
  const reason = useReason();
  const changed = useChanged();
  const test = useCommand(() => testWebhook(webhook.id), {
    onSuccess: async (done) => {
      const arrived = done.state === 'delivered';
      const message = arrived ? t('webhooks-test-arrived', { status: String(done.status ?? '') }) : t('webhooks-test-failed', { reason: reason(done.reason, done.status) });
      notifications.show({ message, color: arrived ? 'teal' : 'red', autoClose: arrived ? 4000 : false });
      await changed();
    },
  });
  return (
    <>
      <Button variant="default" loading={test.isPending} onClick={() => test.mutate(undefined)}>
        {t('webhooks-test')}
      </Button>
      {test.error ? <ProblemAlert error={test.error} /> : null}
    </>
  );
}

/** Why it gets nothing, or little, and the way out. */
function StateNotice({ webhook }: { webhook: Webhook }) {
  const t = useT();
  const formats = useFormats();
  const reason = useReason();
  const changed = useChanged();
  const enable = useCommand(() => setWebhookActive(webhook.id, true), { onSuccess: (saved) => changed(saved) });
  if (webhook.active && !webhook.failing_since) return null;
  if (webhook.active) return <Alert role="note" color="amber" title={t('webhooks-failing-since', { at: formats.instant(webhook.failing_since ?? '') })} />;
  return (
    <Alert role="note" color="gray" title={t('webhooks-off-since', { reason: reason(webhook.reason) })}>
      <Text size="sm" mb="sm">
        {t('webhooks-off-text')}
      </Text>
      {enable.error ? <ProblemAlert error={enable.error} /> : null}
      <Button loading={enable.isPending} onClick={() => enable.mutate(undefined)}>
        {t('webhooks-enable')}
      </Button>
    </Alert>
  );
}

function SecretPanel({ webhook }: { webhook: Webhook }) {
  const t = useT();
  const formats = useFormats();
  const changed = useChanged();
  const [asked, setAsked] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <Panel
      title={t('webhooks-secret')}
      action={
        <Button variant="default" onClick={() => setAsked(true)}>
          {t('webhooks-rotate')}
        </Button>
      }
    >
      <Text size="sm">{t('webhooks-secret-since', { at: formats.instant(webhook.secret_since ?? '') })}</Text>
      {webhook.old_secret_until ? <Text size="sm">{t('webhooks-secret-old', { at: formats.instant(webhook.old_secret_until) })}</Text> : null}
      {asked ? (
        <DecisionDialog
          title={`${t('webhooks-rotate')}: ${webhook.name}`}
          label={t('webhooks-rotate')}
          send={async () => setSecret((await rotateWebhookSecret(webhook.id)).secret)}
          onDone={() => changed()}
          onClose={() => setAsked(false)}
        >
          <Text size="sm">{t('webhooks-rotate-text')}</Text>
        </DecisionDialog>
      ) : null}
      {secret && !asked ? <SecretShown secret={secret} name={webhook.name} onClose={() => setSecret(null)} /> : null}
    </Panel>
  );
}

function Switches({ webhook }: { webhook: Webhook }) {
  const t = useT();
  const me = useMe();
  const changed = useChanged();
  const navigate = useNavigate();
  const [asked, setAsked] = useState(false);
  const disable = useCommand(() => setWebhookActive(webhook.id, false), { onSuccess: (saved) => changed(saved) });
  return (
    <>
      <TestButton webhook={webhook} />
      {webhook.active ? (
        <Button variant="default" loading={disable.isPending} onClick={() => disable.mutate(undefined)}>
          {t('webhooks-disable')}
        </Button>
      ) : null}
      {may(me, 'webhook', 'trash') ? (
        <Button variant="default" c="red" onClick={() => setAsked(true)}>
          {t('webhooks-delete')}
        </Button>
      ) : null}
      {asked ? (
        <DecisionDialog
          title={`${t('webhooks-delete')}: ${webhook.name}`}
          label={t('webhooks-delete')}
          danger
          send={() => deleteWebhook(webhook.id, webhook.version)}
          onDone={async () => {
            await navigate({ to: '/webhooks' as never, ignoreBlocker: true });
            await changed();
          }}
          onClose={() => setAsked(false)}
        >
          <Text size="sm">{t('webhooks-delete-text')}</Text>
        </DecisionDialog>
      ) : null}
      {disable.error ? <ProblemAlert error={disable.error} /> : null}
    </>
  );
}

function One({ webhook }: { webhook: Webhook }) {
  const t = useT();
  const me = useMe();
  const changed = useChanged();
  const navigate = useNavigate();
  const forget = useForget();
  const save = useCommand((values: WebhookValues) => changeWebhook(webhook.id, webhook.version, values), {
    onSuccess: async (saved) => {
      forget(`webhook:${webhook.id}`);
      await changed(saved);
      notifications.show({ message: t('webhooks-saved'), color: 'teal' });
    },
  });
  const mayChange = may(me, 'webhook', 'update');
  return (
    <Page
      title={webhook.name}
      aside={<WebhookBadge webhook={webhook} />}
      actions={mayChange ? <Switches webhook={webhook} /> : null}
      back={
        <BackLink to="/webhooks" label={t('webhooks-title')} />
      }
    >
      <Stack maw={960}>
        <StateNotice webhook={webhook} />
        <Group align="stretch" grow preventGrowOverflow={false} wrap="wrap">
          <div style={{ flex: '2 1 340px' }}>
            <Panel title={t('webhooks-url')}>
              <WebhookForm key={webhook.version} webhook={webhook} label={t('webhooks-save')} pending={save.isPending} error={save.error} onSave={(values) => save.mutate(values)} onCancel={() => void navigate({ to: '/webhooks' as never })} />
            </Panel>
          </div>
          <div style={{ flex: '1 1 240px' }}>
            <SecretPanel webhook={webhook} />
          </div>
        </Group>
        <Deliveries webhook={webhook} />
      </Stack>
    </Page>
  );
}

export default function WebhookPage() {
  const t = useT();
  const { id } = useParams({ strict: false }) as { id: string };
  const found = useQuery(webhookQuery(id));
  if (found.data) return <One webhook={found.data} />;
  return <Page title={t('webhooks-title')}>{found.error ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : <Loading rows={4} height={44} />}</Page>;
}
