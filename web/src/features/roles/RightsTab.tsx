/** Rights as a table of objects and actions, with the rights to fields under each object. Saved as a whole. */
import { ActionIcon, Badge, Button, Group, NativeSelect, Stack, Text, UnstyledButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowBackUp, IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import { useCommand } from '@/api/command';
import type { RecordItem } from '@/api/records';
import { useLanguage, useT } from '@/i18n/i18n';
import { Loading, ProblemAlert } from '@/ui';
import { KeptForm } from '@/ui/KeptForm';
import { useKept } from '@/ui/useKept';
import { type Action, ACTIONS, ANY, FIELD_RIGHTS, type FieldRight, type Rights, rightsFormQuery, type RightsObject, type Scope, SCOPES } from './api';
import { fieldRightOf, isApart, rightsOf, sameRights, scopeOf, withFieldRight, withoutOwn, withScope } from './rights';
import classes from './RightsTab.module.css';

export default function RightsTab({ record }: { record: RecordItem }) {
  const { language } = useLanguage();
  const form = useQuery(rightsFormQuery(language));
  if (form.error) return <ProblemAlert error={form.error} retry={() => void form.refetch()} />;
  if (!form.data) return <Loading rows={8} />;
  return <RightsTable key={record.version} record={record} objects={form.data} />;
}

function RightsTable({ record, objects }: { record: RecordItem; objects: RightsObject[] }) {
  const t = useT();
  const client = useQueryClient();
  const saved = rightsOf(record.values['rights']);
  const kept = useKept<Rights>(`rights:${record.id}`, saved);
  const rights = kept.value;
  const setRights = (next: Rights) => kept.set(() => next);
  const changed = !sameRights(saved, rights);
  const editable = record.can['update'] === true;
  const save = useCommand(
    (value: Rights, idempotencyKey) => api.patch<RecordItem>(`/records/role/${record.id}`, { body: { values: { rights: value } }, version: record.version, idempotencyKey }),
    {
      onSuccess: async () => {
        kept.forget();
        await Promise.all(['records', 'session', 'schema'].map((key) => client.invalidateQueries({ queryKey: [key] })));
        notifications.show({ message: t('records-saved'), color: 'teal' });
      },
    },
  );
  const all: RightsObject = { key: ANY, label: t('roles-everything'), actions: [...ACTIONS], fields: [] };
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t('roles-hint')}
      </Text>
      <KeptForm kept={{ ...kept, dirty: kept.dirty && changed }} />
      {save.error ? <ProblemAlert error={save.error} /> : null}
      <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('roles-rights')}>
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">{t('definitions-object')}</th>
              {ACTIONS.map((action) => (
                <th key={action} scope="col">
                  {t(`roles-action-${action}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[all, ...objects].map((object) => (
              <ObjectRows key={object.key} object={object} rights={rights} editable={editable} onChange={setRights} />
            ))}
          </tbody>
        </table>
      </div>
      {editable ? (
        <Group className={classes['foot'] ?? ''}>
          <Button disabled={!changed} loading={save.isPending} onClick={() => save.mutate(rights)}>
            {t('records-save')}
          </Button>
          {changed ? (
            <Button variant="default" onClick={kept.discard}>
              {t('definitions-discard')}
            </Button>
          ) : null}
          {changed ? <Badge color="amber">{t('definitions-unsaved')}</Badge> : null}
        </Group>
      ) : null}
    </Stack>
  );
}

interface ObjectRowsProps {
  object: RightsObject;
  rights: Rights;
  editable: boolean;
  onChange: (rights: Rights) => void;
}

function ObjectRows({ object, rights, editable, onChange }: ObjectRowsProps) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const own = isApart(rights, object.key);
  const general = object.key !== ANY && !own && Object.keys(rights.objects[ANY] ?? {}).length > 0;
  const limited = Object.keys(rights.fields[object.key] ?? {}).length;
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <>
      <tr data-general={general || undefined}>
        <th scope="row">
          <Group gap={4} wrap="nowrap" justify="space-between">
            {object.fields.length > 0 ? (
              <UnstyledButton className={classes['name'] ?? ''} aria-expanded={open} onClick={() => setOpen(!open)}>
                <Chevron size={16} aria-hidden /> {object.label}
                {limited > 0 ? (
                  <Text span size="xs" c="dimmed">
                    {' '}
                    · {t('roles-limited', { count: limited })}
                  </Text>
                ) : null}
              </UnstyledButton>
            ) : (
              <span className={classes['plain']}>{object.label}</span>
            )}
            {editable && own && object.key !== ANY && rights.objects[ANY] ? (
              <ActionIcon variant="subtle" color="gray" aria-label={t('roles-as-everything', { object: object.label })} title={t('roles-as-everything', { object: object.label })} onClick={() => onChange(withoutOwn(rights, object.key))}>
                <IconArrowBackUp size={16} aria-hidden />
              </ActionIcon>
            ) : null}
          </Group>
        </th>
        {ACTIONS.map((action) => (
          <td key={action} data-label={t(`roles-action-${action}`)} data-empty={!object.actions.includes(action) || undefined}>
            {object.actions.includes(action) ? <ScopeCell object={object} action={action} rights={rights} editable={editable} onChange={onChange} /> : null}
          </td>
        ))}
      </tr>
      {open ? (
        <tr className={classes['fields'] ?? ''}>
          <td colSpan={ACTIONS.length + 1}>
            <div className={classes['grid']}>
              {object.fields.map((field) => (
                <NativeSelect
                  key={field.key}
                  size="xs"
                  label={field.label}
                  disabled={!editable}
                  data={FIELD_RIGHTS.map((right) => ({ value: right, label: t(`roles-field-${right}`) }))}
                  value={fieldRightOf(rights, object.key, field.key)}
                  onChange={(event) => onChange(withFieldRight(rights, object.key, field.key, event.currentTarget.value as FieldRight))}
                />
              ))}
            </div>
          </td>
        </tr>
      ) : null}
    </>
  );
}

interface ScopeCellProps extends ObjectRowsProps {
  action: Action;
}

function ScopeCell({ object, action, rights, editable, onChange }: ScopeCellProps) {
  const t = useT();
  const scope = scopeOf(rights, object.key, action);
  return (
    <div className={classes['cell']} data-scope={scope} title={t(`roles-scope-${scope}`)}>
      <NativeSelect
        size="xs"
        aria-label={`${object.label}: ${t(`roles-action-${action}`)}`}
        disabled={!editable}
        data={SCOPES.map((value) => ({ value, label: t(`roles-scope-${value}`) }))}
        value={scope}
        onChange={(event) => onChange(withScope(rights, object.key, action, event.currentTarget.value as Scope))}
      />
      {/* Nine columns leave room for one word; the list that opens, and who listens, have the whole. */}
      <span aria-hidden className={classes['short']}>
        {t(`roles-cell-${scope}`)}
      </span>
    </div>
  );
}
