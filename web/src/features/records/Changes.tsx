/** What a change did to fields: before and after, each drawn as its type; a field the schema does not know stays text. */
import { Table } from '@mantine/core';
import { type Field, fieldOf, type ObjectSchema } from '@/api/schema';
import { FieldView } from '@/entity/fields/FieldView';
import { plainText, wordsOf } from '@/entity/fields/values';
import { useT } from '@/i18n/i18n';
import { None } from '@/ui/Values';

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

interface ChangesProps {
  /** None where the reader may not know the object. */
  schema: ObjectSchema | undefined;
  changes: readonly { field: string; label: string; before?: unknown; after?: unknown }[];
}

export function Changes({ schema, changes }: ChangesProps) {
  const t = useT();
  return (
    <Table.ScrollContainer minWidth={320}>
      <Table fz="sm" withRowBorders={false} verticalSpacing={2}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="30%">{t('records-history-field')}</Table.Th>
            <Table.Th>{t('records-history-before')}</Table.Th>
            <Table.Th>{t('records-history-after')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {changes.map((change) => {
            const field = (schema ? fieldOf(schema, change.field) : undefined) ?? plainField(change.field, change.label);
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
  );
}
