/** A refusal where a key was asked: the browser's own ones say nothing about why, and are one to us. */
import { Alert } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { NoKey } from '@/api/passkeys';
import { useT } from '@/i18n/i18n';
import { ProblemAlert } from '@/ui/ProblemAlert';

export function KeyProblem({ error, shownFields }: { error: unknown; shownFields?: readonly string[] }) {
  const t = useT();
  if (!(error instanceof NoKey)) return shownFields ? <ProblemAlert error={error} shownFields={shownFields} /> : <ProblemAlert error={error} />;
  return (
    <Alert color="red" icon={<IconAlertCircle aria-hidden />} role="alert">
      {t('passkeys-no-key')}
    </Alert>
  );
}
