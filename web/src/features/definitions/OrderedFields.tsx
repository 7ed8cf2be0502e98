/** A list of fields in order: moved, taken out, added; everything by keyboard as well. */
import { ActionIcon, Group, Select, Stack, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { useT } from '@/i18n/i18n';
import { moved } from './document';
import classes from './definitions.module.css';

interface OrderedFieldsProps {
  label: string;
  fields: string[];
  /** Fields that may stand here, with their words. */
  known: { value: string; label: string }[];
  onChange: (fields: string[]) => void;
}

export function OrderedFields({ label, fields, known, onChange }: OrderedFieldsProps) {
  const t = useT();
  const words = (key: string) => known.find(({ value }) => value === key)?.label ?? key;
  const rest = known.filter(({ value }) => !fields.includes(value));
  return (
    <div role="group" aria-label={label}>
      <Stack gap={4}>
        {fields.map((key, at) => (
          <Group key={key} gap={4} wrap="nowrap" className={classes['row']}>
            <Text size="sm" style={{ flex: 1 }} truncate>
              {words(key)}
            </Text>
            <ActionIcon variant="subtle" color="gray" disabled={at === 0} aria-label={t('definitions-up', { name: words(key) })} onClick={() => onChange(moved(fields, at, -1))}>
              <IconArrowUp size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon variant="subtle" color="gray" disabled={at === fields.length - 1} aria-label={t('definitions-down', { name: words(key) })} onClick={() => onChange(moved(fields, at, 1))}>
              <IconArrowDown size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon variant="subtle" color="gray" aria-label={t('definitions-remove', { name: words(key) })} onClick={() => onChange(fields.filter((one) => one !== key))}>
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        {rest.length > 0 ? (
          <Select aria-label={`${label}: ${t('definitions-choose')}`} placeholder={t('definitions-choose')} searchable value={null} data={rest} nothingFoundMessage={t('shell-nothing-found')} onChange={(key) => key && onChange([...fields, key])} />
        ) : null}
      </Stack>
    </div>
  );
}
