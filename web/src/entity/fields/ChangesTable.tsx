/**
 * What was changed, field by field: before and after, as each field shows itself. Without a schema (a thing that is no object
 * with a list) values stand as they came. Where nothing was there before, only what came is shown.
 */
import { Table } from '@mantine/core';
import { type Field, fieldOf, type ObjectSchema } from '@/api/schema';
import { useT } from '@/i18n/i18n';
import { None } from '@/ui/Values';
import { FieldView } from './FieldView';
import { plainText, wordsOf } from './values';

interface FieldChange {
  field: string;
  label: string;
  before: unknown;
  after: unknown;
}

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

const isNothing = (value: unknown) => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

export function ChangesTable({ schema, changes }: { schema: ObjectSchema | undefined; changes: readonly FieldChange[] }) {
  const t = useT();
  const before = changes.some((change) => !isNothing(change.before));
  return (
    <Table.ScrollContainer minWidth={before ? 360 : 240}>
      <Table fz="sm" withRowBorders={false} verticalSpacing={2}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="30%">{t('records-history-field')}</Table.Th>
            {before ? <Table.Th>{t('records-history-before')}</Table.Th> : null}
            <Table.Th>{t('records-history-after')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {changes.map((change) => {
            const field = (schema && fieldOf(schema, change.field)) ?? plainField(change.field, change.label);
            return (
              <Table.Tr key={change.field}>
                <Table.Td>{change.label}</Table.Td>
                {before ? (
                  <Table.Td>
                    <ChangedValue field={field} value={change.before} />
                  </Table.Td>
                ) : null}
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
