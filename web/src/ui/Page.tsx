/**
 * The frame of a screen: title (also the window's), the one primary action, the body.
 * After moving here from another screen the focus goes to the title, so that a screen reader and
 * the keyboard start at the top.
 */
import { Group, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './Page.module.css';

interface PageProps {
  title: string;
  /** One line beside or below the title, for instance a count or a state. */
  aside?: ReactNode;
  /** Buttons at the right; at most one of them filled. */
  actions?: ReactNode;
  /** Above the title: where this stands. */
  back?: ReactNode;
  /** `fill`: the body takes the remaining height and scrolls itself (lists, canvas). */
  fill?: boolean;
  /** `narrow`: reading width, for forms. */
  narrow?: boolean;
  children: ReactNode;
}

/** True once any screen has been shown: the first one must not steal the focus. */
let shown = false;

export function Page({ title, aside, actions, back, fill = false, narrow = false, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Treeline`;
  }, [title]);
  useEffect(() => {
    if (shown) heading.current?.focus({ preventScroll: true });
    shown = true;
  }, []);
  return (
    <div className={classes['page']} data-fill={fill || undefined} data-narrow={narrow || undefined}>
      {back}
      <Group justify="space-between" align="center" wrap="wrap" gap="sm" mb="md" className={classes['head']}>
        <Group gap="sm" align="baseline" wrap="wrap" miw={0} className={classes['names']}>
          <Title order={1} ref={heading} tabIndex={-1} className={classes['title']}>
            {title}
          </Title>
          {aside}
        </Group>
        {actions ? (
          <Group gap="xs" className="tl-no-print" data-screen-actions>
            {actions}
          </Group>
        ) : null}
      </Group>
      {children}
    </div>
  );
}
