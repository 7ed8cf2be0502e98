/**
 * Changing a record. Sends only what was changed, based on the version that was read. When somebody
 * else was faster, nothing is lost: the page shows which fields collide and goes on from their version.
 */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useCommand } from '@/api/command';
import { isProblem } from '@/api/problem';
import { type Change, type RecordItem, recordQuery, updateRecord } from '@/api/records';
import { type Field, type ObjectSchema, schemaQuery } from '@/api/schema';
import { useMe } from '@/api/session';
import { ForbiddenPage } from '@/app/Fallbacks';
import { recordPath } from '@/app/feature';
import { recordLabel } from '@/entity/label';
import { useLanguage, useT } from '@/i18n/i18n';
import { FailedPage } from '@/ui/FailedPage';
import { LeaveGuard } from '@/ui/LeaveGuard';
import { Loading } from '@/ui/Loading';
import { Page } from '@/ui/Page';
import { ConflictNotice } from './ConflictNotice';
import { changeOf, conflicts, type Draft, draftOf, isEmptyChange, rebase } from './draft';
import { KeptNotice, UnkeptNotice } from '@/ui/KeptNotice';
import { draftKey, dropDraft, isKeepable, keepDraft, readDraft } from './keptDraft';
import { isNarrow, RecordForm } from './RecordForm';

function Editor({ schema, loaded }: { schema: ObjectSchema; loaded: RecordItem }) {
  const object = schema.key;
  const t = useT();
  const { language } = useLanguage();
  const client = useQueryClient();
  const navigate = useNavigate();
  const me = useMe();
  const place = draftKey(me.user.id, object, loaded.id);
  const [kept] = useState(() => readDraft(place));
  const [restored, setRestored] = useState(kept?.base !== null && kept !== null);
  const [base, setBase] = useState(loaded);
  // What was entered before a reload goes on top of the record as it is now.
  const [draft, setDraft] = useState<Draft>(() => (kept?.base ? rebase(schema, kept.base, loaded, kept.draft) : draftOf(loaded)));
  const [collided, setCollided] = useState<Field[] | null>(() => (kept?.base && kept.base.version !== loaded.version ? conflicts(schema, kept.base, loaded, kept.draft) : null));
  const latest = useRef(draft);
  useEffect(() => {
    latest.current = draft;
  }, [draft]);
  const change = changeOf(schema, draft, base);
  const path = recordPath(object, base.id);

  const save = useCommand(({ version, change: sent }: { version: number; change: Change }, key) => updateRecord(object, base.id, version, sent, key), {
    onSuccess: async () => {
      dropDraft(place);
      notifications.show({ message: t('records-saved'), color: 'teal' });
      await client.invalidateQueries({ queryKey: ['records', object] });
      await navigate({ to: path, ignoreBlocker: true });
    },
    onError: async (error) => {
      setCollided(null);
      if (!isProblem(error) || error.code !== 'version-stale') return;
      const theirs = await client.fetchQuery({ ...recordQuery(object, base.id, language), staleTime: 0 });
      // From what stands there now, not from what was sent.
      setCollided(conflicts(schema, base, theirs, latest.current));
      setDraft((now) => rebase(schema, base, theirs, now));
      setBase(theirs);
    },
  });
  const dirty = !isEmptyChange(change);
  const unkept = dirty && !isKeepable({ draft, base });
  useEffect(() => {
    if (save.isSuccess) return;
    if (dirty) keepDraft(place, { draft, base });
    else dropDraft(place);
  }, [place, draft, base, dirty, save.isSuccess]);
  const discard = () => {
    dropDraft(place);
    setDraft(draftOf(base));
    setCollided(null);
    setRestored(false);
  };
  return (
    <>
    {/* A reload loses nothing: what was entered is kept. */}
    <LeaveGuard dirty={dirty && !save.isSuccess} unkept={unkept} onLeave={() => dropDraft(place)} />
    <RecordForm
      id={base.id}
      base={base}
      schema={schema}
      draft={draft}
      onDraft={setDraft}
      saving={save.isPending}
      error={save.error}
      notice={
        collided || restored || unkept ? (
          <>
            {unkept ? <UnkeptNotice /> : null}
            {restored ? <KeptNotice onDiscard={discard} /> : null}
            {collided ? <ConflictNotice fields={collided} theirs={base} /> : null}
          </>
        ) : undefined
      }
      onSave={() => (dirty ? save.mutate({ version: base.version, change }) : void navigate({ to: path }))}
      cancel={
        <Button variant="default" component={Link} to={path}>
          {t('shell-cancel')}
        </Button>
      }
    />
    </>
  );
}

export default function EditPage() {
  const t = useT();
  const { object, id } = useParams({ strict: false }) as { object: string; id: string };
  const { language } = useLanguage();
  const schema = useQuery(schemaQuery(object, language));
  // Not read again in the background: what is on the screen must stay what the version says.
  const record = useQuery({ ...recordQuery(object, id, language), staleTime: Infinity, refetchOnMount: 'always' });
  const error = schema.error ?? record.error;
  if (error) return <FailedPage error={error} retry={() => void Promise.all([schema.refetch(), record.refetch()])} />;
  if (!schema.data || !record.data || (record.isFetching && !record.isFetchedAfterMount)) return <Loading rows={8} />;
  if (!record.data.can['update']) return <ForbiddenPage />;
  return (
    <Page narrow={isNarrow(schema.data)} title={t('records-edit-title', { name: recordLabel(record.data) })}>
      <Editor key={id} schema={schema.data} loaded={record.data} />
    </Page>
  );
}
