/** Lines of a record while editing: a row each on a desk, a card each on a phone; errors beside their cell. */
import { ActionIcon, Button, Card, Group, SimpleGrid, Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { RecordPart } from '@/api/records';
import type { Field as FieldSchema, PartSchema } from '@/api/schema';
import { canEdit } from '@/entity/fields/editable';
import { FieldEdit } from '@/entity/fields/FieldEdit';
import { features } from '@/app/feature';
import { asReference, plainText } from '@/entity/fields/values';
import { useT } from '@/i18n/i18n';

interface PartsEditProps {
  object: string;
  part: PartSchema;
  rows: RecordPart[];
  /** Field path → words, for instance `lines/0/quantity`. */
  errors: Record<string, string>;
  currency: string;
  onChange: (rows: RecordPart[]) => void;
}

/** Features that fill a line's other cells when a reference is chosen in it. */
function useFill(object: string, part: string) {
  const fills = features.flatMap((feature) => feature.lineFills ?? []).filter((fill) => fill.object === object && fill.part === part);
  return (field: string, value: unknown) => {
    const id = asReference(value)?.id;
    const fill = fills.find((one) => one.field === field);
    // Without an answer the cells stay as they are; the server says what is missing.
    return fill && id ? fill.values(id).catch(() => null) : null;
  };
}

export function PartsEdit({ object, part, rows, errors, currency, onChange }: PartsEditProps) {
  const t = useT();
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const fill = useFill(object, part.key);
  const latest = useRef(rows);
  useEffect(() => {
    latest.current = rows;
  }, [rows]);
  // What only the server computes has a column once it has computed something.
  const fields = part.fields.filter((field) => canEdit(field) || (field.access === 'read' && rows.some(({ values }) => plainText(values[field.key]) !== '')));
  if (!fields.some(canEdit)) return null;
  const merge = (at: number, values: Record<string, unknown>) => onChange(latest.current.map((row, index) => (index === at ? { ...row, values: { ...row.values, ...values } } : row)));
  const set = (at: number, key: string, value: unknown) => {
    merge(at, { [key]: value });
    void fill(key, value)?.then((values) => (values ? merge(at, { quantity: '1', ...latest.current[at]?.values, ...values, [key]: value }) : undefined));
  };
  const input = (field: FieldSchema, row: RecordPart, at: number, bare: boolean) => (
    <FieldEdit
      key={field.key}
      bare={bare}
      field={field}
      value={row.values[field.key]}
      currency={currency}
      error={errors[`${part.key}/${at}/${field.key}`]}
      onChange={(value) => set(at, field.key, value)}
    />
  );
  const remove = (at: number) => (
    <ActionIcon variant="subtle" color="gray" size={phone ? 'xl' : 'md'} aria-label={t('records-line-remove', { number: at + 1 })} onClick={() => onChange(rows.filter((_, index) => index !== at))}>
      <IconTrash size={16} aria-hidden />
    </ActionIcon>
  );
  return (
    <section>
      <Title order={2} mb="xs">
        {part.label}
      </Title>
      {phone ? (
        <Stack gap="xs">
          {rows.map((row, at) => (
            // Lines have no id before they are saved; their place is what names them.
            <Card key={row.id ?? `new-${at}`} withBorder padding="sm">
              <Group justify="space-between">
                <Text fw={600}>{at + 1}</Text>
                {remove(at)}
              </Group>
              <SimpleGrid cols={2} spacing="xs">
                {fields.map((field) => (
                  <div key={field.key} style={field.relation ? { gridColumn: '1 / -1' } : undefined}>
                    {input(field, row, at, false)}
                  </div>
                ))}
              </SimpleGrid>
            </Card>
          ))}
        </Stack>
      ) : null}
      {!phone && rows.length > 0 ? (
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
                      {input(field, row, at, true)}
                    </Table.Td>
                  ))}
                  <Table.Td>
                    {remove(at)}
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
