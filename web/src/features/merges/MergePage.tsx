/**
 * Several records side by side: which one stays, and field by field whose value it takes. Everything that refers to the others
 * moves to it; what hinders it is said before. It can be taken back while nothing has changed since.
 */
import { Alert, Button, Checkbox, Group, Radio, Stack, Text } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useCommand } from '@/api/command';
import { likelyQuery } from '@/api/duplicates';
import { type MergeAsk, mergePreviewQuery, mergeRecords, type MergePreview } from '@/api/merges';
import { isProblem } from '@/api/problem';
import type { RecordItem } from '@/api/records';
import { type ObjectSchema, schemaQuery } from '@/api/schema';
import { listPath, recordPath } from '@/app/feature';
import { FieldView } from '@/entity/fields/FieldView';
import { recordLabel } from '@/entity/label';
import { entered } from '@/features/duplicates/why';
import { useFormats, useLanguage, useT } from '@/i18n/i18n';
import { BackLink } from '@/ui/BackLink';
import { EmptyState, FailedPage, Loading, Page, ProblemAlert } from '@/ui';
import { linkTo } from '@/ui/linkTo';
import { showUndo } from '@/ui/undo';
import { type Choice, compared, firstChoice, isChosen, sent } from './choice';
import classes from './MergePage.module.css';
import { MERGED_MAX, mergedIds, mergePath } from './path';
import { useUnmerge } from './useUnmerge';

interface TableProps {
  schema: ObjectSchema;
  records: RecordItem[];
  winner: string;
  onWinner: (id: string) => void;
  choice: Choice;
  onChoice: (choice: Choice) => void;
  whole: boolean;
}

function SideBySide({ schema, records, winner, onWinner, choice, onChoice, whole }: TableProps) {
  const t = useT();
  const rows = compared(schema, records).filter(({ differs }) => whole || differs);
  return (
    <div className={classes['table']} role="region" aria-label={t('merges-compare')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('merges-stays')}</th>
            {records.map((record) => (
              <th key={record.id} scope="col">
                <Radio name="winner" label={recordLabel(record)} checked={record.id === winner} onChange={() => onWinner(record.id)} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ field, differs }) => {
            const chosen = choice[field.key] ?? winner;
            const open = differs && isChosen(field);
            return (
              <tr key={field.key}>
                <th scope="row">{field.label}</th>
                {records.map((record) => (
                  <td key={record.id} data-record={recordLabel(record)} data-chosen={(differs && record.id === chosen) || undefined}>
                    {open ? (
                      <Radio
                        name={`field-${field.key}`}
                        aria-label={`${field.label}: ${recordLabel(record)}`}
                        label={<FieldView field={{ ...field, relation: null }} value={record.values[field.key]} shown={record.shown?.[field.key]} />}
                        checked={record.id === chosen}
                        onChange={() => onChoice({ ...choice, [field.key]: record.id })}
                      />
                    ) : (
                      <FieldView field={{ ...field, relation: null }} value={record.values[field.key]} shown={record.shown?.[field.key]} />
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Other records that look like these, to be taken along. */
function Further({ schema, records }: { schema: ObjectSchema; records: RecordItem[] }) {
  const t = useT();
  const navigate = useNavigate();
  const [winner] = records;
  const asked = winner ? entered(schema, winner.values) : null;
  const found = useQuery({ ...likelyQuery(schema.key, asked ?? {}, winner?.id ?? null), enabled: asked !== null });
  const rest = (found.data ?? []).filter(({ id }) => !records.some((record) => record.id === id));
  if (rest.length === 0 || records.length >= MERGED_MAX) return null;
  return (
    <Group gap="xs">
      <Text size="sm">{t('merges-further')}</Text>
      {rest.map((item) => (
        <Button key={item.id} size="compact-sm" variant="default" onClick={() => void navigate({ ...linkTo(mergePath(schema.key, [...records.map(({ id }) => id), item.id])), replace: true })}>
          {[item.name, item.code].filter(Boolean).join(' · ') || item.id}
        </Button>
      ))}
    </Group>
  );
}

function Moves({ preview }: { preview: MergePreview }) {
  const t = useT();
  const formats = useFormats();
  const moves = preview.moves.map(({ label, count }) => `${label}: ${formats.integer(count)}`).join(' · ');
  return <Text size="sm">{moves ? t('merges-moves', { moves }) : t('merges-moves-none')}</Text>;
}

function Merger({ schema, ids }: { schema: ObjectSchema; ids: string[] }) {
  const t = useT();
  const { language } = useLanguage();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [wished, setWinner] = useState<string | null>(null);
  const winner = wished && ids.includes(wished) ? wished : (ids[0] ?? '');
  const [own, setOwn] = useState<Choice | null>(null);
  const [whole, setWhole] = useState(false);
  const order = [winner, ...ids.filter((id) => id !== winner)];
  const preview = useQuery({ ...mergePreviewQuery(schema.key, order, language), placeholderData: keepPreviousData });
  const unmerge = useUnmerge(schema.key);
  const merge = useCommand((ask: MergeAsk, key) => mergeRecords(ask, key), {
    onSuccess: async (done) => {
      showUndo(t('merges-done', { name: recordLabel(done.record) }), t('merges-undo'), () => unmerge.mutate(done.merge));
      await navigate({ to: recordPath(schema.key, done.record.id), replace: true });
      await Promise.all([['records'], ['duplicates', schema.key], ['network']].map((queryKey) => client.invalidateQueries({ queryKey })));
    },
    onError: async (error) => {
      if (isProblem(error) && error.code === 'version-stale') await client.invalidateQueries({ queryKey: ['merges', schema.key] });
    },
  });
  if (preview.error) return <ProblemAlert error={preview.error} retry={() => void preview.refetch()} />;
  if (!preview.data) return <Loading rows={8} />;
  // The columns stay where they are when another one is to stay.
  const found = new Map(preview.data.records.map((record) => [record.id, record]));
  const records = ids.flatMap((id) => found.get(id) ?? []);
  const ordered = order.flatMap((id) => found.get(id) ?? []);
  const choice = own ?? firstChoice(schema, ordered);
  const blocked = preview.data.problems.length > 0;
  return (
    <Stack>
      {merge.error ? <ProblemAlert error={merge.error} /> : null}
      {blocked ? (
        <Alert color="amber" title={t('merges-blocked')}>
          {preview.data.problems.map(({ code, title }) => (
            <div key={`${code}-${title}`}>{title}</div>
          ))}
        </Alert>
      ) : null}
      <Further schema={schema} records={records} />
      <Checkbox label={t('merges-whole')} checked={whole} onChange={(event) => setWhole(event.currentTarget.checked)} />
      <SideBySide
        schema={schema}
        records={records}
        winner={winner}
        onWinner={(id) => {
          setWinner(id);
          setOwn(null);
        }}
        choice={choice}
        onChoice={setOwn}
        whole={whole}
      />
      <Moves preview={preview.data} />
      <Text size="sm" c="dimmed">
        {t('merges-note')}
      </Text>
      <Group>
        <Button
          leftSection={<IconGitMerge size={16} aria-hidden />}
          loading={merge.isPending}
          disabled={blocked || preview.isFetching || records.length < 2}
          onClick={() => merge.mutate({ object: schema.key, records: ordered.map(({ id, version }) => ({ id, version })), fields: sent(choice, winner) })}
        >
          {t('merges-merge-count', { count: records.length })}
        </Button>
        <Button variant="default" component={Link} to={listPath(schema.key)}>
          {t('shell-cancel')}
        </Button>
      </Group>
    </Stack>
  );
}

export default function MergePage() {
  const t = useT();
  const { object } = useParams({ strict: false }) as { object: string };
  const { ids: text } = useSearch({ strict: false }) as { ids?: string };
  const { language } = useLanguage();
  const schema = useQuery(schemaQuery(object, language));
  const ids = mergedIds(text);
  if (schema.error) return <FailedPage error={schema.error} retry={() => void schema.refetch()} />;
  if (!schema.data) return <Loading rows={8} />;
  return (
    <Page title={t('merges-title', { objects: schema.data.plural })} back={<BackLink to={listPath(object)} label={schema.data.plural} />}>
      {ids.length < 2 || ids.length > MERGED_MAX || !schema.data.mergeable ? (
        <EmptyState
          text={t('merges-empty')}
          action={
            <Button variant="default" component={Link} to={listPath(object)}>
              {t('bulk-open-list')}
            </Button>
          }
        />
      ) : (
        <Merger key={object} schema={schema.data} ids={ids} />
      )}
    </Page>
  );
}
