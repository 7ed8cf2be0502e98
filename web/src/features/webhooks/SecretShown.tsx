/** A webhook's secret, shown once, to be entered in the receiving system. */
import { Button, CopyButton, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useT } from '@/i18n/i18n';

export function SecretShown({ secret, name, onClose }: { secret: string; name: string; onClose: () => void }) {
  const t = useT();
  return (
    <Modal opened onClose={onClose} size="lg" title={t('webhooks-secret-title', { name })} closeOnClickOutside={false} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      <Stack>
        <Text size="sm">{t('webhooks-secret-text')}</Text>
        <TextInput readOnly label={t('webhooks-secret')} value={secret} onFocus={(event) => event.currentTarget.select()} />
        <Group>
          <CopyButton value={secret}>
            {({ copied, copy }) => <Button onClick={copy}>{t(copied ? 'webhooks-secret-copied' : 'webhooks-secret-copy')}</Button>}
          </CopyButton>
          <Button variant="default" onClick={onClose}>
            {t('shell-close')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
