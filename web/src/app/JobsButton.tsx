/** The jobs tray's button: how many jobs are at work; the tray itself is loaded when opened. */
import { ActionIcon, Indicator } from '@mantine/core';
import { IconProgress } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { isOpen, jobsQuery } from '@/api/jobs';
import { useT } from '@/i18n/i18n';

const JobsTray = lazy(() => import('@/features/jobs/JobsTray'));

export function JobsButton() {
  const t = useT();
  const [opened, setOpened] = useState(false);
  const { data: jobs } = useQuery(jobsQuery);
  const count = jobs?.filter(isOpen).length ?? 0;
  return (
    <>
      <Indicator label={count} disabled={count === 0} size={16} offset={6} processing>
        <ActionIcon variant="subtle" color="gray" size="lg" onClick={() => setOpened(true)} aria-label={t('shell-jobs-open', { count })}>
          <IconProgress aria-hidden />
        </ActionIcon>
      </Indicator>
      <Suspense fallback={null}>{opened ? <JobsTray onClose={() => setOpened(false)} /> : null}</Suspense>
    </>
  );
}
