/** Lines of a record while editing: a row each on a desk, a card each on a phone; errors beside their cell. */
import { ActionIcon, Button, Card, Group, SimpleGrid, Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { newKey } from '@/api/client';
import type { Field as FieldSchema, PartSchema } from '@/api/schema';
import { canEdit } from '@/entity/fields/editable';
import { FieldEdit } from '@/entity/fields/FieldEdit';
import { features } from '@/app/feature';
import { lineField } from '@/entity/reach';
import { asReference, plainText } from '@/entity/fields/values';
import { useT } from '@/i18n/i18n';
import { type DraftPart, filled, lineName } from './draft';

interface PartsEditProps {
  object: string;
  part: PartSchema;
  rows: DraftPart[];
  /** Field path → words, for instance `lines/0/quantity`. */
  errors: Record<string, string>;
  currency: string;
  currencyFixed: boolean;
  onChange: (change: (rows: DraftPart[]) => DraftPart[]) => void;
}

/** The least a column needs: an order's ten, three of which are only read, fit a desk of 1366 px. */
function widthOf(field: FieldSchema): number {
  if (!canEdit(field)) return 72;
  return field.relation ? 150 : 104;
}

/** Features that fill a line's other cells when a reference is chosen in it. */
function useFill(object: string, part: string) {
  const fills = features.flatMap((feature) => feature.lineFills ?? []).filter((fill) => fill.object === object && fill.part === part);
  return (field: string, value: unknown) => {
    const id = asReference(value)?.id;
    const fill = fills.find((one) => one.field === field);
    // Without an answer the cells stay as they are; the server says what is missing.
    return fill && id ? { id, brought: fill.values(id).catch(() => null) } : null;
  };
}

export function PartsEdit({ object, part, rows, errors, currency, currencyFixed, onChange }: PartsEditProps) {
  const t = useT();
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const fill = useFill(object, part.key);
  // What only the server computes has a column once it has computed something.
  const fields = part.fields.filter((field) => canEdit(field) || (field.access === 'read' && rows.some(({ values }) => plainText(values[field.key]) !== '')));
  if (!fields.some(canEdit)) return null;
  const set = (name: string, key: string, value: unknown, before: Record<string, unknown>) => {
    onChange((now) => now.map((row, at) => (lineName(row, at) === name ? { ...row, values: { ...row.values, [key]: value } } : row)));
    const asked = fill(key, value);
    void asked?.brought.then((brought) => {
      if (brought) onChange((now) => filled(now, name, { key, id: asked.id, before }, brought));
    });
  };
  const input = (field: FieldSchema, row: DraftPart, at: number, bare: boolean) => (
    <FieldEdit
      key={field.key}
      bare={bare}
      field={lineField(part, field, row.values)}
      value={row.values[field.key]}
      currency={currency}
      currencyFixed={currencyFixed}
      error={errors[`${part.key}/${at}/${field.key}`]}
      onChange={(value) => set(lineName(row, at), field.key, value, row.values)}
    />
  );
  const remove = (name: string, at: number) => (
    <ActionIcon variant="subtle" color="gray" size={phone ? 'xl' : 'md'} aria-label={t('records-line-remove', { number: at + 1 })} onClick={() => onChange((now) => now.filter((row, index) => lineName(row, index) !== name))}>
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
            <Card key={lineName(row, at)} withBorder padding="sm">
              <Group justify="space-between">
                <Text fw={600}>{at + 1}</Text>
                {remove(lineName(row, at), at)}
              </Group>
              <SimpleGrid cols={2} spacing="xs">
                {fields.map((field) => (
                  <div key={field.key} data-path={`${part.key}/${at}/${field.key}`} style={field.relation ? { gridColumn: '1 / -1' } : undefined}>
                    {input(field, row, at, false)}
                  </div>
                ))}
              </SimpleGrid>
            </Card>
          ))}
        </Stack>
      ) : null}
      {!phone && rows.length > 0 ? (
        <Table.ScrollContainer minWidth={fields.reduce((sum, field) => sum + widthOf(field), 44)}>
          <Table aria-label={part.label} withRowBorders={false} horizontalSpacing={4} verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                {fields.map((field) => (
                  <Table.Th key={field.key} miw={widthOf(field)}>
                    {field.label}
                  </Table.Th>
                ))}
                <Table.Th w={44}>
                  <VisuallyHidden>{t('records-line-remove-column')}</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row, at) => (
                <Table.Tr key={lineName(row, at)}>
                  {fields.map((field) => (
                    <Table.Td key={field.key} data-path={`${part.key}/${at}/${field.key}`} style={{ verticalAlign: 'top' }}>
                      {input(field, row, at, true)}
                    </Table.Td>
                  ))}
                  <Table.Td style={{ verticalAlign: 'top' }}>
                    {remove(lineName(row, at), at)}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      ) : null}
      <Button variant="default" size="xs" mt="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => onChange((now) => [...now, { local: newKey(), values: {} }])}>
        {t('records-line-add')}
      </Button>
    </section>
  );
}
