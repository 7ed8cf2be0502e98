/** The jobs tray: own long work, newest first. */
import { Drawer, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { jobsQuery } from '@/api/jobs';
import { useT } from '@/i18n/i18n';
import { EmptyState } from '@/ui/EmptyState';
import { Loading } from '@/ui/Loading';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { JobLine } from './JobLine';

export default function JobsTray({ onClose }: { onClose: () => void }) {
  const t = useT();
  const jobs = useQuery(jobsQuery);
  return (
    <Drawer opened onClose={onClose} position="right" title={t('shell-jobs')} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      {jobs.isPending ? <Loading rows={3} height={56} /> : null}
      {jobs.error ? <ProblemAlert error={jobs.error} retry={() => void jobs.refetch()} /> : null}
      {jobs.data?.length === 0 ? <EmptyState text={t('shell-jobs-empty')} /> : null}
      <Stack gap="lg">
        {jobs.data?.map((job) => (
          <JobLine key={job.id} job={job} onFollow={onClose} />
        ))}
      </Stack>
    </Drawer>
  );
}
