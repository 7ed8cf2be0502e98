/** A token, shown once, and how a program sends it. */
import { Button, Code, CopyButton, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useT } from '@/i18n/i18n';

export function TokenShown({ text, name, onClose }: { text: string; name: string; onClose: () => void }) {
  const t = useT();
  return (
    <Modal opened onClose={onClose} size="lg" title={t('tokens-shown', { name })} closeOnClickOutside={false} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      <Stack>
        <Text size="sm">{t('tokens-shown-text')}</Text>
        <TextInput readOnly label={t('tokens-token')} value={text} ff="monospace" onFocus={(event) => event.currentTarget.select()} />
        <Text size="sm">{t('tokens-example')}</Text>
        <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {`curl -H "Authorization: Bearer ${text}" ${globalThis.location.origin}/api/v1/session`}
        </Code>
        <Group>
          <CopyButton value={text}>{({ copied, copy }) => <Button onClick={copy}>{t(copied ? 'users-link-copied' : 'tokens-copy')}</Button>}</CopyButton>
          <Button variant="default" onClick={onClose}>
            {t('shell-close')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
