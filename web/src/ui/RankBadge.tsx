/**
 * A rank as a coloured disc with its initial, and its name: never colour alone. An inactive member
 * gets a hollow ring. The canvas of the network uses the same colours (`rankColor`).
 */
import { Group, Text } from '@mantine/core';
import { RANK_COLORS } from '@/app/theme';
import { useT } from '@/i18n/i18n';
import classes from './RankBadge.module.css';

/** The colour of the rank at `position` (0 = lowest); ranks above the table share the highest colour. */
export function rankColor(position: number): string {
  return RANK_COLORS[Math.max(0, Math.min(position, RANK_COLORS.length - 1))] ?? RANK_COLORS[0];
}

/** First letter of a rank's name, whatever its script. */
export function rankInitial(name: string): string {
  return (Array.from(name.trim())[0] ?? '–').toLocaleUpperCase();
}

interface RankBadgeProps {
  /** Name in the reader's language; for no rank, the words that say so. */
  name: string;
  /** No rank: a dash stands where the initial would. */
  none?: boolean;
  /** 0 = lowest rank of the plan. */
  position: number;
  active?: boolean;
  compact?: boolean;
}

export function RankBadge({ name, none = false, position, active = true, compact = false }: RankBadgeProps) {
  const t = useT();
  const color = rankColor(position);
  const words = active ? name : t('shell-rank-inactive', { rank: name });
  return (
    <Group gap={6} wrap="nowrap" component="span" display="inline-flex">
      <span
        className={classes['disc']}
        style={active ? { background: color, borderColor: color } : { borderColor: color }}
        data-hollow={!active || undefined}
        {...(compact ? { role: 'img', 'aria-label': words, title: words } : { 'aria-hidden': true })}
      >
        {rankInitial(none ? '' : name)}
      </span>
      {compact ? null : <Text span>{words}</Text>}
    </Group>
  );
}
