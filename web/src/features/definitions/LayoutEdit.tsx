/** Which fields list, card and form show, in which order, and what the form's sections are called in every language. */
import { ActionIcon, Button, Group, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { IconLanguage, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useLanguage, useT } from '@/i18n/i18n';
import { Panel } from '@/ui/Panel';
import type { Definition, FieldDocument, LayoutsDocument, SectionDocument } from './api';
import { freeKey, layoutOf, withValue, wordsOf } from './document';
import { OrderedFields } from './OrderedFields';
import { OtherLanguages } from './OtherLanguages';

interface LayoutEditProps {
  definition: Definition;
  fields: FieldDocument[];
  layouts: LayoutsDocument | undefined;
  onChange: (layouts: LayoutsDocument | undefined) => void;
}

const UNLISTED = new Set(['long_text', 'json']);

export function LayoutEdit({ definition, fields, layouts, onChange }: LayoutEditProps) {
  const t = useT();
  const { language } = useLanguage();
  /** The section whose other languages are open. */
  const [open, setOpen] = useState<string | null>(null);
  if (!layouts) {
    return (
      <Button variant="default" w="fit-content" onClick={() => onChange(layoutOf(definition, language))}>
        {t('definitions-layout-own')}
      </Button>
    );
  }
  const known = [
    ...definition.fields.map(({ key, label, listable }) => ({ value: key, label, listable })),
    ...fields.map((field) => ({ value: field.key, label: wordsOf(field.labels, language), listable: !UNLISTED.has(field.type) })),
  ];
  const listed = known.filter(({ listable }) => listable);
  const form = layouts.form ?? [];
  const placed = new Set(form.flatMap((section) => section.fields));
  const setForm = (next: SectionDocument[]) => onChange({ ...layouts, form: next });
  const setSection = (at: number, change: Partial<SectionDocument>) => setForm(form.map((section, index) => (index === at ? { ...section, ...change } : section)));
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Panel title={t('definitions-list-columns')}>
          <OrderedFields label={t('definitions-list-columns')} fields={layouts.list ?? []} known={listed} onChange={(list) => onChange({ ...layouts, list })} />
        </Panel>
        <Panel title={t('definitions-card-lines')}>
          <OrderedFields label={t('definitions-card-lines')} fields={layouts.card ?? []} known={listed} onChange={(card) => onChange({ ...layouts, card })} />
        </Panel>
      </SimpleGrid>
      <Panel title={t('definitions-form-sections')}>
        <Stack>
          {form.map((section, at) => {
            const number = at + 1;
            return (
              <div key={section.key}>
                <Group mb={6} wrap="nowrap">
                  <TextInput
                    style={{ flex: 1 }}
                    aria-label={t('definitions-section-title', { number })}
                    maxLength={80}
                    placeholder={wordsOf(section.labels, language) || definition.form.find(({ key }) => key === section.key)?.label}
                    value={section.labels?.[language] ?? ''}
                    onChange={(event) => setSection(at, { labels: withValue(section.labels ?? {}, language, event.currentTarget.value || undefined) })}
                  />
                  <ActionIcon variant={open === section.key ? 'light' : 'subtle'} color="gray" size="lg" aria-expanded={open === section.key} aria-label={`${t('definitions-other-languages')}: ${t('definitions-section-title', { number })}`} title={t('definitions-other-languages')} onClick={() => setOpen(open === section.key ? null : section.key)}>
                    <IconLanguage size={16} aria-hidden />
                  </ActionIcon>
                  <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('definitions-section-remove', { number })} onClick={() => setForm(form.filter((_, index) => index !== at))}>
                    <IconTrash size={16} aria-hidden />
                  </ActionIcon>
                </Group>
                {open === section.key ? <OtherLanguages of={t('definitions-section-title', { number })} labels={section.labels ?? {}} onChange={(labels) => setSection(at, { labels })} /> : null}
                <OrderedFields
                  label={t('definitions-section-fields', { number })}
                  fields={section.fields}
                  known={known.filter(({ value }) => !placed.has(value) || section.fields.includes(value))}
                  onChange={(next) => setSection(at, { fields: next })}
                />
              </div>
            );
          })}
          <div>
            <Button
              variant="default"
              size="xs"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => setForm([...form, { key: freeKey('section', form.map(({ key }) => key), 'section'), labels: {}, fields: [] }])}
            >
              {t('definitions-section-add')}
            </Button>
          </div>
        </Stack>
      </Panel>
      <div>
        <Button variant="default" onClick={() => onChange(undefined)}>
          {t('definitions-layout-standard')}
        </Button>
      </div>
    </Stack>
  );
}
