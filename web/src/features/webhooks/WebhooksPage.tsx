/** Every webhook of the company: where it goes, whether it gets there. */
import { Button, Group, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { may, useMe } from '@/api/session';
import { type Webhook, webhooksQuery } from '@/api/webhooks';
import { useFormats, useLanguage, useT } from '@/i18n/i18n';
import { type Column, DataTable, EmptyState, Loading, Page, ProblemAlert } from '@/ui';
import { WebhookBadge } from './WebhookBadge';

export default function WebhooksPage() {
  const t = useT();
  const me = useMe();
  const formats = useFormats();
  const navigate = useNavigate();
  const { language } = useLanguage();
  const found = useQuery(webhooksQuery(language));
  const rows = found.data?.items ?? [];
  const open = useCallback((webhook: Webhook) => void navigate({ to: `/webhooks/${webhook.id}` as never }), [navigate]);
  const names = useMemo(() => new Map(found.data?.objects.map(({ key, label }) => [key, label])), [found.data]);
  const columns = useMemo<Column<Webhook>[]>(
    () => [
      {
        key: 'name',
        label: t('webhooks-name'),
        cell: (webhook) => (
          <Link to={`/webhooks/${webhook.id}` as never} data-row-link>
            {webhook.name}
          </Link>
        ),
      },
      { key: 'url', label: t('webhooks-url'), cell: (webhook) => webhook.url },
      {
        key: 'objects',
        label: t('webhooks-objects'),
        cell: (webhook) => (webhook.objects.length === 0 ? t('webhooks-objects-all') : webhook.objects.map((key) => names.get(key) ?? key).join(', ')),
      },
      { key: 'waiting', label: t('webhooks-waiting'), numeric: true, width: 140, cell: (webhook) => (webhook.waiting >= 1000 ? t('webhooks-waiting-more') : formats.integer(webhook.waiting)) },
      { key: 'state', label: t('webhooks-state'), width: 150, cell: (webhook) => <WebhookBadge webhook={webhook} /> },
    ],
    [t, names, formats],
  );
  const create = may(me, 'webhook', 'create') ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} renderRoot={(props) => <Link {...props} to={'/webhooks/new' as never} />}>
      {t('webhooks-new')}
    </Button>
  ) : null;
  return (
    <Page title={t('webhooks-title')} fill actions={create}>
      {found.error ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : null}
      {!found.data && !found.error ? <Loading rows={4} height={36} /> : null}
      {found.data && rows.length === 0 ? <EmptyState text={t('webhooks-none')} /> : null}
      {rows.length > 0 ? (
        <DataTable
          label={t('webhooks-title')}
          rows={rows}
          columns={columns}
          rowKey={(webhook) => webhook.id}
          onOpen={open}
          card={(webhook) => (
            <>
              <Group justify="space-between" wrap="nowrap">
                <Link to={`/webhooks/${webhook.id}` as never} data-row-link style={{ minHeight: 28, fontWeight: 600 }}>
                  {webhook.name}
                </Link>
                <WebhookBadge webhook={webhook} />
              </Group>
              <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                {webhook.url}
              </Text>
            </>
          )}
        />
      ) : null}
    </Page>
  );
}
