/** What people asked about their data, the newest first. */
import { Button, Group, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { type PrivacyRequest, privacyRequestsQuery } from '@/api/privacy';
import { may, useMe } from '@/api/session';
import { useLanguage, useT } from '@/i18n/i18n';
import { type Column, DataTable, DateText, EmptyState, Loading, None, Page, ProblemAlert } from '@/ui';
import { useRequestWords } from './words';

export default function RequestsPage() {
  const t = useT();
  const me = useMe();
  const words = useRequestWords();
  const navigate = useNavigate();
  const { language } = useLanguage();
  const found = useInfiniteQuery(privacyRequestsQuery(language));
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const open = useCallback((request: PrivacyRequest) => void navigate({ to: `/privacy/${request.id}` as never }), [navigate]);
  const columns = useMemo<Column<PrivacyRequest>[]>(
    () => [
      {
        key: 'code',
        label: t('privacy-person'),
        cell: (request) => (
          <Link to={`/privacy/${request.id}` as never} data-row-link>
            {request.code}
          </Link>
        ),
      },
      { key: 'kind', label: t('privacy-kind'), cell: (request) => words.kind(request.kind) },
      { key: 'state', label: t('privacy-state'), cell: (request) => words.state(request.state) },
      { key: 'at', label: t('privacy-asked'), cell: (request) => <DateText value={request.at} /> },
      { key: 'by', label: t('privacy-by'), cell: (request) => request.by ?? <None /> },
    ],
    [t, words],
  );
  return (
    <Page
      title={t('privacy-title')}
      fill
      actions={
        may(me, 'privacy', 'export') || may(me, 'privacy', 'purge') || may(me, 'privacy', 'update') ? (
          <Button leftSection={<IconPlus size={16} aria-hidden />} renderRoot={(props) => <Link {...props} to={'/privacy/new' as never} />}>
            {t('privacy-new')}
          </Button>
        ) : null
      }
    >
      {found.error ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : null}
      {found.isPending ? <Loading rows={4} height={36} /> : null}
      {found.data && rows.length === 0 ? <EmptyState text={t('privacy-none')} /> : null}
      {rows.length > 0 ? (
        <DataTable
          label={t('privacy-title')}
          rows={rows}
          columns={columns}
          rowKey={(request) => request.id}
          onOpen={open}
          card={(request) => (
            <>
              <Group justify="space-between" wrap="nowrap">
                <Link to={`/privacy/${request.id}` as never} data-row-link style={{ minHeight: 28, fontWeight: 600 }}>
                  {request.code}
                </Link>
                <Text size="sm">{words.state(request.state)}</Text>
              </Group>
              <Text size="sm" c="dimmed">
                {words.kind(request.kind)} · <DateText value={request.at} />
              </Text>
            </>
          )}
        />
      ) : null}
      {found.hasNextPage ? (
        <Button variant="default" mt="sm" w="fit-content" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('privacy-more')}
        </Button>
      ) : null}
    </Page>
  );
}
