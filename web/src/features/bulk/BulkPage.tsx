/** The account of a change of many records: how many, who was left out and why, the way back. */
import { Alert, Anchor, Button, Group, List, SimpleGrid, Stack, Table, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type Bulk, type BulkDetail, bulkQuery, leftOutQuery, undoBulk } from '@/api/bulk';
import { useCommand } from '@/api/command';
import { isOpen, type Job, jobQuery, jobsQuery } from '@/api/jobs';
import { schemaQuery } from '@/api/schema';
import { listPath, recordPath } from '@/app/feature';
import { ChangesTable } from '@/entity/fields/ChangesTable';
import { JobLine } from '@/features/jobs/JobLine';
import { useFormats, useLanguage, useT } from '@/i18n/i18n';
import { Loading, Page, ProblemAlert, StatTile } from '@/ui';

function LeftOut({ bulk }: { bulk: Bulk }) {
  const t = useT();
  const left = useInfiniteQuery(leftOutQuery(bulk.id));
  const rows = left.data?.pages.flatMap((page) => page.items) ?? [];
  if (left.error) return <ProblemAlert error={left.error} retry={() => void left.refetch()} />;
  if (left.isPending) return <Loading rows={3} />;
  return (
    <Stack gap="sm">
      <Title order={2}>{t('bulk-left-title')}</Title>
      <Table.ScrollContainer minWidth={340}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('bulk-record')}</Table.Th>
              <Table.Th>{t('bulk-why')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((one) => (
              <Table.Tr key={one.id}>
                <Table.Td>
                  {one.label ? (
                    <Anchor component={Link} to={recordPath(bulk.object, one.id)} size="sm">
                      {[one.label, one.code].filter(Boolean).join(' · ')}
                    </Anchor>
                  ) : (
                    one.id
                  )}
                </Table.Td>
                <Table.Td>{one.title}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {left.hasNextPage ? (
        <Button variant="default" w="fit-content" loading={left.isFetchingNextPage} onClick={() => void left.fetchNextPage()}>
          {t('trash-more')}
        </Button>
      ) : null}
    </Stack>
  );
}

function Ended({ bulk, job }: { bulk: Bulk; job: Job }) {
  const t = useT();
  const formats = useFormats();
  const client = useQueryClient();
  const navigate = useNavigate();
  const undo = useCommand((id: string, key) => undoBulk(id, key), {
    onSuccess: async (started) => {
      notifications.show({ message: t('bulk-started'), autoClose: 2500 });
      await client.invalidateQueries({ queryKey: jobsQuery.queryKey });
      await client.invalidateQueries({ queryKey: ['bulk', bulk.id] });
      await navigate({ to: `/bulk/${started.id}` });
    },
  });
  return (
    <Stack gap="lg">
      {job.state === 'failed' ? <Alert color="red">{job.error}</Alert> : null}
      {job.state === 'cancelled' ? <Alert color="amber">{t('bulk-cancelled')}</Alert> : null}
      {bulk.undone_by ? (
        <Alert color="blue">
          <Anchor component={Link} to={`/bulk/${bulk.undone_by}`}>
            {t('bulk-undone')}
          </Anchor>
        </Alert>
      ) : null}
      {undo.error ? <ProblemAlert error={undo.error} /> : null}
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        <StatTile label={t('bulk-count-changed')} value={formats.integer(bulk.changed)} />
        <StatTile label={t('bulk-count-left')} value={formats.integer(bulk.left_out)} />
      </SimpleGrid>
      {bulk.reasons.length > 0 ? (
        <List>
          {bulk.reasons.map(({ code, title, count }) => (
            <List.Item key={code}>
              {formats.integer(count)} · {title}
            </List.Item>
          ))}
        </List>
      ) : null}
      <Group>
        {bulk.can_undo ? (
          <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate(bulk.id)}>
            {t('bulk-undo')}
          </Button>
        ) : null}
        <Button variant="default" component={Link} to={listPath(bulk.object)}>
          {t('bulk-open-list')}
        </Button>
      </Group>
      {bulk.left_out > 0 ? <LeftOut bulk={bulk} /> : null}
    </Stack>
  );
}

/** What each of the records gets; an undo gives each its own values back. */
function Given({ bulk }: { bulk: BulkDetail }) {
  const t = useT();
  const { language } = useLanguage();
  const schema = useQuery(schemaQuery(bulk.object, language));
  if (bulk.changes.length === 0 || schema.isPending) return null;
  return (
    <Stack gap="xs" mb="lg" component="section" aria-label={t('bulk-given')}>
      <Title order={2}>{t('bulk-given')}</Title>
      <ChangesTable schema={schema.data} changes={bulk.changes} />
    </Stack>
  );
}

/** The account belongs to the job's end: it is asked for anew when the job has ended. */
function WithJob({ bulk, job }: { bulk: Bulk; job: string }) {
  const found = useQuery(jobQuery(job));
  const ended = found.data && !isOpen(found.data);
  const account = useQuery({ ...bulkQuery(bulk.id), queryKey: ['bulk', bulk.id, ended ? 'ended' : 'open'] });
  if (found.error) return <ProblemAlert error={found.error} />;
  if (!found.data) return <Loading rows={3} />;
  return ended && account.data ? <Ended bulk={account.data} job={found.data} /> : <JobLine job={found.data} />;
}

export default function BulkPage() {
  const t = useT();
  const { id } = useParams({ strict: false }) as { id: string };
  const bulk = useQuery(bulkQuery(id));
  const title = bulk.data ? t(bulk.data.undo_of ? 'bulk-title-undo' : `bulk-title-${bulk.data.action}`) : t('bulk-title-update');
  return (
    <Page key={id} title={title}>
      {bulk.error ? <ProblemAlert error={bulk.error} retry={() => void bulk.refetch()} /> : null}
      {bulk.isPending ? <Loading rows={3} /> : null}
      {bulk.data ? <Given bulk={bulk.data} /> : null}
      {bulk.data?.job ? <WithJob bulk={bulk.data} job={bulk.data.job} /> : null}
    </Page>
  );
}
