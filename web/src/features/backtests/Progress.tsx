/** How far a back-test is, with the way to call it off for whoever asked. */
import { Button, Group, Progress as Bar, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { type BacktestItem, isAtWork } from '@/api/backtests';
import { useCommand } from '@/api/command';
import { cancelJob, jobsQuery, percentDone } from '@/api/jobs';
import { useT } from '@/i18n/i18n';
import { ProblemAlert } from '@/ui';

export function Progress({ item, onCancelled }: { item: BacktestItem; onCancelled?: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const cancel = useCommand((job: string) => cancelJob(job), {
    onSuccess: async () => {
      notifications.show({ message: t('backtests-cancelled') });
      onCancelled?.();
      await Promise.all([client.invalidateQueries({ queryKey: ['backtests'] }), client.invalidateQueries({ queryKey: jobsQuery.queryKey })]);
    },
  });
  if (!isAtWork(item)) return null;
  const percent = percentDone(item);
  const words = item.total > 0 ? t('backtests-progress', { done: Math.min(item.done + 1, item.total), total: item.total }) : t('backtests-waiting');
  const { job } = item;
  return (
    <Stack gap={4} role="status">
      <Bar value={percent ?? 100} animated={percent === null && item.state === 'running'} striped={percent === null} aria-label={words} />
      <Group justify="space-between">
        <Text size="sm">{words}</Text>
        {job ? (
          <Button size="compact-sm" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate(job)}>
            {t('backtests-cancel')}
          </Button>
        ) : null}
      </Group>
      {cancel.error ? <ProblemAlert error={cancel.error} /> : null}
    </Stack>
  );
}
