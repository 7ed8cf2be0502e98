/** Where a run or a month stands: a word, and a colour that only repeats it. */
import { Badge } from '@mantine/core';
import type { RunState } from '@/api/runs';
import { useT } from '@/i18n/i18n';

const COLORS: Record<RunState | 'open', string> = {
  open: 'gray',
  calculating: 'blue',
  calculated: 'blue',
  disputed: 'red',
  approved: 'teal',
  posted: 'teal',
  rejected: 'gray',
  failed: 'red',
};

export function StateBadge({ state }: { state: RunState | 'open' }) {
  const t = useT();
  return (
    <Badge color={COLORS[state]}>{t(`runs-state-${state}`)}</Badge>
  );
}
