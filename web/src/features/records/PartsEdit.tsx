/** Lines of a record while editing: a row each, added and removed; errors beside their cell. */
import { ActionIcon, Button, Table, Title, VisuallyHidden } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { RecordPart } from '@/api/records';
import type { PartSchema } from '@/api/schema';
import { canEdit, FieldEdit } from '@/entity/fields/FieldEdit';
import { useT } from '@/i18n/i18n';

interface PartsEditProps {
  part: PartSchema;
  rows: RecordPart[];
  /** Field path → words, for instance `lines/0/quantity`. */
  errors: Record<string, string>;
  currency: string;
  onChange: (rows: RecordPart[]) => void;
}

export function PartsEdit({ part, rows, errors, currency, onChange }: PartsEditProps) {
  const t = useT();
  const fields = part.fields.filter((field) => field.access === 'write' || field.access === 'read');
  if (!fields.some(canEdit)) return null;
  const set = (at: number, key: string, value: unknown) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, values: { ...row.values, [key]: value } } : row)));
  return (
    <section>
      <Title order={2} mb="xs">
        {part.label}
      </Title>
      {rows.length > 0 ? (
        <Table.ScrollContainer minWidth={fields.length * 140 + 44}>
          <Table aria-label={part.label} withRowBorders={false} horizontalSpacing={4} verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                {fields.map((field) => (
                  <Table.Th key={field.key}>{field.label}</Table.Th>
                ))}
                <Table.Th w={44}>
                  <VisuallyHidden>{t('records-line-remove-column')}</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row, at) => (
                // Lines have no id before they are saved; their place is what names them.
                <Table.Tr key={row.id ?? `new-${at}`}>
                  {fields.map((field) => (
                    <Table.Td key={field.key} style={{ verticalAlign: 'top' }}>
                      <FieldEdit
                        bare
                        field={field}
                        value={row.values[field.key]}
                        currency={currency}
                        error={errors[`${part.key}/${at}/${field.key}`]}
                        onChange={(value) => set(at, field.key, value)}
                      />
                    </Table.Td>
                  ))}
                  <Table.Td>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t('records-line-remove', { number: at + 1 })}
                      onClick={() => onChange(rows.filter((_, index) => index !== at))}
                    >
                      <IconTrash size={16} aria-hidden />
                    </ActionIcon>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      ) : null}
      <Button variant="default" size="xs" mt="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => onChange([...rows, { values: {} }])}>
        {t('records-line-add')}
      </Button>
    </section>
  );
}
