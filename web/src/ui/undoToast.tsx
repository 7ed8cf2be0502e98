/** A toast after something that can be taken back: for ten seconds it offers to, then it goes away. */
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';

/** How long a person has to take it back. */
const OFFER_MS = 10_000;

interface UndoToast {
  message: string;
  /** What the button says. */
  label: string;
  /** Words of the cross that closes it. */
  close: string;
  /** Takes it back; its own words about success and refusal. */
  undo: () => void;
}

export function showUndoToast({ message, label, close, undo }: UndoToast): void {
  const id = notifications.show({
    color: 'teal',
    autoClose: OFFER_MS,
    closeButtonProps: { 'aria-label': close },
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm">{message}</Text>
        <Button
          size="compact-sm"
          variant="default"
          style={{ flex: 'none' }}
          onClick={() => {
            notifications.hide(id);
            undo();
          }}
        >
          {label}
        </Button>
      </Group>
    ),
  });
}
