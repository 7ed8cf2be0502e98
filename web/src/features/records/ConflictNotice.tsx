/** Says that somebody else was faster, and what stands now in the fields that both have changed. */
import { Alert, List, Text } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import type { RecordItem } from '@/api/records';
import type { Field } from '@/api/schema';
import { FieldView } from '@/entity/fields/FieldView';
import { useT } from '@/i18n/i18n';

export function ConflictNotice({ fields, theirs }: { fields: Field[]; theirs: RecordItem }) {
  const t = useT();
  return (
    <Alert color="amber" role="alert" icon={<IconGitMerge aria-hidden />} title={t('records-conflict-title')}>
      <Text size="sm">{t(fields.length > 0 ? 'records-conflict-fields' : 'records-conflict-none')}</Text>
      {fields.length > 0 ? (
        <List size="sm" mt="xs">
          {fields.map((field) => (
            <List.Item key={field.key}>
              {field.label}: {t('records-conflict-theirs')} <FieldView field={field} value={theirs.values[field.key]} shown={theirs.shown?.[field.key]} />
            </List.Item>
          ))}
        </List>
      ) : null}
    </Alert>
  );
}
