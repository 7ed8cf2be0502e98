/** The choices of a field: words in every language, colour, order. A choice that was saved keeps its key. */
import { ActionIcon, Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconArrowDown, IconArrowUp, IconLanguage, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useLanguage, useT } from '@/i18n/i18n';
import type { OptionDocument, StandardOption } from './api';
import { COLORS, freeKey, moved, withValue, wordsOf } from './document';
import { OtherLanguages } from './OtherLanguages';

const NONE: readonly StandardOption[] = [];

interface OptionsEditProps {
  options: OptionDocument[];
  /** Those of the standard: they keep their words until they get others, and stay. */
  standard?: readonly StandardOption[];
  errors: Record<string, string>;
  /** Pointer of the list in the document, for its errors. */
  pointer: string;
  onChange: (options: OptionDocument[]) => void;
}

export function OptionsEdit({ options, standard = NONE, errors, pointer, onChange }: OptionsEditProps) {
  const t = useT();
  const { language } = useLanguage();
  /** The choice whose other languages are open. */
  const [open, setOpen] = useState<number | null>(null);
  const set = (at: number, change: Partial<OptionDocument>) => onChange(options.map((option, index) => (index === at ? { ...option, ...change } : option)));
  const color = (key: string) => ({ value: key, label: t(`definitions-color-${key}` as 'definitions-color-gray') });
  return (
    <Stack gap={6}>
      {options.map((option, at) => {
        const number = at + 1;
        const usual = standard.find(({ key }) => key === option.key)?.label;
        const words = wordsOf(option.labels, language);
        const name = words || usual || String(number);
        return (
          // eslint-disable-next-line react/no-array-index-key -- a new choice has no key yet
          <div key={at}>
          <Group gap={6} align="flex-start">
            <TextInput
              aria-label={t('definitions-option-label', { number })}
              style={{ flex: '1 1 180px' }}
              value={option.labels[language] ?? words}
              placeholder={usual}
              error={errors[`${pointer}/${at}/key`] ?? errors[`${pointer}/${at}/labels`]}
              onChange={(event) => set(at, { labels: { ...option.labels, [language]: event.currentTarget.value } })}
              onBlur={() => {
                if (!option.key) set(at, { key: freeKey(words, options.map(({ key }) => key), `option_${number}`) });
              }}
            />
            <Select
              aria-label={t('definitions-option-color', { number })}
              w={130}
              data={COLORS.map(color)}
              value={option.color ?? null}
              onChange={(value) => onChange(options.map((one, index) => (index === at ? withValue(one, 'color', value ?? undefined) : one)))}
              clearable
            />
            <ActionIcon variant={open === at ? 'light' : 'subtle'} color="gray" size="lg" aria-expanded={open === at} aria-label={`${t('definitions-other-languages')}: ${name}`} title={t('definitions-other-languages')} onClick={() => setOpen(open === at ? null : at)}>
              <IconLanguage size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon variant="subtle" color="gray" size="lg" disabled={at === 0} aria-label={t('definitions-up', { name })} onClick={() => {
              setOpen(null);
              onChange(moved(options, at, -1));
            }}>
              <IconArrowUp size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon variant="subtle" color="gray" size="lg" disabled={at === options.length - 1} aria-label={t('definitions-down', { name })} onClick={() => {
              setOpen(null);
              onChange(moved(options, at, 1));
            }}>
              <IconArrowDown size={16} aria-hidden />
            </ActionIcon>
            {usual ? (
              <ActionIcon variant="subtle" color="gray" size="lg" disabled={!words && !option.color} aria-label={t('definitions-option-usual', { name: usual })} title={t('definitions-option-usual', { name: usual })} onClick={() => {
                setOpen(null);
                onChange(options.map((one, index) => (index === at ? { key: one.key, labels: {} } : one)));
              }}>
                <IconArrowBackUp size={16} aria-hidden />
              </ActionIcon>
            ) : (
              <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('definitions-option-remove', { number })} onClick={() => {
                setOpen(null);
                onChange(options.filter((_, index) => index !== at));
              }}>
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            )}
          </Group>
          {open === at ? <OtherLanguages of={t('definitions-option-label', { number })} labels={option.labels} onChange={(labels) => set(at, { labels })} /> : null}
          </div>
        );
      })}
      <div>
        <Button variant="default" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => onChange([...options, { key: '', labels: {} }])}>
          {t('definitions-option-add')}
        </Button>
      </div>
    </Stack>
  );
}
