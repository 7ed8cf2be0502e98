/** Starts a change of many rows, shows its job in the tray at once and, when it has ended, what became of it with the way back. */
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { type Bulk, type BulkAsk, bulkQuery, startBulk, undoBulk } from '@/api/bulk';
import { newKey } from '@/api/client';
import { useCommand } from '@/api/command';
import { isOpen, jobQuery, jobsQuery } from '@/api/jobs';
import { useFormats, useT } from '@/i18n/i18n';
import { problemText } from '@/ui/ProblemAlert';
import { showUndo } from '@/ui/undo';

/** How often a change under way is looked at. */
const LOOK_MS = 700;

export type StartInput = Omit<BulkAsk, 'object'>;

/** Follows a change to its end and tells the person; the tray shows it meanwhile. */
export function useFollowBulk() {
  const t = useT();
  const formats = useFormats();
  const client = useQueryClient();
  const tell = (bulk: Bulk, follow: (bulk: Bulk) => Promise<void>) => {
    const changed = t('bulk-changed', { count: bulk.changed, number: formats.integer(bulk.changed) });
    const left = bulk.left_out > 0 ? ` ${t('bulk-left', { count: bulk.left_out, number: formats.integer(bulk.left_out) })} ${bulk.reasons.map(({ title }) => title).join(' ')}` : '';
    if (!bulk.can_undo) {
      notifications.show({ message: changed + left, color: bulk.left_out > 0 ? 'amber' : 'teal', autoClose: 10_000 });
      return;
    }
    showUndo(changed + left, t('trash-undo'), () =>
      void undoBulk(bulk.id, newKey())
        .then(follow)
        .catch((error: unknown) => notifications.show({ message: problemText(error, t), color: 'red' })),
    );
  };
  const follow = async (started: Bulk): Promise<void> => {
    const job = started.job ? await client.fetchQuery({ ...jobQuery(started.job), staleTime: 0 }) : null;
    await client.invalidateQueries({ queryKey: jobsQuery.queryKey });
    if (job && isOpen(job)) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      return follow(started);
    }
    await client.invalidateQueries({ queryKey: ['records', started.object] });
    if (job?.state === 'failed') notifications.show({ message: job.error ?? '', color: 'red', autoClose: 10_000 });
    else tell(await client.fetchQuery({ ...bulkQuery(started.id), staleTime: 0 }), follow);
  };
  return follow;
}

export function useStartBulk(object: string, { onStarted }: { onStarted: () => void }) {
  const t = useT();
  const follow = useFollowBulk();
  return useCommand((input: StartInput, key) => startBulk({ object, ...input } as BulkAsk, key), {
    onSuccess: (started) => {
      notifications.show({ message: t('bulk-started'), autoClose: 2500 });
      onStarted();
      // Not waited for: the person goes on while the job works.
      void follow(started).catch((error: unknown) => notifications.show({ message: problemText(error, t), color: 'red' }));
    },
  });
}

export type StartBulk = ReturnType<typeof useStartBulk>;
