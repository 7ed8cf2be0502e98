/** Nothing here: one sentence, one action. */
import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

export function EmptyState({ text, action, icon }: { text: string; action?: ReactNode; icon?: ReactNode }) {
  return (
    <Stack align="center" gap="sm" py="xl" px="md" ta="center" role="status">
      {icon}
      <Text c="dimmed" maw={480}>
        {text}
      </Text>
      {action}
    </Stack>
  );
}
