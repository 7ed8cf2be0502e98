/** A token, shown once, and how a program sends it. */
import { Code, Text } from '@mantine/core';
import { useT } from '@/i18n/i18n';
import { ShownOnce } from '@/ui';

export function TokenShown({ text, name, onClose }: { text: string; name: string; onClose: () => void }) {
  const t = useT();
  return (
    <ShownOnce title={t('tokens-shown', { name })} text={t('tokens-shown-text')} label={t('tokens-token')} value={text} copy={t('tokens-copy')} copied={t('users-link-copied')} onClose={onClose}>
      <Text size="sm">{t('tokens-example')}</Text>
      <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {`curl -H "Authorization: Bearer ${text}" ${globalThis.location.origin}/api/v1/session`}
      </Code>
    </ShownOnce>
  );
}
