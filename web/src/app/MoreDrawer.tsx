/** Every entry a person may open, by group: the phone's sidebar. */
import { Drawer } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useT } from '@/i18n/i18n';
import { isRoot } from './nav';
import side from './Sidebar.module.css';
import { useNavigation } from './useNavigation';

export default function MoreDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
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
