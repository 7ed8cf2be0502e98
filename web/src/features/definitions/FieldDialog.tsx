/** One own field: label first, the rest follows from its type. The key comes from the label and is fixed once applied. */
import { Checkbox, Collapse, Group, Modal, NumberInput, Select, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { schemaIndexQuery } from '@/api/schema';
import { prefixOf } from '@/features/series/api';
import { PatternFields } from '@/features/series/PatternFields';
import { LANGUAGE_NAMES, LANGUAGES, useLanguage, useT } from '@/i18n/i18n';
import { FormButtons } from '@/ui/FormButtons';
import { KeptForm } from '@/ui/KeptForm';
import { useKept } from '@/ui/useKept';
import type { FieldDocument } from './api';
import { freeKey, tidied, traits, TYPES, withValue, wordsOf } from './document';
import { FormulaEdit, type Operand } from './FormulaEdit';
import { OptionsEdit } from './OptionsEdit';

interface FieldDialogProps {
  /** The object it belongs to. */
  object: string;
  field: FieldDocument | null;
  /** Keys of the other fields. */
  taken: readonly string[];
  /** What a formula may read. */
  operands: readonly Operand[];
  /** What was applied keeps its key and type. */
  applied: boolean;
  onSave: (field: FieldDocument) => void;
  onClose: () => void;
}

const PREFIX = 'x_';

export function FieldDialog({ object, field, taken, operands, applied, onSave, onClose }: FieldDialogProps) {
  const t = useT();
  const { language } = useLanguage();
  const { data: objects } = useQuery(schemaIndexQuery(language));
  const kept = useKept<FieldDocument>(`field:${object}:${field?.key ?? 'new'}`, field ?? { key: '', type: 'text', labels: {} });
  const draft = kept.value;
  const setDraft = (change: (old: FieldDocument) => FieldDocument) => kept.set(change);
  const [others, setOthers] = useState(false);
  const set = (change: Partial<FieldDocument>) => kept.set(change);
  const can = traits(draft.type);
  // A formula that is still empty counts too: the box is ticked.
  const typed = !can.formula || draft.formula === undefined;
  const label = wordsOf(draft.labels, language);
  const key = applied ? draft.key : draft.key || PREFIX + freeKey(label, taken.map((one) => one.replace(PREFIX, '')), 'field');
  // What a series is called follows the label until somebody says otherwise.
  const series = draft.series ?? { prefix: prefixOf(label), width: 6 };
  const number = (name: 'min' | 'max' | 'digits', words: string, least?: number) => (
    <NumberInput
      label={words}
      value={draft[name] ?? ''}
      {...(least === undefined ? {} : { min: least })}
      allowDecimal={false}
      disabled={applied && name === 'digits'}
      onChange={(value) => setDraft((old) => withValue(old, name, typeof value === 'number' ? value : undefined))}
    />
  );
  const flag = (name: 'required' | 'unique' | 'search' | 'personal', words: string, fixed = false) => (
    <Checkbox label={words} checked={draft[name] ?? false} disabled={fixed} onChange={(event) => set({ [name]: event.currentTarget.checked })} />
  );
  return (
    <Modal opened onClose={onClose} size="lg" title={field ? t('definitions-edit', { name: label }) : t('definitions-add')} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          kept.forget();
          onSave(tidied({ ...draft, key, ...(can.series ? { series } : {}) }));
        }}
      >
        <Stack>
          <KeptForm dialog kept={kept} />
          <TextInput label={t('definitions-label')} data-autofocus required maxLength={80} value={draft.labels[language] ?? ''} placeholder={label} onChange={(event) => set({ labels: { ...draft.labels, [language]: event.currentTarget.value } })} />
          <div>
            <UnstyledButton type="button" fz="sm" c="blue" aria-expanded={others} onClick={() => setOthers(!others)}>
              {t('definitions-other-languages')}
            </UnstyledButton>
            <Collapse expanded={others}>
              <Stack gap="xs" mt="xs">
                {LANGUAGES.filter((one) => one !== language).map((one) => (
                  <TextInput key={one} label={LANGUAGE_NAMES[one]} maxLength={80} value={draft.labels[one] ?? ''} onChange={(event) => set({ labels: { ...draft.labels, [one]: event.currentTarget.value } })} />
                ))}
              </Stack>
            </Collapse>
          </div>
          <Group grow align="flex-start" preventGrowOverflow={false}>
            <Select
              label={t('definitions-type')}
              disabled={applied}
              allowDeselect={false}
              data={TYPES.map((value) => ({ value, label: t(`definitions-type-${value}`) }))}
              value={draft.type}
              onChange={(value) => value && set({ type: value })}
            />
            <TextInput label={t('definitions-key')} description={t('definitions-key-note')} disabled={applied} inputWrapperOrder={['label', 'input', 'description', 'error']} value={key} onChange={(event) => set({ key: event.currentTarget.value })} />
          </Group>
          {can.to ? (
            <Select label={t('definitions-to')} required disabled={applied} data={(objects ?? []).map((one) => ({ value: one.key, label: one.plural }))} value={draft.to ?? null} onChange={(value) => value && set({ to: value })} />
          ) : null}
          {can.series && !applied ? <PatternFields pattern={series} number={1} onChange={(pattern) => set({ series: pattern })} /> : null}
          {can.series ? (
            <Text size="sm" c="dimmed">
              {t(applied ? 'definitions-series-elsewhere' : 'definitions-series-new')}
            </Text>
          ) : null}
          {can.options ? (
            <div role="group" aria-label={t('definitions-options')}>
              <Text size="sm" fw={500} mb={4} aria-hidden>
                {t('definitions-options')}
              </Text>
              <OptionsEdit options={draft.options ?? []} errors={{}} pointer="options" onChange={(options) => set({ options })} />
            </div>
          ) : null}
          {can.formula ? (
            <FormulaEdit formula={draft.formula} operands={operands} fixed={applied} onChange={(formula) => setDraft((old) => withValue(old, 'formula', formula))} />
          ) : null}
          {typed && (can.borders || can.length || can.digits) ? (
            <Group grow>
              {can.borders ? number('min', t('definitions-min')) : null}
              {can.borders || can.length ? number('max', t('definitions-max'), can.length ? 1 : undefined) : null}
              {can.digits ? number('digits', t('definitions-digits'), 0) : null}
            </Group>
          ) : null}
          {!typed && can.digits ? number('digits', t('definitions-digits'), 0) : null}
          <Group>
            {typed && can.required ? flag('required', t('definitions-required')) : null}
            {typed && can.unique ? flag('unique', t('definitions-unique')) : null}
            {typed && can.search ? flag('search', t('definitions-search'), applied) : null}
            {flag('personal', t('definitions-personal'))}
          </Group>
          {typed && can.default ? <TextInput label={t('definitions-default')} value={draft.default ?? ''} onChange={(event) => set({ default: event.currentTarget.value })} /> : null}
          <FormButtons
            label={t('definitions-done')}
            disabled={label.trim() === '' || (can.options && !draft.options?.length) || (can.to && !draft.to) || (!typed && !draft.formula?.trim())}
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
