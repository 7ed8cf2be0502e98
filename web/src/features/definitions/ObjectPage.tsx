/** One object: its own fields, more choices, its layout, its versions. Changes are collected, reviewed and applied at once. */
import { ActionIcon, Alert, Badge, Button, Group, Stack, Table, Tabs, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowDown, IconArrowUp, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '@/api/client';
import { useCommand } from '@/api/command';
import { useLanguage, useT } from '@/i18n/i18n';
import { DateText } from '@/ui/Values';
import { EmptyState } from '@/ui/EmptyState';
import { Loading } from '@/ui/Loading';
import { Page } from '@/ui/Page';
import { Panel } from '@/ui/Panel';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { KeptForm } from '@/ui/KeptForm';
import { useKept } from '@/ui/useKept';
import { type Definition, definitionQuery, type Extension, type FieldDocument, type ObjectDocument } from './api';
import { moved, named, onlySaid, same, traits, withStandard, withValue, wordsOf } from './document';
import { FieldDialog } from './FieldDialog';
import { LayoutEdit } from './LayoutEdit';
import { NamesEdit } from './NamesEdit';
import { OrderedFields } from './OrderedFields';
import { OptionsEdit } from './OptionsEdit';
import { ReviewDialog } from './ReviewDialog';
import classes from './definitions.module.css';

export default function ObjectPage() {
  const { object } = useParams({ strict: false }) as { object: string };
  const { language } = useLanguage();
  const definition = useQuery(definitionQuery(object, language));
  const t = useT();
  return (
    <Page title={definition.data?.label ?? t('definitions-title')}>
      {definition.error ? <ProblemAlert error={definition.error} retry={() => void definition.refetch()} /> : null}
      {definition.isPending ? <Loading rows={8} /> : null}
      {definition.data ? <Editor key={definition.data.version} definition={definition.data} /> : null}
    </Page>
  );
}

function Editor({ definition }: { definition: Definition }) {
  const t = useT();
  const client = useQueryClient();
  // What was drafted upon an older version would take back what came between.
  const kept = useKept<Extension>(`definition:${definition.object}:${definition.version}`, definition.document);
  const draft = kept.value;
  const setDraft = (change: Extension | ((old: Extension) => Extension)) => kept.set(typeof change === 'function' ? change : () => change);
  const [review, setReview] = useState(false);
  const changed = !same(draft, definition.document);
  const refresh = async () => {
    setReview(false);
    await Promise.all(['definitions', 'schema', 'records', 'session'].map((key) => client.invalidateQueries({ queryKey: [key] })));
  };
  const undo = useCommand((version: number) => api.post<{ version: number }>(`/definitions/${definition.object}/undo`, { version }), {
    onSuccess: async () => {
      await refresh();
      notifications.show({ message: t('definitions-undone'), color: 'teal' });
    },
  });
  const applied = async () => {
    kept.forget();
    await refresh();
    notifications.show({ message: t('definitions-applied'), color: 'teal' });
  };
  return (
    <Stack>
      <KeptForm kept={{ ...kept, dirty: kept.dirty && changed }} />
      {undo.error ? <ProblemAlert error={undo.error} /> : null}
      {changed ? (
        <Group>
          <Badge color="amber">{t('definitions-unsaved')}</Badge>
          <Button onClick={() => setReview(true)}>{t('definitions-review')}</Button>
          <Button variant="default" onClick={kept.discard}>
            {t('definitions-discard')}
          </Button>
        </Group>
      ) : null}
      {definition.document.object?.retired ? <Alert color="amber">{t('definitions-retired-note')}</Alert> : null}
      <Tabs defaultValue={definition.document.object?.retired ? 'names' : 'fields'} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="fields">{t('definitions-fields')}</Tabs.Tab>
          {draft.object ? <Tabs.Tab value="names">{t('definitions-names')}</Tabs.Tab> : null}
          <Tabs.Tab value="layout">{t('definitions-layout')}</Tabs.Tab>
          <Tabs.Tab value="history">{t('definitions-history')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="fields" pt="md">
          <Fields definition={definition} draft={draft} onChange={setDraft} />
        </Tabs.Panel>
        {draft.object ? (
          <Tabs.Panel value="names" pt="md">
            <Names object={draft.object} onChange={(object) => setDraft((old) => ({ ...old, object: named(object) }))} />
          </Tabs.Panel>
        ) : null}
        <Tabs.Panel value="layout" pt="md">
          <Stack>
            <LayoutEdit
              definition={definition}
              fields={draft.fields ?? []}
              layouts={draft.layouts}
              onChange={(layouts) => setDraft((old) => withValue(old, 'layouts', layouts))}
            />
            <Recognised definition={definition} draft={draft} onChange={setDraft} />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="history" pt="md">
          <History definition={definition} busy={undo.isPending} onUndo={() => undo.mutate(definition.version)} />
        </Tabs.Panel>
      </Tabs>
      {review ? <ReviewDialog definition={definition} document={draft} onApplied={() => void applied()} onClose={() => setReview(false)} /> : null}
    </Stack>
  );
}

const COMPARED = new Set(['text', 'email', 'phone', 'url', 'date']);

/** The fields by which records are recognised as likely the same; none chosen: as the standard has it. */
function Recognised({ definition, draft, onChange }: FieldsProps) {
  const t = useT();
  const { language } = useLanguage();
  const known = [
    ...definition.fields.map(({ key, label, type }) => ({ value: key, label, type })),
    ...(draft.fields ?? []).map((field) => ({ value: field.key, label: wordsOf(field.labels, language), type: field.type })),
  ].filter(({ type }) => COMPARED.has(type));
  return (
    <Panel title={t('definitions-recognised')}>
      <Text size="sm" c="dimmed" mb="xs">
        {t('definitions-recognised-note')}
      </Text>
      <OrderedFields
        label={t('definitions-recognised')}
        fields={draft.recognised_by ?? []}
        known={known}
        onChange={(keys) => onChange(withValue(draft, 'recognised_by', keys.length > 0 ? keys : undefined))}
      />
    </Panel>
  );
}

function Names({ object, onChange }: { object: ObjectDocument; onChange: (object: ObjectDocument) => void }) {
  const t = useT();
  return (
    <Stack>
      <NamesEdit object={object} onChange={onChange} />
      <TextInput label={t('definitions-series')} readOnly value={object.series} maw={240} />
      <div>
        <Button variant="default" {...(object.retired ? {} : { color: 'red' })} onClick={() => onChange({ ...object, retired: !object.retired })}>
          {object.retired ? t('definitions-restore') : t('definitions-retire')}
        </Button>
      </div>
    </Stack>
  );
}

interface FieldsProps {
  definition: Definition;
  draft: Extension;
  onChange: (draft: Extension) => void;
}

function Fields({ definition, draft, onChange }: FieldsProps) {
  const t = useT();
  const { language } = useLanguage();
  const [dialog, setDialog] = useState<FieldDocument | 'new' | null>(null);
  const fields = draft.fields ?? [];
  const setFields = (next: FieldDocument[]) => onChange({ ...draft, fields: next });
  const typeName = (type: string) => t(`definitions-type-${type}` as 'definitions-type-text');
  const operands = [
    ...definition.fields.filter((field) => field.access === 'write' && traits(field.type).operand).map(({ key, label }) => ({ key, label })),
    ...fields.filter((field) => field.formula === undefined && traits(field.type).operand && (dialog === 'new' || field.key !== dialog?.key)).map(({ key, labels }) => ({ key, label: wordsOf(labels, language) })),
  ];
  const taken = [...fields.map(({ key }) => key), ...definition.fields.map(({ key }) => key)];
  const save = (field: FieldDocument) => {
    const known = fields.some(({ key }) => dialog !== 'new' && key === dialog?.key);
    setFields(known ? fields.map((one) => (dialog !== 'new' && one.key === dialog?.key ? field : one)) : [...fields, field]);
    setDialog(null);
  };
  return (
    <Stack gap="lg">
      <div>
        <Group justify="space-between" mb="xs">
          <Text fw={600}>{t('definitions-own-count')}</Text>
          <Button leftSection={<IconPlus size={16} aria-hidden />} variant={fields.length === 0 ? 'filled' : 'default'} onClick={() => setDialog('new')}>
            {t('definitions-add')}
          </Button>
        </Group>
        {fields.length === 0 ? <EmptyState text={t('definitions-none-yet')} /> : null}
        {fields.length > 0 ? (
          <Table className={classes['fields'] ?? ''} aria-label={t('definitions-own-count')} verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('definitions-label')}</Table.Th>
                <Table.Th>{t('definitions-key')}</Table.Th>
                <Table.Th>{t('definitions-type')}</Table.Th>
                <Table.Th aria-label={t('definitions-fields')} />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {fields.map((field, at) => {
                const name = wordsOf(field.labels, language);
                return (
                  <Table.Tr key={field.key}>
                    <Table.Td>{name}</Table.Td>
                    <Table.Td>
                      <Text size="sm" ff="monospace">
                        {field.key}
                      </Text>
                    </Table.Td>
                    <Table.Td>{typeName(field.type)}</Table.Td>
                    <Table.Td>
                      <Group gap={2} justify="flex-end" wrap="nowrap">
                        <ActionIcon variant="subtle" color="gray" aria-label={t('definitions-edit', { name })} onClick={() => setDialog(field)}>
                          <IconPencil size={16} aria-hidden />
                        </ActionIcon>
                        <ActionIcon variant="subtle" color="gray" disabled={at === 0} aria-label={t('definitions-up', { name })} onClick={() => setFields(moved(fields, at, -1))}>
                          <IconArrowUp size={16} aria-hidden />
                        </ActionIcon>
                        <ActionIcon variant="subtle" color="gray" disabled={at === fields.length - 1} aria-label={t('definitions-down', { name })} onClick={() => setFields(moved(fields, at, 1))}>
                          <IconArrowDown size={16} aria-hidden />
                        </ActionIcon>
                        <ActionIcon variant="subtle" color="gray" aria-label={t('definitions-remove', { name })} onClick={() => setFields(fields.filter((_, index) => index !== at))}>
                          <IconTrash size={16} aria-hidden />
                        </ActionIcon>
                      </Group>
                    </Table.Td>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        ) : null}
      </div>
      {definition.open.map(({ field: key, standard }) => {
        const field = definition.fields.find((one) => one.key === key);
        return field ? (
          <Panel key={key} title={t('definitions-more-options', { name: field.label })}>
            <OptionsEdit
              options={withStandard(standard, draft.options?.[key] ?? [])}
              standard={standard}
              errors={{}}
              pointer={`options/${key}`}
              onChange={(options) => {
                const said = onlySaid(standard, options);
                onChange({ ...draft, options: withValue(draft.options ?? {}, key, said.length > 0 ? said : undefined) });
              }}
            />
          </Panel>
        ) : null;
      })}
      <Panel title={t('definitions-standard')}>
        <Text size="sm" c="dimmed">
          {definition.fields.map(({ label }) => label).join(' · ')}
        </Text>
      </Panel>
      {dialog ? (
        <FieldDialog
          object={definition.object}
          field={dialog === 'new' ? null : dialog}
          taken={dialog === 'new' ? taken : taken.filter((key) => key !== dialog.key)}
          operands={operands}
          applied={dialog !== 'new' && (definition.document.fields ?? []).some(({ key }) => key === dialog.key)}
          onSave={save}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </Stack>
  );
}

function History({ definition, busy, onUndo }: { definition: Definition; busy: boolean; onUndo: () => void }) {
  const t = useT();
  if (definition.history.length === 0) return <EmptyState text={t('definitions-none-yet')} />;
  return (
    <Stack>
      <div>
        <Button variant="default" loading={busy} onClick={onUndo}>
          {t('definitions-undo')}
        </Button>
      </div>
      {definition.history.map(({ version, at, by, note }) => (
        <Group key={version} align="baseline" gap="md" wrap="nowrap">
          <Badge color={version === definition.version ? 'teal' : 'gray'}>{version}</Badge>
          <div>
            <Text size="sm">
              <DateText value={at} /> {by ? `· ${by}` : ''}
            </Text>
            {note ? (
              <Text size="sm" c="dimmed">
                {note}
              </Text>
            ) : null}
          </div>
        </Group>
      ))}
    </Stack>
  );
}
