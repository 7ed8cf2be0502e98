/** The records of other objects that point to this one: how many, the newest few, and the way to all of them. */
import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '@/api/client';
import type { ListAnswer, RecordItem } from '@/api/records';
import { type Field, fieldOf, type ObjectSchema, schemaIndexQuery, schemaQuery } from '@/api/schema';
import { listPath, recordPath } from '@/app/feature';
import { FieldView, isNumeric } from '@/entity/fields/FieldView';
import { useFormats, useLanguage, useT } from '@/i18n/i18n';
import { RowsTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { Loading } from '@/ui/Loading';
import { ProblemAlert } from '@/ui/ProblemAlert';

const ROWS = 5;
const COLUMNS_MAX = 5;

/** One way in which another object points here. */
interface Relation {
  schema: ObjectSchema;
  field: Field;
  /** The object points here in one way only: its name says it all. */
  only: boolean;
}

function relationsTo(object: string, schemas: ObjectSchema[]): Relation[] {
  return schemas.flatMap((schema) => {
    const fields = schema.fields.filter((field) => field.relation === object && field.filterable && (field.access === 'read' || field.access === 'write'));
    return fields.map((field) => ({ schema, field, only: fields.length === 1 }));
  });
}

function useRelation({ schema, field }: Relation, id: string) {
  const { language } = useLanguage();
  const filter = JSON.stringify(field.type === 'links' ? { field: field.key, op: 'in', value: [id] } : { field: field.key, op: 'eq', value: id });
  const answer = useQuery({
    queryKey: ['records', schema.key, 'related', language, filter],
    queryFn: ({ signal }) => api.get<ListAnswer>(`/records/${schema.key}`, { signal, query: { filter, limit: ROWS } }),
  });
  return { ...answer, filter };
}

function RelatedList({ relation, id }: { relation: Relation; id: string }) {
  const t = useT();
  const formats = useFormats();
  const { schema, field } = relation;
  const { data, error, filter, refetch } = useRelation(relation, id);
  const heading = relation.only ? schema.plural : t('records-related-by', { objects: schema.plural, field: field.label });
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={2} />;
  const count = data.count?.value ?? data.items.length;
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
          {heading} <Text span c="dimmed">{data.count?.capped ? t('records-at-least', { count: shown }) : shown}</Text>
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
                    <FieldView field={{ ...one, relation: null }} value={item.values[one.key]} />
                  </Link>
                ) : (
                  <FieldView field={one} value={item.values[one.key]} />
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
  if (index.error) return <ProblemAlert error={index.error} retry={() => void index.refetch()} />;
  if (!index.data || schemas.some(({ isPending }) => isPending)) return <Loading rows={6} />;
  const relations = relationsTo(object, schemas.flatMap(({ data }) => data ?? []));
  if (relations.length === 0) return <EmptyState text={t('records-related-none')} />;
  return (
    <Stack gap="xl">
      {relations.map((relation) => (
        <RelatedList key={`${relation.schema.key} ${relation.field.key}`} relation={relation} id={id} />
      ))}
    </Stack>
  );
}
