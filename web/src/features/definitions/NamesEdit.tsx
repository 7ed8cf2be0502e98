/** What one record and many of an own object are called, in every language one cares to give. */
import { Collapse, Group, Stack, TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { LANGUAGE_NAMES, LANGUAGES, useLanguage, useT } from '@/i18n/i18n';
import type { Labels, ObjectDocument } from './api';
import { wordsOf } from './document';

interface NamesEditProps {
  object: ObjectDocument;
  onChange: (object: ObjectDocument) => void;
}

export function NamesEdit({ object, onChange }: NamesEditProps) {
  const t = useT();
  const { language } = useLanguage();
  const [others, setOthers] = useState(false);
  const pair = (of: string, required: boolean, suffix = '') => {
    const input = (name: 'one' | 'many', words: string) => (
      <TextInput
        label={words + suffix}
        required={required}
        {...(required && name === 'one' ? { 'data-autofocus': true } : {})}
        maxLength={80}
        value={object[name][of] ?? ''}
        placeholder={required ? wordsOf(object[name], of) : ''}
        onChange={(event) => {
          const labels: Labels = { ...object[name], [of]: event.currentTarget.value };
          onChange({ ...object, [name]: labels });
        }}
      />
    );
    return (
      <Group key={of} grow>
        {input('one', t('definitions-one'))}
        {input('many', t('definitions-many'))}
      </Group>
    );
  };
  return (
    <div>
      {pair(language, wordsOf(object.one, language) === '' || wordsOf(object.many, language) === '')}
      <UnstyledButton type="button" fz="sm" c="blue" mt="xs" aria-expanded={others} onClick={() => setOthers(!others)}>
        {t('definitions-other-languages')}
      </UnstyledButton>
      <Collapse expanded={others}>
        <Stack gap="xs" mt="xs">
          {LANGUAGES.filter((one) => one !== language).map((one) => pair(one, false, ` · ${LANGUAGE_NAMES[one]}`))}
        </Stack>
      </Collapse>
    </div>
  );
}
