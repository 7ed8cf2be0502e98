/** Who did what with a run, the newest first, with what was said at decisions. */
import { Button, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type RunDetail, runHistoryQuery } from '@/api/runs';
import { useActionWords } from '@/features/audit/words';
import { useLanguage, useT } from '@/i18n/i18n';
import { DateText, EmptyState, Loading, Panel, ProblemAlert } from '@/ui';

export function RunHistory({ run }: { run: RunDetail }) {
  const t = useT();
  const words = useActionWords();
  const { language } = useLanguage();
  const history = useInfiniteQuery(runHistoryQuery(run, language));
  const entries = history.data?.pages.flatMap((page) => page.items) ?? [];
  const said = (at: string) => run.approvals.find((one) => one.at === at && one.comment !== '')?.comment;
  return (
    <Panel title={t('runs-tab-history')}>
      {history.error ? <ProblemAlert error={history.error} retry={() => void history.refetch()} /> : null}
      {history.isPending ? <Loading rows={4} /> : null}
      {history.data && entries.length === 0 ? <EmptyState text={t('records-history-empty')} /> : null}
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {entries.map((entry) => (
          <li key={`${entry.at}-${entry.action}`}>
            <Text size="sm">
              <Text span fw={600}>
                {entry.by ?? t('records-history-system')}
                {entry.on_behalf ? ` ${t('audit-for', { name: entry.on_behalf })}` : ''}
              </Text>{' '}
              {words(entry.action)} · <DateText value={entry.at} />
            </Text>
            {said(entry.at) ? (
              <Text size="sm" c="dimmed">
                {said(entry.at)}
              </Text>
            ) : null}
          </li>
        ))}
      </Stack>
      {history.hasNextPage ? (
        <Button variant="default" mt="sm" loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {t('records-history-more')}
        </Button>
      ) : null}
    </Panel>
  );
}
