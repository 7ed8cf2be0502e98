/** A link with which somebody chooses a password, shown once, to be handed over. */
import { Button, CopyButton, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useT } from '@/i18n/i18n';

export function LinkShown({ link, name, onClose }: { link: string; name: string; onClose: () => void }) {
  const t = useT();
  return (
    <Modal opened onClose={onClose} size="lg" title={t('users-link-title', { name })} closeOnClickOutside={false} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      <Stack>
        <Text size="sm">{t('users-link-text')}</Text>
        <TextInput readOnly label={t('users-link')} value={link} onFocus={(event) => event.currentTarget.select()} />
        <Group>
          <CopyButton value={link}>
            {({ copied, copy }) => <Button onClick={copy}>{t(copied ? 'users-link-copied' : 'users-link-copy')}</Button>}
          </CopyButton>
          <Button variant="default" onClick={onClose}>
            {t('shell-close')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
