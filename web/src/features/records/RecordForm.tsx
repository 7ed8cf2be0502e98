/** The form of any object from its layout: fields with their own errors, lines as a table, explicit Save. */
import { Alert, Anchor, Button, Group, SimpleGrid, Stack, Title } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { FormEvent, ReactNode } from 'react';
import { memo, type RefObject, useCallback, useEffect, useRef } from 'react';
import type { ProblemError } from '@/api/problem';
import type { RecordItem } from '@/api/records';
import { type Field, fieldOf, type ObjectSchema } from '@/api/schema';
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
import { saidByTitle } from './saidByTitle';
import { focusWrong, useChecks } from './useChecks';

interface RecordFormProps {
  schema: ObjectSchema;
  draft: Draft;
  /** Always from the draft as it is then: uploads and answers come back long after they were asked for. */
  onDraft: (change: (now: Draft) => Draft) => void;
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
  /** What it holds so far: only what differs is checked and sent. */
  base?: RecordItem | null;
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
  const leftRef = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!error) return;
    const first = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    // Fields take no focus while the record is saved: without a wrong one it returns to where it was.
    (first ?? (document.activeElement === document.body ? leftRef.current : null))?.focus();
  }, [error]);
  return { form, leftRef };
}

interface FormFieldProps {
  field: Field;
  value: unknown;
  shown: string | undefined;
  currency: string;
  currencyFixed: boolean;
  error: string | undefined;
  bare: false | 'roomy';
  onValue: (key: string, value: unknown) => void;
}

/** A letter typed into one field draws that field and no other. */
const FormField = memo(function FormField({ onValue, ...rest }: FormFieldProps) {
  return <FieldEdit {...rest} onChange={(value) => onValue(rest.field.key, value)} />;
});

/** Changes one value; always the same function, whatever the form was drawn with. */
function useOnValue(onDraft: RecordFormProps['onDraft']) {
  const latest = useRef(onDraft);
  useEffect(() => {
    latest.current = onDraft;
  });
  return useCallback((key: string, value: unknown) => latest.current((now) => ({ ...now, values: { ...now.values, [key]: value } })), []);
}

/** What has to be put right before the record can be saved: each field by its name, and the way to it. */
function Refused({ form, fields }: { form: RefObject<HTMLElement | null>; fields: { path: string; name: string }[] }) {
  const t = useT();
  return (
    <Alert color="red" role="alert" icon={<IconAlertCircle aria-hidden />} title={t('records-wrong', { count: fields.length })}>
      {fields.map(({ path, name }, at) => (
        <span key={path}>
          {at > 0 ? ' · ' : ''}
          <Anchor component="button" type="button" size="sm" c="inherit" underline="always" onClick={() => focusWrong(form, path)}>
            {name}
          </Anchor>
        </span>
      ))}
    </Alert>
  );
}

export function RecordForm({ schema, draft, onDraft, onSave, saving, error, notice, cancel, isNew = false, id, base = null }: RecordFormProps) {
  const t = useT();
  const me = useMe();
  // A record that says its currency has all its money in it.
  const own = plainText(draft.values['currency']);
  const currency = own || me.company.currency;
  const { form, leftRef } = useFocusOnError(error);
  const onValue = useOnValue(onDraft);
  const checks = useChecks(schema, draft, base, error, form);
  const { errors } = checks;
  const shown = schema.layouts.form.flatMap((section) => section.fields);
  // What only the server fills says nothing on a record that is not there yet.
  const empty = (key: string) => plainText(draft.values[key]) === '';
  const sections = schema.layouts.form
    .map((section) => ({ ...section, fields: section.fields.filter((key) => !(fieldOf(schema, key)?.access === 'read' && isNew && empty(key))) }))
    .filter(({ fields }) => fields.length > 0);
  const partPaths = Object.keys(error?.fieldErrors ?? {}).filter((path) => schema.parts.some(({ key }) => path.startsWith(`${key}/`)));
  function submit(event: FormEvent) {
    event.preventDefault();
    leftRef.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    if (checks.pass()) onSave();
  }
  return (
    <RecordPlace value={id ? { object: schema.key, record: id } : null}>
    <form ref={form} onSubmit={submit} onFocus={checks.onFocus} onBlur={checks.onBlur} noValidate>
      <div className={classes['frame']} data-beside={schema.recognised_by.length > 0 || undefined}>
      <Stack gap="lg" className={classes['fields']} inert={saving}>
        {notice}
        {checks.refused.length > 0 ? <Refused form={form} fields={checks.refused} /> : null}
        {error && error.code !== 'version-stale' ? <ProblemAlert error={error} shownFields={[...shown, ...partPaths]} /> : null}
        {sections.map((section) => {
          const fields = section.fields.map((key) => fieldOf(schema, key)).filter((field): field is Field => field !== undefined && field.access !== 'none' && field.access !== 'masked');
          // The star of what is required stands beside the label.
          const said = saidByTitle(section, fields) && !fields[0]?.required;
          return (
            <section key={section.key}>
              {section.label ? (
                <Title order={2} mb="xs">
                  {section.label}
                </Title>
              ) : null}
              <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" maw={880}>
                {fields.map((field) => (
                  <div key={field.key} data-path={field.key} style={WIDE.has(field.type) ? { gridColumn: '1 / -1' } : undefined}>
                    <FormField field={field} value={draft.values[field.key]} shown={base?.shown?.[field.key]} currency={currency} currencyFixed={own !== ''} error={canEdit(field) ? errors[field.key] : undefined} bare={said && 'roomy'} onValue={onValue} />
                  </div>
                ))}
              </SimpleGrid>
            </section>
          );
        })}
        {schema.parts.map((part) => (
          <PartsEdit
            key={part.key}
            object={schema.key}
            part={part}
            rows={draft.parts[part.key] ?? []}
            errors={errors}
            currency={currency}
            currencyFixed={own !== ''}
            onChange={(change) => onDraft((now) => ({ ...now, parts: { ...now.parts, [part.key]: change(now.parts[part.key] ?? []) } }))}
          />
        ))}
      </Stack>
      {schema.recognised_by.length > 0 ? (
        <div className={classes['beside']}>
          <LikelySame schema={schema} values={draft.values} parts={draft.parts} record={id ?? null} />
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
