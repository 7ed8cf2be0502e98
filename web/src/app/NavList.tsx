/**
 * The groups and screens a person may open, as links: the sidebar's list and that of the phone's drawer.
 * With `fold` the settings are one line until somebody opens them or stands in one: they are many, and needed seldom.
 */
import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState } from 'react';
import { useT } from '@/i18n/i18n';
import { isRoot } from './nav';
import classes from './Sidebar.module.css';
import { useNavigation } from './useNavigation';

/** So few settings need no folding: who administers has more. */
const FOLD_MIN = 8;
const STORED = 'treeline-nav-settings';

type NavGroupItems = ReturnType<typeof useNavigation>[number];

function isAt(pathname: string, to: string): boolean {
  return pathname === to || (!isRoot(to) && pathname.startsWith(`${to}/`));
}

function Group({ group, items, iconPx, fold, onGo }: NavGroupItems & { iconPx: number; fold: boolean; onGo?: (() => void) | undefined }) {
  const t = useT();
  const id = useId();
  const { pathname } = useLocation();
  const foldable = fold && group === 'settings' && items.length >= FOLD_MIN;
  const [open, setOpen] = useState(() => localStorage.getItem(STORED) === 'open');
  const at = items.findIndex(({ to }) => isAt(pathname, to));
  const here = at >= 0;
  const shown = !foldable || open || here;
  const list = useRef<HTMLUListElement>(null);
  // Where one stands is in sight, however long the list is.
  useEffect(() => {
    if (at >= 0) list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const toggle = () => {
    localStorage.setItem(STORED, open ? 'closed' : 'open');
    setOpen(!open);
  };
  return (
    <div className={classes['group']}>
      {group === 'today' ? null : (
        <h2 className={classes['label']}>
          {foldable && !here ? (
            <UnstyledButton className={classes['fold']} aria-expanded={shown} aria-controls={id} onClick={toggle}>
              {t(`shell-group-${group}`)}
              <IconChevronRight size={14} aria-hidden className={classes['chevron']} data-open={shown || undefined} />
            </UnstyledButton>
          ) : (
            t(`shell-group-${group}`)
          )}
        </h2>
      )}
      <ul ref={list} id={id} hidden={!shown}>
        {items.map(({ key, label, icon: Icon, to }) => (
          <li key={key}>
            <Link to={to} onClick={onGo} className={classes['link']} activeProps={{ 'data-active': true }} activeOptions={{ exact: isRoot(to), includeSearch: false }}>
              <Icon size={iconPx} stroke={1.6} aria-hidden />
              <span>{label}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function NavList({ iconPx = 18, fold = false, onGo }: { iconPx?: number; fold?: boolean; onGo?: () => void }) {
  const groups = useNavigation();
  return groups.map(({ group, items }) => <Group key={group} group={group} items={items} iconPx={iconPx} fold={fold} onGo={onGo} />);
}
