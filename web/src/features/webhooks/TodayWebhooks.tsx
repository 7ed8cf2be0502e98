/** On Today: webhooks that were switched off because nothing arrived; nothing at all while there are none. */
import { List } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { webhooksQuery } from '@/api/webhooks';
import { useLanguage, useT } from '@/i18n/i18n';
import { Panel, ProblemAlert } from '@/ui';
import { useReason } from './words';

export default function TodayWebhooks() {
  const t = useT();
  const reason = useReason();
  const { language } = useLanguage();
  const found = useQuery(webhooksQuery(language));
  const off = found.data?.items.filter((webhook) => !webhook.active && webhook.reason !== 'by-hand') ?? [];
  if (!found.error && off.length === 0) return null;
  return (
    <Panel title={t('webhooks-today')}>
      {found.error ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : null}
      <List spacing="xs" listStyleType="none">
        {off.map((webhook) => (
          <List.Item key={webhook.id}>
            <Link to={`/webhooks/${webhook.id}` as never}>{webhook.name}</Link>: {reason(webhook.reason)}
          </List.Item>
        ))}
      </List>
    </Panel>
  );
}
