/** One job with progress, cancel and the way to its result. */
import { Anchor, Badge, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCommand } from '@/api/command';
import { cancelJob, isOpen, type Job, jobsQuery, percentDone } from '@/api/jobs';
import { useFormats, useT } from '@/i18n/i18n';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { DateText } from '@/ui/Values';
import { jobResultPath } from './results';

const COLORS = { queued: 'gray', running: 'blue', done: 'teal', failed: 'red', cancelled: 'gray' } as const;

export function JobLine({ job, onFollow }: { job: Job; onFollow?: () => void }) {
  const t = useT();
  const formats = useFormats();
  const client = useQueryClient();
  const cancel = useCommand((id: string) => cancelJob(id), {
    onSettled: () => client.invalidateQueries({ queryKey: jobsQuery.queryKey }),
  });
  const percent = percentDone(job);
  const path = jobResultPath(job);
  return (
    <Stack gap={4}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text fw={600} truncate title={job.title}>
          {job.title}
        </Text>
        <Badge color={COLORS[job.state]} style={{ flex: 'none' }}>
          {t(`shell-job-${job.state}`)}
        </Badge>
      </Group>
      {isOpen(job) ? (
        <Progress
          value={percent ?? 100}
          animated={percent === null && job.state === 'running'}
          striped={percent === null}
          aria-label={t('shell-job-progress', { title: job.title })}
        />
      ) : null}
      {job.error ? (
        <Text size="sm" c="var(--tl-danger)">
          {job.error}
        </Text>
      ) : null}
      {cancel.error ? <ProblemAlert error={cancel.error} /> : null}
      <Group justify="space-between" gap="xs">
        <Text size="xs" c="dimmed">
          {isOpen(job) && job.total > 0 ? (
            <>
              {formats.integer(job.done)} / {formats.integer(job.total)}
              {percent === null ? '' : ` · ${formats.percent(String(percent / 100))}`}
            </>
          ) : (
            <DateText value={job.created_at} />
          )}
        </Text>
        <Group gap="xs">
          {isOpen(job) ? (
            <Button size="compact-xs" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate(job.id)}>
              {t('shell-job-cancel')}
            </Button>
          ) : null}
          {path ? (
            <Anchor component={Link} to={path} size="sm" onClick={onFollow}>
              {t('shell-job-result')}
            </Anchor>
          ) : null}
        </Group>
      </Group>
    </Stack>
  );
}
