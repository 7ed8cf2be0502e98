/** The desk's navigation: groups and their screens, nothing deeper. */
import { Text } from '@mantine/core';
import { useMe } from '@/api/session';
import { useT } from '@/i18n/i18n';
import { NavList } from './NavList';
import classes from './Sidebar.module.css';

export function Sidebar() {
  const t = useT();
  const me = useMe();
  return (
    <nav className={`${classes['side']} tl-no-print`} aria-label={t('shell-navigation')}>
      <div className={classes['brand']}>
        <img src="/treeline.svg" alt="" width={24} height={24} />
        <Text fw={600} truncate title={me.company.name}>
          {me.company.name}
        </Text>
      </div>
      <NavList fold />
    </nav>
  );
}
