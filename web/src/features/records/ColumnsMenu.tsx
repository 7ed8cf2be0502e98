/** Which columns a list shows, or its cards, kept in the address: the button of a desk. */
import { Button, Popover } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useT } from '@/i18n/i18n';
import { ColumnsChoice, type ColumnsProps } from './ColumnsChoice';

export function ColumnsMenu(props: ColumnsProps) {
  const t = useT();
  return (
    <Popover position="bottom-end" trapFocus withinPortal>
      <Popover.Target>
        <Button variant="subtle" color="gray" leftSection={<IconColumns3 size={16} aria-hidden />}>
          {t(props.cards ? 'records-card-fields' : 'records-columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <ColumnsChoice {...props} heightPx={360} />
      </Popover.Dropdown>
    </Popover>
  );
}
