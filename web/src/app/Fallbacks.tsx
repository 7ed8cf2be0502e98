/** What stands on the screen when a screen cannot: unknown address, missing right, failed load, crash. */
import { Button, Group } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { Link, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { isProblem } from '@/api/problem';
import { useT } from '@/i18n/i18n';
import { EmptyState } from '@/ui/EmptyState';
import { Page } from '@/ui/Page';
import { ProblemAlert } from '@/ui/ProblemAlert';

export function NotFoundPage() {
  const t = useT();
  return (
    <Page title={t('shell-not-found-title')}>
      <EmptyState
        text={t('shell-not-found-text')}
        action={
          <Button component={Link} to="/">
            {t('shell-back-to-today')}
          </Button>
        }
      />
    </Page>
  );
}

/** The person has no right that this screen needs. */
export function ForbiddenPage() {
  const t = useT();
  return (
    <Page title={t('shell-forbidden-title')}>
      <EmptyState
        text={t('shell-forbidden-text')}
        action={
          <Button component={Link} to="/">
            {t('shell-back-to-today')}
          </Button>
        }
      />
    </Page>
  );
}

/** A part of the app did not come: gone after an update, or the connection is. Only loading the page again brings it. */
function isPartMissing(error: unknown): boolean {
  return error instanceof Error && ((error instanceof TypeError && /import|module/i.test(error.message)) || /preload CSS/i.test(error.message));
}

export function CrashPage({ error }: { error: unknown }) {
  const t = useT();
  const router = useRouter();
  const missing = isPartMissing(error);
  // Loading again without a connection would take away what is on the screen; with one it needs nobody to ask for it.
  const [cut] = useState(() => missing && !navigator.onLine);
  useWindowEvent('online', () => {
    if (cut) window.location.reload();
  });
  const text = cut ? 'shell-problem-offline' : missing ? 'shell-crash-stale' : 'shell-crash-text';
  return (
    <Page title={t('shell-crash-title')}>
      {isProblem(error) ? <ProblemAlert error={error} /> : <EmptyState text={t(text)} />}
      <Group mt="md">
        <Button disabled={cut} onClick={() => (missing ? window.location.reload() : void router.invalidate())}>{t('shell-try-again')}</Button>
        <Button variant="default" component={Link} to="/">
          {t('shell-back-to-today')}
        </Button>
      </Group>
    </Page>
  );
}
