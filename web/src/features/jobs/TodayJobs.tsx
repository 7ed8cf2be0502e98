/** Today's block of recent jobs; absent when there has been none. */
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { jobsQuery } from '@/api/jobs';
import { useT } from '@/i18n/i18n';
import { Panel } from '@/ui/Panel';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { JobLine } from './JobLine';

const SHOWN = 3;

export default function TodayJobs() {
  const t = useT();
  const { data: jobs, error, refetch } = useQuery(jobsQuery);
  if (!error && (!jobs || jobs.length === 0)) return null;
  return (
    <Panel title={t('shell-jobs')}>
      {error && !jobs ? <ProblemAlert error={error} retry={() => void refetch()} /> : null}
      <Stack gap="md">
        {jobs?.slice(0, SHOWN).map((job) => (
          <JobLine key={job.id} job={job} />
        ))}
      </Stack>
    </Panel>
  );
}
