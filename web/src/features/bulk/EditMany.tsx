/** New values for fields of many rows: only fields that are chosen here change; an empty one is emptied. */
import { ActionIcon, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { BulkAim } from '@/api/bulk';
import { type Field, fieldOf, type ObjectSchema } from '@/api/schema';
import { useMe } from '@/api/session';
import { canEdit } from '@/entity/fields/editable';
import { FieldEdit } from '@/entity/fields/FieldEdit';
import { toWire } from '@/features/records/draft';
import { useT } from '@/i18n/i18n';
import { FormButtons } from '@/ui/FormButtons';
import { KeptForm } from '@/ui/KeptForm';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { useKept } from '@/ui/useKept';
import type { StartBulk } from './useStartBulk';

/** What is each record's own: its number, its files. */
const ALONE = new Set(['code', 'json', 'file', 'image']);

/** Fields that one value cannot fit for many: the server refuses them too. */
function fits(field: Field): boolean {
  return canEdit(field) && !ALONE.has(field.type);
}

interface EditManyProps {
  schema: ObjectSchema;
  /** The name under which the entered values are kept. */
  draft: string;
  chosen: string;
  start: StartBulk;
  aim: BulkAim;
  onClose: () => void;
}

export default function EditMany({ schema, draft, chosen, start, aim, onClose }: EditManyProps) {
  const t = useT();
  const me = useMe();
  const kept = useKept<{ values: Record<string, unknown> }>(draft, { values: {} });
  const { values } = kept.value;
  const setValues = (next: Record<string, unknown>) => kept.set({ values: next });
  const [sought, setSought] = useState('');
  const added = useRef<string | null>(null);
  const keys = Object.keys(values);
  const rest = schema.fields.filter((field) => fits(field) && !(field.key in values));
  const send = () => {
    const wire = keys.flatMap((key) => {
      const field = fieldOf(schema, key);
      return field ? [[key, toWire(field, values[key])] as const] : [];
    });
    start.mutate({ action: 'update', ...aim, values: Object.fromEntries(wire) });
  };
  return (
    <Modal opened onClose={onClose} title={`${t('bulk-edit')}: ${chosen}`} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Stack>
          <KeptForm dialog kept={kept} />
          {start.error ? <ProblemAlert error={start.error} shownFields={keys} /> : null}
          {keys.map((key) => {
            const field = fieldOf(schema, key);
            if (!field) return null;
            return (
              <Group key={key} align="flex-end" wrap="nowrap" gap="xs">
                <div
                  style={{ flex: 1, minWidth: 0 }}
                  ref={(place) => {
                    if (!place || added.current !== key) return;
                    added.current = null;
                    place.querySelector<HTMLElement>('input, textarea, [contenteditable]')?.focus();
                  }}
                >
                  <FieldEdit
                    field={field}
                    value={values[key]}
                    currency={me.company.currency}
                    error={start.error?.fieldErrors[key]}
                    onChange={(value) => setValues({ ...values, [key]: value })}
                  />
                </div>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="lg"
                  aria-label={t('bulk-field-remove', { field: field.label })}
                  onClick={() => setValues(Object.fromEntries(Object.entries(values).filter(([one]) => one !== key)))}
                >
                  <IconX size={16} aria-hidden />
                </ActionIcon>
              </Group>
            );
          })}
          {rest.length > 0 ? (
            // A list that is searched, not the browser's: there each letter typed would choose a field, which is then emptied.
            <Select
              data-autofocus
              searchable
              openOnFocus={false}
              label={t('bulk-field')}
              placeholder={t('records-filter-choose')}
              value={null}
              searchValue={sought}
              onSearchChange={setSought}
              data={rest.map(({ key, label }) => ({ value: key, label }))}
              nothingFoundMessage={t('shell-nothing-found')}
              onChange={(key) => {
                const field = fieldOf(schema, key ?? '');
                setSought('');
                if (!field) return;
                added.current = field.key;
                setValues({ ...values, [field.key]: field.type === 'bool' ? true : null });
              }}
            />
          ) : null}
          <Text size="sm" c="dimmed">
            {t('bulk-edit-text')}
          </Text>
          <FormButtons
            label={t('bulk-apply')}
            loading={start.isPending}
            disabled={keys.length === 0}
            onCancel={() => {
              kept.forget();
              onClose();
            }}
          />
        </Stack>
      </form>
    </Modal>
  );
}
