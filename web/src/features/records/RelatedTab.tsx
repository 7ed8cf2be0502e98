/** The records of other objects that point to this one: how many, the newest few, and the way to all of them. */
import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type RecordItem, type RelatedRecords, relatedQuery } from '@/api/records';
import { type Field, fieldOf, schemaIndexQuery, schemaQuery } from '@/api/schema';
import { listPath, recordPath } from '@/app/feature';
import { FieldView, isNumeric } from '@/entity/fields/FieldView';
import { useFormats, useLanguage, useT } from '@/i18n/i18n';
import { RowsTable } from '@/ui/RowsTable';
import { EmptyState } from '@/ui/EmptyState';
import { Loading } from '@/ui/Loading';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { filterOf, relationsTo } from './relations';
import type { Relation } from './timeline';

const COLUMNS_MAX = 5;

function RelatedList({ relation, id, data }: { relation: Relation; id: string; data: RelatedRecords }) {
  const t = useT();
  const formats = useFormats();
  const { schema, field } = relation;
  const filter = filterOf(relation, id);
  const heading = relation.only ? schema.plural : t('records-related-by', { objects: schema.plural, field: field.label });
  const count = data.count.value;
  const shown = formats.integer(count);
  const fields = schema.layouts.list
    .filter((key) => key !== field.key)
    .map((key) => fieldOf(schema, key))
    .filter((one): one is Field => one !== undefined && one.access !== 'none')
    .slice(0, COLUMNS_MAX);
  return (
    <section aria-label={heading}>
      <Group justify="space-between" mb="xs" wrap="nowrap">
        <Title order={2}>
          {heading} <Text span c="dimmed">{data.count.capped ? t('records-at-least', { count: shown }) : shown}</Text>
        </Title>
        {count > 0 ? (
          <Anchor component={Link} to={listPath(schema.key)} search={{ filter } as never} className="tl-no-print" style={{ flex: 'none' }}>
            {t('records-related-all')}
          </Anchor>
        ) : null}
      </Group>
      {count === 0 ? (
        <Text c="dimmed">{t('records-parts-empty')}</Text>
      ) : (
        <div style={{ overflowX: 'auto' }}>
          <RowsTable
            label={heading}
            rows={data.items}
            rowKey={(item) => item.id}
            columns={fields.map((one, index) => ({
              key: one.key,
              label: one.label,
              numeric: isNumeric(one),
              cell: (item: RecordItem) =>
                index === 0 ? (
                  <Link to={recordPath(schema.key, item.id)} data-row-link>
                    <FieldView field={{ ...one, relation: null }} value={item.values[one.key]} shown={item.shown?.[one.key]} />
                  </Link>
                ) : (
                  <FieldView field={one} value={item.values[one.key]} shown={item.shown?.[one.key]} />
                ),
            }))}
          />
        </div>
      )}
    </section>
  );
}

export default function RelatedTab({ object, id }: { object: string; id: string }) {
  const t = useT();
  const { language } = useLanguage();
  const index = useQuery(schemaIndexQuery(language));
  const schemas = useQueries({ queries: (index.data ?? []).map(({ key }) => schemaQuery(key, language)) });
  const found = useQuery(relatedQuery(object, id, language));
  if (index.error) return <ProblemAlert error={index.error} retry={() => void index.refetch()} />;
  if (found.error) return <ProblemAlert error={found.error} retry={() => void found.refetch()} />;
  if (!index.data || !found.data || schemas.some(({ isPending }) => isPending)) return <Loading rows={6} />;
  const relations = relationsTo(object, schemas.flatMap(({ data }) => data ?? []));
  const lists = relations.flatMap((relation) => {
    const data = found.data.find((one) => one.object === relation.schema.key && one.field === relation.field.key);
    return data ? [{ relation, data }] : [];
  });
  if (lists.length === 0) return <EmptyState text={t('records-related-none')} />;
  return (
    <Stack gap="xl">
      {lists.map(({ relation, data }) => (
        <RelatedList key={`${relation.schema.key} ${relation.field.key}`} relation={relation} id={id} data={data} />
      ))}
    </Stack>
  );
}
