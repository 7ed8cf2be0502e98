/** What stands on the screen when a screen cannot: unknown address, missing right, failed load, crash. */
import { Button, Group } from '@mantine/core';
import { Link, useRouter } from '@tanstack/react-router';
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

/** A chunk of an older build is gone after an update: the page has to be loaded again. */
function isStaleBuild(error: unknown): boolean {
  return error instanceof TypeError && /import|module/i.test(error.message);
}

export function CrashPage({ error }: { error: unknown }) {
  const t = useT();
  const router = useRouter();
  const stale = isStaleBuild(error);
  return (
    <Page title={t('shell-crash-title')}>
      {isProblem(error) ? <ProblemAlert error={error} /> : <EmptyState text={t(stale ? 'shell-crash-stale' : 'shell-crash-text')} />}
      <Group mt="md">
        <Button onClick={() => (stale ? window.location.reload() : void router.invalidate())}>{t('shell-try-again')}</Button>
        <Button variant="default" component={Link} to="/">
          {t('shell-back-to-today')}
        </Button>
      </Group>
    </Page>
  );
}
