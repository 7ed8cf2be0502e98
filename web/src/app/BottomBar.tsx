/** The phone's five: Today, Network, +, Earnings, More. What a person may not open is left out. */
import { Drawer, Text, UnstyledButton } from '@mantine/core';
import { IconDots, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMe } from '@/api/session';
import { useT } from '@/i18n/i18n';
import { isRoot } from './nav';
import classes from './BottomBar.module.css';
import { CreateMenu, useCreateEntries } from './CreateMenu';
import { entriesFor } from './nav';
import { useNavigation } from './useNavigation';
import side from './Sidebar.module.css';

function MoreDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useT();
  const groups = useNavigation();
  return (
    <Drawer opened={opened} onClose={onClose} position="bottom" size="80%" title={t('shell-more')} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      <nav aria-label={t('shell-navigation')}>
        {groups.map(({ group, items }) => (
          <div key={group} className={side['group']}>
            {group === 'today' ? null : <h2 className={side['label']}>{t(`shell-group-${group}`)}</h2>}
            <ul>
              {items.map(({ key, label, icon: Icon, to }) => (
                <li key={key}>
                  <Link to={to} onClick={onClose} className={side['link']} activeProps={{ 'data-active': true }} activeOptions={{ exact: isRoot(to) }}>
                    <Icon size={20} stroke={1.6} aria-hidden />
                    <span>{label}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
    </Drawer>
  );
}

export function BottomBar() {
  const t = useT();
  const me = useMe();
  const [more, setMore] = useState(false);
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
      <UnstyledButton className={classes['tab']} onClick={() => setMore(true)} aria-haspopup="dialog" aria-expanded={more}>
        <IconDots size={22} stroke={1.6} aria-hidden />
        <Text span size="xs">
          {t('shell-more')}
        </Text>
      </UnstyledButton>
      <MoreDrawer opened={more} onClose={() => setMore(false)} />
    </nav>
  );
}
