/** Pairs of records that are likely the same, as the last search found them: merge them, or say that they are not. */
import { Anchor, Badge, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useCommand } from '@/api/command';
import { type DuplicatePair, pairsQuery, setApart, startSearch } from '@/api/duplicates';
import { isOpen, jobQuery, useJobStarted } from '@/api/jobs';
import type { RecordItem } from '@/api/records';
import { fieldOf, type ObjectSchema, schemaQuery } from '@/api/schema';
import { listPath, recordPath } from '@/app/feature';
import { FieldView } from '@/entity/fields/FieldView';
import { plainText } from '@/entity/fields/values';
import { recordLabel } from '@/entity/label';
import { JobLine } from '@/features/jobs/JobLine';
import { mergePath } from '@/features/merges/path';
import { useLanguage, useT } from '@/i18n/i18n';
import { DateText, EmptyState, FailedPage, Loading, Page, ProblemAlert, Toolbar } from '@/ui';
import { BackLink } from '@/ui/BackLink';
import { linkTo } from '@/ui/linkTo';
import { problemText } from '@/ui/ProblemAlert';
import { showUndo } from '@/ui/undo';
import classes from './DuplicatesPage.module.css';
import { useWhy } from './why';

/** The fields that tell two records apart at a glance: those they are recognised by, then those of the list. */
function told(schema: ObjectSchema): string[] {
  return [...new Set([...schema.recognised_by, ...schema.layouts.list])].filter((key) => key !== 'code' && key !== 'name').slice(0, 6);
}

function Side({ schema, record }: { schema: ObjectSchema; record: RecordItem }) {
  return (
    <div>
      <Anchor component={Link} to={recordPath(schema.key, record.id)} className={classes['name']}>
        {recordLabel(record)}
      </Anchor>
      <dl>
        {told(schema).map((key) => {
          const field = fieldOf(schema, key);
          if (!field || plainText(record.values[key]) === '') return null;
          return (
            <div key={key}>
              <dt>{field.label}</dt>
              <dd>
                <FieldView field={{ ...field, relation: null }} value={record.values[key]} shown={record.shown?.[key]} />
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}

interface PairProps {
  schema: ObjectSchema;
  pair: DuplicatePair;
  apart: boolean;
  busy: boolean;
  onApart: () => void;
}

function Pair({ schema, pair, apart, busy, onApart }: PairProps) {
  const t = useT();
  const why = useWhy(schema);
  const names = [recordLabel(pair.a), recordLabel(pair.b)].join(', ');
  return (
    <li className={classes['pair']}>
      <Group gap={6}>
        {pair.why.map((reason) => (
          <Badge key={reason.field} color={reason.same ? 'amber' : 'gray'}>
            {why(reason)}
          </Badge>
        ))}
      </Group>
      <div className={classes['sides']}>
        <Side schema={schema} record={pair.a} />
        <Side schema={schema} record={pair.b} />
      </div>
      <Group gap="xs">
        {schema.mergeable && !apart ? (
          <Button size="compact-sm" component={Link} {...linkTo(mergePath(schema.key, [pair.a.id, pair.b.id]))} aria-label={`${t('merges-merge')}: ${names}`}>
            {t('merges-merge')}
          </Button>
        ) : null}
        <Button size="compact-sm" variant="default" loading={busy} onClick={onApart} aria-label={`${t(apart ? 'duplicates-undecided' : 'duplicates-apart')}: ${names}`}>
          {t(apart ? 'duplicates-undecided' : 'duplicates-apart')}
        </Button>
      </Group>
    </li>
  );
}

/** The search that is at work, while it is, for whoever started it. */
function AtWork({ object, job }: { object: string; job: string }) {
  const client = useQueryClient();
  const state = useQuery({ ...jobQuery(job), retry: false });
  const open = state.data ? isOpen(state.data) : false;
  useEffect(() => {
    if (state.data && !open) void client.invalidateQueries({ queryKey: ['duplicates', object, 'pairs'] });
  }, [client, object, open, state.data]);
  return state.data && open ? <JobLine job={state.data} /> : null;
}

function Pairs({ schema }: { schema: ObjectSchema }) {
  const t = useT();
  const object = schema.key;
  const client = useQueryClient();
  const navigate = useNavigate();
  const { language } = useLanguage();
  const started = useJobStarted();
  const { apart = false } = useSearch({ strict: false }) as { apart?: boolean };
  const pairs = useInfiniteQuery(pairsQuery(object, language, apart));
  const refresh = () => client.invalidateQueries({ queryKey: ['duplicates', object, 'pairs'] });
  const refused = (error: unknown) => notifications.show({ message: problemText(error, t), color: 'red' });
  const search = useCommand((_: null, key) => startSearch(object, key), {
    onSuccess: async () => {
      started();
      await refresh();
    },
    onError: refused,
  });
  const decide = useCommand(({ a, b, to }: { a: string; b: string; to: boolean }) => setApart(object, a, b, to), {
    onSuccess: async (_, { a, b, to }) => {
      if (to) showUndo(t('duplicates-noted'), t('trash-undo'), () => decide.mutate({ a, b, to: false }));
      await refresh();
    },
    onError: refused,
  });
  const first = pairs.data?.pages[0];
  const items = pairs.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title={t('duplicates-title', { objects: schema.plural })}
      back={<BackLink to={listPath(object)} label={schema.plural} />}
      aside={
        first?.found_at ? (
          <Text c="dimmed" size="sm">
            {t('duplicates-as-of')} <DateText value={first.found_at} />
          </Text>
        ) : undefined
      }
      actions={
        <Button variant={first?.found_at ? 'default' : 'filled'} loading={search.isPending} onClick={() => search.mutate(null)}>
          {t('duplicates-search')}
        </Button>
      }
    >
      <Toolbar>
        <SegmentedControl
          aria-label={t('duplicates-which')}
          value={apart ? 'apart' : 'open'}
          onChange={(value) => void navigate({ to: '.', search: { apart: value === 'apart' ? true : undefined }, replace: true })}
          data={[
            { value: 'open', label: t('duplicates-open-pairs') },
            { value: 'apart', label: t('duplicates-apart') },
          ]}
        />
      </Toolbar>
      <Stack>
        {first?.job ? <AtWork object={object} job={first.job} /> : null}
        {pairs.error ? <ProblemAlert error={pairs.error} retry={() => void pairs.refetch()} /> : null}
        {pairs.isPending ? <Loading rows={6} /> : null}
        {first && items.length === 0 ? <EmptyState text={t(apart ? 'duplicates-none-apart' : first.found_at ? 'duplicates-none' : 'duplicates-never')} /> : null}
        <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
          {items.map((pair) => (
            <Pair
              key={`${pair.a.id}-${pair.b.id}`}
              schema={schema}
              pair={pair}
              apart={apart}
              busy={decide.isPending && decide.variables?.a === pair.a.id && decide.variables.b === pair.b.id}
              onApart={() => decide.mutate({ a: pair.a.id, b: pair.b.id, to: !apart })}
            />
          ))}
        </Stack>
        {pairs.hasNextPage ? (
          <Button variant="default" w="fit-content" loading={pairs.isFetchingNextPage} onClick={() => void pairs.fetchNextPage()}>
            {t('trash-more')}
          </Button>
        ) : null}
      </Stack>
    </Page>
  );
}

export default function DuplicatesPage() {
  const { object } = useParams({ strict: false }) as { object: string };
  const { language } = useLanguage();
  const schema = useQuery(schemaQuery(object, language));
  if (schema.error) return <FailedPage error={schema.error} retry={() => void schema.refetch()} />;
  if (!schema.data) return <Loading rows={8} />;
  return <Pairs key={object} schema={schema.data} />;
}
