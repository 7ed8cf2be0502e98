/** Makes a webhook; its secret is shown once. */
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCommand } from '@/api/command';
import { createWebhook, type Webhook, type WebhookValues } from '@/api/webhooks';
import { useT } from '@/i18n/i18n';
import { Page } from '@/ui';
import { useForget } from '@/ui/useKept';
import { SecretShown } from './SecretShown';
import { WebhookForm } from './WebhookForm';

export default function NewWebhookPage() {
  const t = useT();
  const client = useQueryClient();
  const navigate = useNavigate();
  const forget = useForget();
  const [made, setMade] = useState<{ webhook: Webhook; secret: string } | null>(null);
  const create = useCommand((values: WebhookValues) => createWebhook(values), {
    onSuccess: async (answer) => {
      forget('webhook:new');
      setMade(answer);
      await client.invalidateQueries({ queryKey: ['webhooks'] });
    },
  });
  return (
    <Page title={t('webhooks-new')} narrow>
      <WebhookForm label={t('webhooks-save')} pending={create.isPending} error={create.error} onSave={(values) => create.mutate(values)} onCancel={() => void navigate({ to: '/webhooks' as never })} />
      {made ? <SecretShown secret={made.secret} name={made.webhook.name} onClose={() => void navigate({ to: `/webhooks/${made.webhook.id}` as never, ignoreBlocker: true })} /> : null}
    </Page>
  );
}
