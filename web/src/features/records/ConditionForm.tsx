/** One condition: field, comparison, value in the field's own input. Applied only when complete. */
import { Button, createTheme, MantineThemeProvider, NativeSelect, Stack } from '@mantine/core';
import { useState } from 'react';
import { fieldOf, type Field, type ObjectSchema } from '@/api/schema';
import { FieldEdit } from '@/entity/fields/FieldEdit';
import { operatorsOf } from '@/entity/fields/operators';
import { asMoney, asReference } from '@/entity/fields/values';
import { type Condition, isComplete, type Operator } from '@/entity/filter';
import { useT } from '@/i18n/i18n';

interface ConditionFormProps {
  schema: ObjectSchema;
  condition: Condition | null;
  onApply: (condition: Condition) => void;
}

/**
 * The lists and calendars of the inputs stand inside this form's popover, not in portals of their own:
 * a click on one of their options must not count as a click outside, which closes the popover.
 */
const INSIDE = createTheme({ components: { Combobox: { defaultProps: { withinPortal: false } }, Popover: { defaultProps: { withinPortal: false } } } });

/** Inputs give references and money as objects; a filter asks with the id and the amount. */
function wireValue(value: unknown): unknown {
  return asReference(value)?.id ?? asMoney(value)?.amount ?? value;
}

/** The field as an input of its own: always editable, never required; long text and codes as plain text. */
function asInput(field: Field): Field {
  const type = field.type === 'time' ? 'date' : field.type === 'money' ? 'decimal' : field.type === 'email' || field.type === 'phone' || field.type === 'url' ? 'text' : field.type;
  return { ...field, type, access: 'write', required: false };
}

function Values({ field, op, value, onChange }: { field: Field; op: Operator; value: unknown; onChange: (value: unknown) => void }) {
  const t = useT();
  const input = asInput(field);
  if (op === 'empty') {
    return (
      <NativeSelect
        label={t('records-filter-value')}
        value={value === false ? 'filled' : 'empty'}
        onChange={(event) => onChange(event.currentTarget.value === 'empty')}
        data={[
          { value: 'empty', label: t('records-op-empty') },
          { value: 'filled', label: t('records-op-filled') },
        ]}
      />
    );
  }
  if (op === 'between') {
    const [low, high] = Array.isArray(value) ? value : [null, null];
    return (
      <>
        <FieldEdit field={{ ...input, label: t('records-filter-from') }} value={low} onChange={(next) => onChange([wireValue(next), high])} />
        <FieldEdit field={{ ...input, label: t('records-filter-to') }} value={high} onChange={(next) => onChange([low, wireValue(next)])} />
      </>
    );
  }
  if (op === 'in') {
    const chosen: unknown[] = Array.isArray(value) ? value : [];
    const add = (next: unknown) => {
      if (next !== null && !chosen.includes(next)) onChange([...chosen, next]);
    };
    return (
      <>
        <FieldEdit field={{ ...input, label: t('records-filter-value') }} value={null} onChange={add} />
        <div>{chosen.map((one) => field.options.find((option) => option.value === one)?.label ?? String(one)).join(', ')}</div>
      </>
    );
  }
  return <FieldEdit field={{ ...input, label: t('records-filter-value') }} value={value ?? (field.type === 'bool' ? false : null)} onChange={onChange} />;
}

export default function ConditionForm({ schema, condition, onApply }: ConditionFormProps) {
  const t = useT();
  const filterable = schema.fields.filter((field) => field.filterable && (field.access === 'read' || field.access === 'write'));
  const [draft, setDraft] = useState<Condition | null>(condition);
  const field = draft ? fieldOf(schema, draft.field) : undefined;
  const choose = (key: string) => {
    const chosen = fieldOf(schema, key);
    const op = chosen ? operatorsOf(chosen)[0] : undefined;
    setDraft(chosen && op ? { field: key, op, value: chosen.type === 'bool' ? true : undefined } : null);
  };
  const final = draft && { ...draft, value: draft.op === 'empty' ? draft.value !== false : Array.isArray(draft.value) ? draft.value : wireValue(draft.value) };
  return (
    <MantineThemeProvider theme={INSIDE}>
    <form
      onSubmit={(event) => {
        event.preventDefault();
        // A form in a popover is still inside the page's React tree: its submit must not reach another form.
        event.stopPropagation();
        if (final && isComplete(final)) onApply(final);
      }}
    >
      <Stack gap="sm">
        <NativeSelect
          label={t('records-filter-field')}
          data-autofocus
          value={draft?.field ?? ''}
          onChange={(event) => choose(event.currentTarget.value)}
          data={[{ value: '', label: t('records-filter-choose') }, ...filterable.map(({ key, label }) => ({ value: key, label }))]}
        />
        {draft && field ? (
          <>
            <NativeSelect
              label={t('records-filter-comparison')}
              value={draft.op}
              onChange={(event) => setDraft({ field: draft.field, op: event.currentTarget.value as Operator })}
              data={operatorsOf(field).map((op) => ({ value: op, label: t(`records-op-${op}`) }))}
            />
            <Values key={`${draft.field}-${draft.op}`} field={field} op={draft.op} value={draft.value} onChange={(value) => setDraft({ ...draft, value })} />
          </>
        ) : null}
        <Button type="submit" disabled={!final || !isComplete(final)}>
          {t('records-filter-apply')}
        </Button>
      </Stack>
    </form>
    </MantineThemeProvider>
  );
}
