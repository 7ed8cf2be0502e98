/** A record to read, and to change value by value: sections of labelled fields, then its parts as tables. */
import { Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import type { RecordItem } from '@/api/records';
import { type Field, fieldOf, type ObjectSchema, type PartSchema, type Section } from '@/api/schema';
import { FieldView, isNumeric } from '@/entity/fields/FieldView';
import { lineField } from '@/entity/reach';
import { useT } from '@/i18n/i18n';
import classes from './Details.module.css';
import { InlineValue } from './InlineValue';
import { saidByTitle } from './saidByTitle';

function visible(field: Field | undefined): field is Field {
  return field !== undefined && field.access !== 'none';
}

function DetailSection({ schema, section, record }: { schema: ObjectSchema; section: Section; record: RecordItem }) {
  const fields = section.fields.map((key) => fieldOf(schema, key)).filter(visible);
  if (fields.length === 0) return null;
  const said = saidByTitle(section, fields);
  return (
    <section>
      {section.label ? (
        <Title order={2} mb="xs">
          {section.label}
        </Title>
      ) : null}
      <dl className={classes['fields']}>
        {fields.map((field) => (
          <div key={field.key} data-wide={field.type === 'long_text' || field.type === 'rich_text' || field.type === 'json' || undefined}>
            <dt>{said ? <VisuallyHidden>{field.label}</VisuallyHidden> : field.label}</dt>
            <dd>
              <InlineValue object={schema.key} field={field} record={record} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function PartTable({ part, record }: { part: PartSchema; record: RecordItem }) {
  const t = useT();
  const rows = record.parts[part.key] ?? [];
  const fields = part.fields.filter(visible);
  return (
    <section>
      <Title order={2} mb="xs">
        {part.label}
      </Title>
      {rows.length === 0 ? (
        <Text c="dimmed">{t('records-parts-empty')}</Text>
      ) : (
        <Table.ScrollContainer minWidth={fields.length * 96}>
          <Table aria-label={part.label}>
            <Table.Thead>
              <Table.Tr>
                {fields.map((field) => (
                  <Table.Th key={field.key} ta={isNumeric(field) ? 'end' : 'start'}>
                    {field.label}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row, index) => (
                <Table.Tr key={row.id ?? index}>
                  {fields.map((field) => (
                    <Table.Td key={field.key} ta={isNumeric(field) ? 'end' : 'start'}>
                      <FieldView field={lineField(part, field, row.values)} value={row.values[field.key]} shown={record.shown?.[`${part.key}/${index}/${field.key}`]} />
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </section>
  );
}

export function Details({ schema, record }: { schema: ObjectSchema; record: RecordItem }) {
  return (
    <Stack gap="xl">
      {schema.layouts.detail.map((section) => (
        <DetailSection key={section.key} schema={schema} section={section} record={record} />
      ))}
      {schema.parts.map((part) => (
        <PartTable key={part.key} part={part} record={record} />
      ))}
    </Stack>
  );
}
