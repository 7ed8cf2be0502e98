/** The form of any object from its layout: fields with their own errors, lines as a table, explicit Save. */
import { Button, Group, SimpleGrid, Stack, Title } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import type { ProblemError } from '@/api/problem';
import { fieldOf, type ObjectSchema } from '@/api/schema';
import { useMe } from '@/api/session';
import { canEdit } from '@/entity/fields/editable';
import { FieldEdit } from '@/entity/fields/FieldEdit';
import { RecordPlace } from '@/entity/fields/place';
import { plainText } from '@/entity/fields/values';
import { LikelySame } from '@/features/duplicates/LikelySame';
import { useT } from '@/i18n/i18n';
import { ProblemAlert } from '@/ui/ProblemAlert';
import type { Draft } from './draft';
import { PartsEdit } from './PartsEdit';
import classes from './RecordForm.module.css';

interface RecordFormProps {
  schema: ObjectSchema;
  draft: Draft;
  onDraft: (draft: Draft) => void;
  onSave: () => void;
  saving: boolean;
  error: ProblemError | null;
  /** What stands above the fields, for instance the explanation of a conflict. */
  notice?: ReactNode;
  cancel: ReactNode;
  /** The record is being made. */
  isNew?: boolean;
  /** The record that is changed. */
  id?: string;
}

/** What wants the whole width. */
const WIDE = new Set(['long_text', 'rich_text', 'address']);

/** Lines of many fields want the whole width; a form without them keeps a width that reads well. */
export function hasWideLines(schema: ObjectSchema): boolean {
  return schema.parts.some(({ fields }) => fields.filter(canEdit).length > 5);
}

/** Whether the form's page keeps to the width that reads well: not where something stands beside it. */
export function isNarrow(schema: ObjectSchema): boolean {
  return !hasWideLines(schema) && schema.recognised_by.length === 0;
}

/** After a refusal the first wrong field gets the focus; the summary is announced by itself. */
function useFocusOnError(error: ProblemError | null) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!error) return;
    const first = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    first?.focus();
  }, [error]);
  return form;
}

export function RecordForm({ schema, draft, onDraft, onSave, saving, error, notice, cancel, isNew = false, id }: RecordFormProps) {
  const t = useT();
  const me = useMe();
  const form = useFocusOnError(error);
  const errors = error?.fieldErrors ?? {};
  const shown = schema.layouts.form.flatMap((section) => section.fields);
  // What only the server fills says nothing on a record that is not there yet.
  const empty = (key: string) => plainText(draft.values[key]) === '';
  const sections = schema.layouts.form
    .map((section) => ({ ...section, fields: section.fields.filter((key) => !(fieldOf(schema, key)?.access === 'read' && isNew && empty(key))) }))
    .filter(({ fields }) => fields.length > 0);
  const partPaths = Object.keys(errors).filter((path) => schema.parts.some(({ key }) => path.startsWith(`${key}/`)));
  function submit(event: FormEvent) {
    event.preventDefault();
    onSave();
  }
  return (
    <RecordPlace value={id ? { object: schema.key, record: id } : null}>
    <form ref={form} onSubmit={submit} noValidate>
      <div className={classes['frame']} data-beside={schema.recognised_by.length > 0 || undefined}>
      <Stack gap="lg" className={classes['fields']}>
        {notice}
        {error && error.code !== 'version-stale' ? <ProblemAlert error={error} shownFields={[...shown, ...partPaths]} /> : null}
        {sections.map((section) => (
          <section key={section.key}>
            {section.label ? (
              <Title order={2} mb="xs">
                {section.label}
              </Title>
            ) : null}
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" maw={880}>
              {section.fields.map((key) => {
                const field = fieldOf(schema, key);
                if (!field || field.access === 'none' || field.access === 'masked') return null;
                return (
                  <div key={key} style={WIDE.has(field.type) ? { gridColumn: '1 / -1' } : undefined}>
                    <FieldEdit
                      field={field}
                      value={draft.values[key]}
                      currency={me.company.currency}
                      error={canEdit(field) ? errors[key] : undefined}
                      onChange={(value) => onDraft({ ...draft, values: { ...draft.values, [key]: value } })}
                    />
                  </div>
                );
              })}
            </SimpleGrid>
          </section>
        ))}
        {schema.parts.map((part) => (
          <PartsEdit
            key={part.key}
            object={schema.key}
            part={part}
            rows={draft.parts[part.key] ?? []}
            errors={errors}
            currency={me.company.currency}
            onChange={(rows) => onDraft({ ...draft, parts: { ...draft.parts, [part.key]: rows } })}
          />
        ))}
      </Stack>
      {schema.recognised_by.length > 0 ? (
        <div className={classes['beside']}>
          <LikelySame schema={schema} values={draft.values} record={id ?? null} />
        </div>
      ) : null}
      <Group className={`${classes['actions']} tl-no-print`}>
        <Button type="submit" loading={saving}>
          {t('records-save')}
        </Button>
        {cancel}
      </Group>
      </div>
    </form>
    </RecordPlace>
  );
}
