/** One key figure: what it is, how much, what it compares to. A link when it leads somewhere. */
import { Paper, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { linkTo } from './linkTo';
import classes from './StatTile.module.css';

interface StatTileProps {
  label: string;
  value: ReactNode;
  note?: ReactNode;
  to?: string;
}

export function StatTile({ label, value, note, to }: StatTileProps) {
  const body = (
    <>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
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
