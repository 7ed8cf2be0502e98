/** The row above a list: search and filters left, tools right; wraps on narrow screens. */
import { Group } from '@mantine/core';
import type { ReactNode } from 'react';

export function Toolbar({ children, right }: { children: ReactNode; right?: ReactNode }) {
  return (
    <Group justify="space-between" gap="xs" mb="sm" className="tl-no-print" align="center">
      <Group gap="xs" style={{ flex: '1 1 260px' }}>
        {children}
      </Group>
      {right ? <Group gap="xs">{right}</Group> : null}
    </Group>
  );
}
