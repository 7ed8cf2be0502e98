/** Every entry a person may open, by group: the phone's sidebar. */
import { Drawer } from '@mantine/core';
import { useT } from '@/i18n/i18n';
import { NavList } from './NavList';

export default function MoreDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useT();
  return (
    <Drawer opened={opened} onClose={onClose} position="bottom" size="80%" title={t('shell-more')} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      <nav aria-label={t('shell-navigation')}>
        <NavList iconPx={20} onGo={onClose} />
      </nav>
    </Drawer>
  );
}
