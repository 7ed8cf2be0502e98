/** One key figure: what it is, how much, what it compares to. A link when it leads somewhere; where it could not be read, it says so alone. */
import { Button, Paper, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useT } from '@/i18n/i18n';
import { linkTo } from './linkTo';
import classes from './StatTile.module.css';

interface StatTileProps {
  label: string;
  value: ReactNode;
  note?: ReactNode;
  to?: string;
  /** The figure could not be read: this tries again. */
  retry?: (() => void) | undefined;
}

export function StatTile({ label, value, note, to, retry }: StatTileProps) {
  const t = useT();
  const head = (
    <Text size="sm" c="dimmed">
      {label}
    </Text>
  );
  if (retry) {
    return (
      <Paper className={classes['tile']} role="group" aria-label={label}>
        {head}
        <Text size="sm" c="var(--tl-danger)" role="alert">
          {t('shell-figure-failed')}
        </Text>
        <Button size="compact-sm" variant="default" mt={4} onClick={retry}>
          {t('shell-try-again')}
        </Button>
      </Paper>
    );
  }
  const body = (
    <>
      {head}
      <div className={classes['value']}>{value}</div>
      {note ? (
        <Text size="xs" c="dimmed">
          {note}
        </Text>
      ) : null}
    </>
  );
  if (!to) {
    return (
      <Paper className={classes['tile']} role="group" aria-label={label}>
        {body}
      </Paper>
    );
  }
  return (
    <Link {...linkTo(to)} className={classes['tile']} data-link>
      {body}
    </Link>
  );
}
