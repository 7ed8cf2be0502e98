/** The bell: how much is unread; the list itself is loaded when opened. */
import { ActionIcon, Indicator, Popover } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { notificationsQuery } from '@/api/notifications';
import { useLanguage, useT } from '@/i18n/i18n';
import { Loading } from '@/ui/Loading';

const NotificationList = lazy(() => import('@/features/notifications/NotificationList'));

export function Bell() {
  const t = useT();
  const { language } = useLanguage();
  const [opened, setOpened] = useState(false);
  const { data } = useQuery(notificationsQuery(language));
  const unread = data?.unread ?? 0;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={360} trapFocus returnFocus withinPortal>
      <Indicator label={unread > 99 ? '99+' : unread} disabled={unread === 0} size={16} offset={6}>
        <Popover.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('notifications-open', { count: unread })} aria-expanded={opened} onClick={() => setOpened(!opened)}>
            <IconBell aria-hidden />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown maw="calc(100vw - 16px)">
        <Suspense fallback={<Loading rows={3} />}>{opened ? <NotificationList onFollow={() => setOpened(false)} /> : null}</Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
