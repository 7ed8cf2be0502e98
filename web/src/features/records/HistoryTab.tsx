/** Who changed what and when, newest first; fields the reader may not see never arrive here. */
import { Badge, Button, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type HistoryEntry, historyQuery } from '@/api/records';
import { type Field, fieldOf, type ObjectSchema } from '@/api/schema';
import { FieldView } from '@/entity/fields/FieldView';
import { plainText, wordsOf } from '@/entity/fields/values';
import { useLanguage, useT } from '@/i18n/i18n';
import { EmptyState } from '@/ui/EmptyState';
import { Loading } from '@/ui/Loading';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { DateText, None } from '@/ui/Values';
import { actionKey } from './actions';

function plainField(key: string, label: string): Field {
  return { key, label, type: 'text', required: false, options: [], relation: null, access: 'read', listable: false, filterable: false, sortable: false };
}

/** Lines of a record at the time: one text a line, empty fields left out. */
function lineText(line: unknown): string {
  if (typeof line !== 'object' || line === null) return plainText(line);
  return Object.values(line)
    .filter((value) => typeof value !== 'boolean')
    .map(plainText)
    .filter(Boolean)
    .join(' · ');
}

function ChangedValue({ field, value }: { field: Field; value: unknown }) {
  // Words alone: what a text looked like says less than what it said.
  if (field.type === 'rich_text') return <FieldView field={{ ...field, type: 'text' }} value={typeof value === 'string' ? wordsOf(value) : value} />;
  if (field.type === 'file' || field.type === 'image') return <FieldView field={{ ...field, type: 'text' }} value={value} />;
  if (!Array.isArray(value) || field.type === 'links' || field.type === 'multi_choice') return <FieldView field={field} value={value} />;
  if (value.length === 0) return <None />;
  return (
    <>
      {value.map((line, index) => (
        <div key={index}>{lineText(line)}</div>
      ))}
    </>
  );
}

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
        <Table.ScrollContainer minWidth={360}>
          <Table fz="sm" withRowBorders={false} verticalSpacing={2}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w="30%">{t('records-history-field')}</Table.Th>
                <Table.Th>{t('records-history-before')}</Table.Th>
                <Table.Th>{t('records-history-after')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {entry.changes.map((change) => {
                const field = fieldOf(schema, change.field) ?? plainField(change.field, change.label);
                return (
                  <Table.Tr key={change.field}>
                    <Table.Td>{change.label}</Table.Td>
                    <Table.Td>
                      <ChangedValue field={field} value={change.before} />
                    </Table.Td>
                    <Table.Td>
                      <ChangedValue field={field} value={change.after} />
                    </Table.Td>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
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
