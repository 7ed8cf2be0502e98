/** The desk's navigation: groups and their screens, nothing deeper. */
import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMe } from '@/api/session';
import { useT } from '@/i18n/i18n';
import { isRoot } from './nav';
import classes from './Sidebar.module.css';
import { useNavigation } from './useNavigation';

export function Sidebar() {
  const t = useT();
  const me = useMe();
  const groups = useNavigation();
  return (
    <nav className={`${classes['side']} tl-no-print`} aria-label={t('shell-navigation')}>
      <div className={classes['brand']}>
        <img src="/treeline.svg" alt="" width={24} height={24} />
        <Text fw={600} truncate title={me.company.name}>
          {me.company.name}
        </Text>
      </div>
      {groups.map(({ group, items }) => (
        <div key={group} className={classes['group']}>
          {group === 'today' ? null : <h2 className={classes['label']}>{t(`shell-group-${group}`)}</h2>}
          <ul>
            {items.map(({ key, label, icon: Icon, to }) => (
              <li key={key}>
                <Link to={to} className={classes['link']} activeProps={{ 'data-active': true }} activeOptions={{ exact: isRoot(to), includeSearch: false }}>
                  <Icon size={18} stroke={1.6} aria-hidden />
                  <span>{label}</span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
