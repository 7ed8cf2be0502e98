/** Third and fourth step: progress, then what became of the rows, and the error file to mend. */
import { Alert, Anchor, Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { undoBulk } from '@/api/bulk';
import { errorFileUrl, type Import } from '@/api/imports';
import { isOpen, type Job, jobsQuery } from '@/api/jobs';
import { listPath } from '@/app/feature';
import { JobLine } from '@/features/jobs/JobLine';
import { useFormats, useT } from '@/i18n/i18n';
import { DecisionDialog } from '@/ui';
import { StatTile } from '@/ui/StatTile';

interface ResultStepProps {
  imported: Import;
  job: Job;
  onBack: () => void;
  onStart: () => void;
  starting: boolean;
}

/** Takes the import back, after a word of warning; the account of it has its own page. */
function TakeBack({ imported, change }: { imported: Import; change: string }) {
  const t = useT();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button variant="default" c="red" onClick={() => setAsked(true)}>
        {t('imports-undo')}
      </Button>
      {asked ? (
        <DecisionDialog
          title={`${t('imports-undo')}: ${imported.file_name}`}
          label={t('imports-undo')}
          danger
          send={async (_, key) => {
            const started = await undoBulk(change, key);
            await navigate({ to: `/bulk/${started.id}` });
          }}
          onDone={async () => {
            await client.invalidateQueries({ queryKey: jobsQuery.queryKey });
            await client.invalidateQueries({ queryKey: ['imports', imported.id] });
          }}
          onClose={() => setAsked(false)}
        >
          <Text size="sm">{t('imports-undo-text')}</Text>
        </DecisionDialog>
      ) : null}
    </>
  );
}

export function ResultStep({ imported, job, onBack, onStart, starting }: ResultStepProps) {
  const t = useT();
  const formats = useFormats();
  const { counts } = imported;
  if (isOpen(job)) return <JobLine job={job} />;
  const ended = job.state === 'done';
  return (
    <Stack gap="lg">
      {job.state === 'failed' ? <Alert color="red">{job.error}</Alert> : null}
      {job.state === 'cancelled' ? <Alert color="amber">{t('imports-cancelled')}</Alert> : null}
      {ended ? <Alert color={imported.dry_run ? 'blue' : 'teal'}>{t(imported.dry_run ? 'imports-dry-run-note' : 'imports-done')}</Alert> : null}
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        <StatTile label={t('imports-created')} value={formats.integer(counts.created)} />
        <StatTile label={t('imports-updated')} value={formats.integer(counts.updated)} />
        <StatTile label={t('imports-unchanged')} value={formats.integer(counts.unchanged)} />
        <StatTile label={t('imports-rejected')} value={formats.integer(counts.rejected)} />
      </SimpleGrid>
      {counts.rejected > 0 ? (
        <Stack gap={4}>
          <Anchor href={errorFileUrl(imported.id)} download>
            <IconDownload size={16} aria-hidden /> {t('imports-errors')}
          </Anchor>
          <Text size="sm" c="dimmed">
            {t('imports-errors-hint')}
          </Text>
        </Stack>
      ) : null}
      <Group>
        {ended && imported.dry_run ? (
          <Button onClick={onStart} loading={starting} disabled={counts.rejected === counts.rows}>
            {t('imports-start')}
          </Button>
        ) : null}
        {imported.dry_run || !ended ? (
          <Button variant="default" onClick={onBack}>
            {t('imports-back')}
          </Button>
        ) : null}
        {/* What was cancelled or failed on its way has written something too. */}
        {imported.dry_run ? null : (
          <>
            {imported.change?.can_undo ? <TakeBack imported={imported} change={imported.change.id} /> : null}
            {imported.change?.undone_by ? (
              <Button variant="default" component={Link} to={`/bulk/${imported.change.undone_by}`}>
                {t('bulk-undone')}
              </Button>
            ) : null}
            <Button variant="default" component={Link} to={listPath(imported.object)}>
              {t('imports-open-list')}
            </Button>
            <Button variant="default" component={Link} to={`/imports/new/${imported.object}`}>
              {t('imports-again')}
            </Button>
          </>
        )}
      </Group>
    </Stack>
  );
}
