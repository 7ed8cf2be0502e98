/** The `+`: what this person may add, from the features' offers. Shows nothing when there is nothing. */
import { ActionIcon, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useMe } from '@/api/session';
import { useT } from '@/i18n/i18n';
import { features } from './feature';

export function useCreateEntries() {
  const me = useMe();
  return features.flatMap((feature) => feature.create ?? []).filter((entry) => entry.when(me));
}

export function CreateMenu({ target }: { target?: ReactElement }) {
  const t = useT();
  const entries = useCreateEntries();
  if (entries.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        {target ?? (
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('shell-create')}>
            <IconPlus aria-hidden />
          </ActionIcon>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        {entries.map(({ key, label, icon: Icon, to }) => (
          <Menu.Item key={key} leftSection={<Icon size={16} aria-hidden />} component={Link} to={to}>
            {t(label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
