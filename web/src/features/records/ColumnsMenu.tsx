/** Which columns a list shows, kept in the address. */
import { Button, Checkbox, Popover, ScrollArea, Stack } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import type { ObjectSchema } from '@/api/schema';
import { useT } from '@/i18n/i18n';

interface ColumnsMenuProps {
  schema: ObjectSchema;
  shown: string[];
  onChange: (columns: string[] | null) => void;
}

export function ColumnsMenu({ schema, shown, onChange }: ColumnsMenuProps) {
  const t = useT();
  const listable = schema.fields.filter((field) => field.listable && field.access !== 'none');
  const toggle = (key: string, wanted: boolean) => {
    const next = wanted ? [...shown, key] : shown.filter((one) => one !== key);
    if (next.length > 0) onChange(next.join() === schema.layouts.list.join() ? null : next);
  };
  return (
    <Popover position="bottom-end" trapFocus withinPortal>
      <Popover.Target>
        <Button variant="subtle" color="gray" leftSection={<IconColumns3 size={16} aria-hidden />} visibleFrom="sm">
          {t('records-columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <ScrollArea.Autosize mah={360}>
          <Stack gap="xs" role="group" aria-label={t('records-columns')}>
            {listable.map(({ key, label }) => (
              <Checkbox
                key={key}
                label={label}
                checked={shown.includes(key)}
                disabled={shown.length === 1 && shown[0] === key}
                onChange={(event) => toggle(key, event.currentTarget.checked)}
              />
            ))}
          </Stack>
        </ScrollArea.Autosize>
        <Button mt="sm" size="xs" variant="default" fullWidth onClick={() => onChange(null)}>
          {t('records-columns-reset')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
