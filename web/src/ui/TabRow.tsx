/** The tabs of a screen: one row, which a narrow screen scrolls sideways with the shown one in sight. */
import { Tabs } from '@mantine/core';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import classes from './TabRow.module.css';

export function TabRow({ current, children }: { current: string; children: ReactNode }) {
  const row = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const tab = row.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    // Only the row moves: the page stays where it is.
    if (row.current && tab) row.current.scrollLeft = tab.offsetLeft - (row.current.clientWidth - tab.offsetWidth) / 2;
  }, [current]);
  return (
    <Tabs.List ref={row} mb="md" className={`${classes['row']} tl-no-print`}>
      {children}
    </Tabs.List>
  );
}
