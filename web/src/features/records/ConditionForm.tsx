/** One condition: field, or a field of the record a link leads to, comparison, value in the field's own input. Applied only when complete. */
import { Button, createTheme, Group, MantineThemeProvider, NativeSelect, Stack } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { Field, ObjectSchema } from '@/api/schema';
import type { EditProps } from '@/entity/fields/edit';
import { operatorsOf } from '@/entity/fields/operators';
import { asMoney, asReference, asReferences } from '@/entity/fields/values';
import { type Condition, isComplete, type Operator } from '@/entity/filter';
import { useT } from '@/i18n/i18n';
import { Loading } from '@/ui/Loading';
import { type FieldPath, useFieldPath } from './useFieldPath';
import { useValueText } from './useValueText';

const Input = lazy(async () => ({ default: (await import('@/entity/fields/FieldEdit')).FieldEdit }));

/** The inputs of all types come when a condition is built. */
function FieldEdit(props: EditProps) {
  return (
    <Suspense fallback={<Loading rows={1} />}>
      <Input {...props} />
    </Suspense>
  );
}

const StretchEdit = lazy(() => import('./StretchEdit'));

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

/** What is entered where a value is only compared with. */
const AS_INPUT: Record<string, string> = { time: 'date', money: 'decimal', email: 'text', phone: 'text', url: 'text', rich_text: 'text', address: 'text', multi_choice: 'choice' };
const MANY: ReadonlySet<Operator> = new Set(['in', 'all', 'none']);

/** The field as an input of its own: always editable, never required; long text and codes as plain text. */
function asInput(field: Field): Field {
  return { ...field, type: AS_INPUT[field.type] ?? field.type, access: 'write', required: false };
}

/** Records that are asked for; of those that came with the address the names are asked for. */
function Records({ field, value, onChange }: { field: Field; value: unknown; onChange: (value: unknown) => void }) {
  const text = useValueText(field, value);
  const [chosen, setChosen] = useState<unknown>(null);
  const came = Array.isArray(value) ? value.map((id) => ({ id: String(id), label: text(id) })) : null;
  return (
    <FieldEdit
      field={field}
      value={chosen ?? came}
      onChange={(next) => {
        setChosen(next);
        onChange(asReferences(next).map(({ id }) => id));
      }}
    />
  );
}

/** One record: of one that came with the address only the id is known, and its name is asked for. */
function OneRecord({ field, value, onChange }: { field: Field; value: unknown; onChange: (value: unknown) => void }) {
  const text = useValueText(field, value);
  const current = typeof value === 'string' ? { id: value, label: text(value) } : value;
  return <FieldEdit key={typeof value === 'string' ? text(value) : ''} field={field} value={current ?? null} onChange={onChange} />;
}

/** Several values, each of which can be taken out again. */
function Several({ field, input, value, onChange }: { field: Field; input: Field; value: unknown; onChange: (value: unknown) => void }) {
  const t = useT();
  const chosen: unknown[] = Array.isArray(value) ? value : [];
  const text = useValueText(field, chosen);
  const add = (next: unknown) => {
    const wire = wireValue(next);
    if (wire !== null && wire !== undefined && !chosen.includes(wire)) onChange([...chosen, wire]);
  };
  return (
    <>
      <FieldEdit field={input} value={null} onChange={add} />
      <Group gap={4}>
        {chosen.map((one) => (
          <Button
            key={String(one)}
            size="compact-sm"
            variant="default"
            aria-label={t('records-filter-remove', { condition: text(one) })}
            onClick={() => onChange(chosen.filter((other) => other !== one))}
          >
            {text(one)} ×
          </Button>
        ))}
      </Group>
    </>
  );
}

function Values({ field, op, value, onChange }: { field: Field; op: Operator; value: unknown; onChange: (value: unknown) => void }) {
  const t = useT();
  const input = asInput(field);
  if (op === 'within') {
    return (
      <Suspense fallback={<Loading rows={1} />}>
        <StretchEdit value={value} onChange={onChange} />
      </Suspense>
    );
  }
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
  if (field.type === 'owner') {
    return <NativeSelect label={t('records-filter-value')} value="me" onChange={() => onChange('me')} data={[{ value: 'me', label: t('records-owner-me') }]} />;
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
  if (field.type === 'links') return <Records field={{ ...input, label: t('records-filter-value') }} value={value} onChange={onChange} />;
  const labelled = { ...input, label: t('records-filter-value') };
  if (MANY.has(op)) return <Several field={field} input={labelled} value={value} onChange={onChange} />;
  if (field.type === 'reference') return <OneRecord field={labelled} value={value} onChange={onChange} />;
  return <FieldEdit field={{ ...input, label: t('records-filter-value') }} value={value ?? (field.type === 'bool' ? false : null)} onChange={onChange} />;
}

/** What a comparison begins with. */
function firstValue(field: Field, op: Operator): unknown {
  if (op === 'within') return 'this_month';
  if (field.type === 'owner') return 'me';
  return field.type === 'bool' ? true : undefined;
}

interface PathEditProps {
  path: FieldPath;
  onChoose: (at: number, field: Field | undefined) => void;
}

/** The field, and where it is a link, what of the record behind it. */
function PathEdit({ path, onChoose }: PathEditProps) {
  const t = useT();
  return (
    <>
      {path.steps.map(({ schema, field }, at) => {
        const link = path.steps[at - 1]?.field;
        const fields = path.offered(at);
        return (
          <NativeSelect
            key={`${at}-${schema.key}`}
            label={link ? t('records-filter-of', { field: link.label }) : t('records-filter-field')}
            {...(at === 0 ? { 'data-autofocus': true } : {})}
            value={field?.key ?? ''}
            onChange={(event) => onChoose(at, fields.find(({ key }) => key === event.currentTarget.value))}
            data={[{ value: '', label: t(link?.filterable ? 'records-filter-itself' : 'records-filter-choose') }, ...fields.map(({ key, label }) => ({ value: key, label }))]}
          />
        );
      })}
    </>
  );
}

interface Draft {
  path: string;
  op: Operator;
  value?: unknown;
}

export default function ConditionForm({ schema, condition, onApply }: ConditionFormProps) {
  const t = useT();
  const [draft, setDraft] = useState<Draft | null>(condition && { path: condition.field, op: condition.op, value: condition.value });
  const path = useFieldPath(schema, draft?.path ?? '', true);
  const field = path.field?.filterable ? path.field : undefined;
  const choose = (at: number, chosen: Field | undefined) => {
    const before = path.steps.slice(0, at).flatMap(({ field: step }) => step ?? []);
    const way = chosen ? [...before, chosen] : before;
    const end = way.at(-1);
    const op = end && operatorsOf(end)[0];
    setDraft(end && op ? { path: way.map(({ key }) => key).join('.'), op, value: firstValue(end, op) } : null);
  };
  const value = draft?.op === 'empty' ? draft.value !== false : Array.isArray(draft?.value) ? draft.value : wireValue(draft?.value);
  const final: Condition | null = draft && field ? { field: draft.path, op: draft.op, value } : null;
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
          <PathEdit path={path} onChoose={choose} />
          {draft && field ? (
            <>
              <NativeSelect
                label={t('records-filter-comparison')}
                value={draft.op}
                onChange={(event) => {
                  const op = event.currentTarget.value as Operator;
                  setDraft({ path: draft.path, op, value: firstValue(field, op) });
                }}
                data={operatorsOf(field).map((op) => ({ value: op, label: t(`records-op-${op}`) }))}
              />
              <Values key={`${draft.path}-${draft.op}`} field={field} op={draft.op} value={draft.value} onChange={(next) => setDraft({ ...draft, value: next })} />
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
