/** Who changed what and when, newest first; fields the reader may not see never arrive here. */
import { Badge, Button, NativeSelect, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type HistoryEntry, historyQuery } from '@/api/records';
import type { ObjectSchema } from '@/api/schema';
import { ChangesTable } from '@/entity/fields/ChangesTable';
import { useLanguage, useT } from '@/i18n/i18n';
import { EmptyState } from '@/ui/EmptyState';
import { Loading } from '@/ui/Loading';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { DateText } from '@/ui/Values';
import { useAction } from './actions';

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
          <Badge color="gray" ml="xs">
            {entry.of}
          </Badge>
        ) : null}
      </Text>
      {entry.changes.length > 0 ? <ChangesTable schema={schema} changes={entry.changes} /> : null}
    </li>
  );
}

export default function HistoryTab({ schema, id }: { schema: ObjectSchema; id: string }) {
  const t = useT();
  const { language } = useLanguage();
  const [field, setField] = useState('');
  const history = useInfiniteQuery(historyQuery(schema.key, id, language, field));
  const entries = history.data?.pages.flatMap((page) => page.items) ?? [];
  const known = [...schema.fields.filter(({ access }) => access !== 'none'), ...schema.parts];
  const chosen = (
    <NativeSelect
      label={t('records-history-field')}
      maw={320}
      value={field}
      onChange={(event) => setField(event.currentTarget.value)}
      data={[{ value: '', label: t('records-history-every') }, ...known.map(({ key, label }) => ({ value: key, label }))]}
    />
  );
  if (history.error) return <ProblemAlert error={history.error} retry={() => void history.refetch()} />;
  return (
    <Stack>
      {chosen}
      {history.isPending ? <Loading /> : null}
      {!history.isPending && entries.length === 0 ? <EmptyState text={t(field ? 'records-history-untouched' : 'records-history-empty')} /> : null}
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
