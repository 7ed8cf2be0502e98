/** The words of a choice or a section in the other languages; a reader without one sees the English, else the first there is. */
import { SimpleGrid, TextInput } from '@mantine/core';
import { LANGUAGE_NAMES, LANGUAGES, useLanguage } from '@/i18n/i18n';
import type { Labels } from './api';
import { withValue } from './document';

interface OtherLanguagesProps {
  /** What the words are of, for screen readers. */
  of: string;
  labels: Labels;
  /** What stands there without words of its own. */
  standard?: (language: string) => string | undefined;
  onChange: (labels: Labels) => void;
}

export function OtherLanguages({ of, labels, standard, onChange }: OtherLanguagesProps) {
  const { language } = useLanguage();
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" verticalSpacing={6} my={6} role="group" aria-label={of}>
      {LANGUAGES.filter((one) => one !== language).map((one) => (
        <TextInput
          key={one}
          size="xs"
          lang={one}
          label={LANGUAGE_NAMES[one]}
          aria-label={`${of}: ${LANGUAGE_NAMES[one]}`}
          maxLength={80}
          placeholder={standard?.(one) ?? ''}
          value={labels[one] ?? ''}
          onChange={(event) => onChange(withValue(labels, one, event.currentTarget.value || undefined))}
        />
      ))}
    </SimpleGrid>
  );
}
