/** Who changed what and when, newest first; fields the reader may not see never arrive here. */
import { Badge, Button, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type HistoryEntry, historyQuery } from '@/api/records';
import type { ObjectSchema } from '@/api/schema';
import { useLanguage, useT } from '@/i18n/i18n';
import { EmptyState } from '@/ui/EmptyState';
import { Loading } from '@/ui/Loading';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { DateText } from '@/ui/Values';
import { actionKey } from './actions';
import { Changes } from './Changes';

/** What was done, in words; an action without words of its own keeps its key. */
function useAction(key: string): string {
  const t = useT();
  const word = actionKey(key);
  return word ? t(word) : key;
}

function Entry({ schema, entry }: { schema: ObjectSchema; entry: HistoryEntry }) {
  const t = useT();
  const action = useAction(entry.action);
  return (
    <li>
      <Text>
        <Text span fw={600}>
          {entry.by ?? t('records-history-system')}
          {entry.on_behalf ? ` ${t('audit-for', { name: entry.on_behalf })}` : ''}
        </Text>{' '}
        {action} · <DateText value={entry.at} />
        {entry.of ? (
          <Badge color="gray" variant="outline" ml="xs">
            {entry.of}
          </Badge>
        ) : null}
      </Text>
      {entry.changes.length > 0 ? (
        <Changes schema={schema} changes={entry.changes} />
      ) : null}
    </li>
  );
}

export default function HistoryTab({ schema, id }: { schema: ObjectSchema; id: string }) {
  const t = useT();
  const { language } = useLanguage();
  const history = useInfiniteQuery(historyQuery(schema.key, id, language));
  const entries = history.data?.pages.flatMap((page) => page.items) ?? [];
  if (history.isPending) return <Loading />;
  if (history.error) return <ProblemAlert error={history.error} retry={() => void history.refetch()} />;
  if (entries.length === 0) return <EmptyState text={t('records-history-empty')} />;
  return (
    <Stack>
      <Stack component="ul" gap="lg" p={0} m={0} style={{ listStyle: 'none' }}>
        {entries.map((entry, index) => (
          <Entry key={`${entry.at}-${index}`} schema={schema} entry={entry} />
        ))}
      </Stack>
      {history.hasNextPage ? (
        <Button variant="default" w="fit-content" loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {t('records-history-more')}
        </Button>
      ) : null}
    </Stack>
  );
}
