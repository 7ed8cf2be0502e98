/** The phone's five: Today, Network, +, Earnings, More. What a person may not open is left out. */
import { Text, UnstyledButton } from '@mantine/core';
import { IconDots, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useMe } from '@/api/session';
import { useT } from '@/i18n/i18n';
import { isRoot } from './nav';
import classes from './BottomBar.module.css';
import { CreateMenu, useCreateEntries } from './CreateMenu';
import { entriesFor } from './nav';

// The list of everything comes when somebody asks for it: most ways lead over the bar.
const MoreDrawer = lazy(() => import('./MoreDrawer'));

export function BottomBar() {
  const t = useT();
  const me = useMe();
  const [more, setMore] = useState<boolean | null>(null);
  const entries = entriesFor(me);
  const tabs = [entries.find((entry) => entry.to === '/'), entries.find((entry) => entry.phone === 'network')];
  const earnings = entries.find((entry) => entry.phone === 'earnings');
  const creates = useCreateEntries().length > 0;

  const tab = (entry: (typeof tabs)[number]) => {
    if (!entry) return null;
    const Icon = entry.icon;
    return (
      <Link key={entry.key} to={entry.to} aria-label={t(entry.label)} className={classes['tab']} activeProps={{ 'data-active': true }} activeOptions={{ exact: isRoot(entry.to), includeSearch: false }}>
        <Icon size={22} stroke={1.6} aria-hidden />
        <Text span size="xs" truncate maw="100%">
          {t(entry.short ?? entry.label)}
        </Text>
      </Link>
    );
  };

  return (
    <nav className={`${classes['bar']} tl-no-print`} aria-label={t('shell-navigation')}>
      {tabs.map(tab)}
      {creates ? (
        <CreateMenu
          target={
            <UnstyledButton className={classes['plus']} aria-label={t('shell-create')}>
              <IconPlus size={24} aria-hidden />
            </UnstyledButton>
          }
        />
      ) : null}
      {tab(earnings)}
      <UnstyledButton className={classes['tab']} onClick={() => setMore(true)} aria-haspopup="dialog" aria-expanded={more === true}>
        <IconDots size={22} stroke={1.6} aria-hidden />
        <Text span size="xs">
          {t('shell-more')}
        </Text>
      </UnstyledButton>
      <Suspense fallback={null}>{more === null ? null : <MoreDrawer opened={more} onClose={() => setMore(false)} />}</Suspense>
    </nav>
  );
}
