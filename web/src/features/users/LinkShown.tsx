/** A link with which somebody chooses a password, shown once, to be handed over. */
import { useT } from '@/i18n/i18n';
import { ShownOnce } from '@/ui';

export function LinkShown({ link, name, onClose }: { link: string; name: string; onClose: () => void }) {
  const t = useT();
  return <ShownOnce title={t('users-link-title', { name })} text={t('users-link-text')} label={t('users-link')} value={link} copy={t('users-link-copy')} copied={t('users-link-copied')} onClose={onClose} />;
}
