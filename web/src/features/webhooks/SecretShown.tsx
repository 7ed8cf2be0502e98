/** A webhook's secret, shown once, to be entered in the receiving system. */
import { useT } from '@/i18n/i18n';
import { ShownOnce } from '@/ui';

export function SecretShown({ secret, name, onClose }: { secret: string; name: string; onClose: () => void }) {
  const t = useT();
  return (
    <ShownOnce
      title={t('webhooks-secret-title', { name })}
      text={t('webhooks-secret-text')}
      label={t('webhooks-secret')}
      value={secret}
      copy={t('webhooks-secret-copy')}
      copied={t('webhooks-secret-copied')}
      onClose={onClose}
    />
  );
}
