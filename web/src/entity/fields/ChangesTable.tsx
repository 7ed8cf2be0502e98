/**
 * What was changed, field by field: before and after, as each field shows itself. Without a schema (a thing that is no object
 * with a list) values stand as they came. Where nothing was there before, only what came is shown.
 */
import { Table } from '@mantine/core';
import type { FieldChange } from '@/api/records';
import type { ObjectSchema } from '@/api/schema';
import { useT } from '@/i18n/i18n';
import { ChangedValue } from './ChangedValue';

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
          {changes.map((change) => (
            <Table.Tr key={change.field}>
              <Table.Td>{change.label}</Table.Td>
              {before ? (
                <Table.Td>
                  <ChangedValue schema={schema} name={change.field} value={change.before} />
                </Table.Td>
              ) : null}
              <Table.Td>
                <ChangedValue schema={schema} name={change.field} value={change.after} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
