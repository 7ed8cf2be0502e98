/** What stands where a whole screen could not be read: not there, or something failed and may be tried again. */
import { useT } from '@/i18n/i18n';
import { Page } from './Page';
import { isSettled, ProblemAlert } from './ProblemAlert';

export function FailedPage({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useT();
  return (
    <Page title={t(isSettled(error) ? 'shell-not-found-title' : 'shell-crash-title')}>
      <ProblemAlert error={error} retry={retry} />
    </Page>
  );
}
