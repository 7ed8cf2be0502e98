/** Something secret that is shown once, to be copied: a link, a token, the secret of a webhook. A click beside it does not close it. */
import { Button, CopyButton, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useT } from '@/i18n/i18n';

interface ShownOnceProps {
  title: string;
  /** What it is for and what to do with it. */
  text: string;
  label: string;
  value: string;
  /** The words of the button, before and after. */
  copy: string;
  copied: string;
  /** What stands below the value, such as an example. */
  children?: ReactNode;
  onClose: () => void;
}

export function ShownOnce({ title, text, label, value, copy, copied, children, onClose }: ShownOnceProps) {
  const t = useT();
  return (
    <Modal opened onClose={onClose} size="lg" title={title} closeOnClickOutside={false} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      <Stack>
        <Text size="sm">{text}</Text>
        <TextInput readOnly label={label} value={value} onFocus={(event) => event.currentTarget.select()} />
        {children}
        <Group>
          <CopyButton value={value}>{(button) => <Button onClick={button.copy}>{button.copied ? copied : copy}</Button>}</CopyButton>
          <Button variant="default" onClick={onClose}>
            {t('shell-close')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
