/** A new record. A second click, or a second try after a lost connection, makes no second record. */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useCommand } from '@/api/command';
import { type Change, createRecord } from '@/api/records';
import { type ObjectSchema, schemaQuery } from '@/api/schema';
import { useMe } from '@/api/session';
import { listPath, recordPath } from '@/app/feature';
import { useLanguage, useT } from '@/i18n/i18n';
import { todayIn } from '@/i18n/zone';
import { FailedPage } from '@/ui/FailedPage';
import { LeaveGuard } from '@/ui/LeaveGuard';
import { Loading } from '@/ui/Loading';
import { Page } from '@/ui/Page';
import { changeOf, type Draft, newDraft } from './draft';
import { KeptNotice, UnkeptNotice } from '@/ui/KeptNotice';
import { draftKey, dropDraft, isKeepable, keepDraft, readDraft } from './keptDraft';
import { isNarrow, RecordForm } from './RecordForm';

function Creator({ schema }: { schema: ObjectSchema }) {
  const object = schema.key;
  const t = useT();
  const client = useQueryClient();
  const me = useMe();
  const navigate = useNavigate();
  const place = draftKey(me.user.id, object, null);
  const fresh = () => newDraft(schema, me.company.currency, todayIn(me.user.zone));
  const [kept, setKept] = useState(() => readDraft(place));
  const [draft, setDraft] = useState<Draft>(() => kept?.draft ?? fresh());
  const [entered, setEntered] = useState(kept !== null);
  const unkept = !isKeepable({ draft, base: null });
  const create = useCommand((change: Change, key) => createRecord(object, change, key), {
    onSuccess: async (record) => {
      dropDraft(place);
      notifications.show({ message: t('records-created'), color: 'teal' });
      await client.invalidateQueries({ queryKey: ['records', object] });
      await navigate({ to: recordPath(object, record.id), replace: true, ignoreBlocker: true });
    },
  });
  useEffect(() => {
    if (entered && !create.isSuccess) keepDraft(place, { draft, base: null });
  }, [place, draft, entered, create.isSuccess]);
  const discard = () => {
    dropDraft(place);
    setEntered(false);
    setKept(null);
    setDraft(fresh());
  };
  return (
    <>
    <LeaveGuard dirty={entered && !create.isSuccess} unkept={unkept} onLeave={() => dropDraft(place)} />
    <RecordForm
      isNew
      schema={schema}
      draft={draft}
      onDraft={(change) => {
        setEntered(true);
        setDraft(change);
      }}
      notice={unkept ? <UnkeptNotice /> : kept ? <KeptNotice onDiscard={discard} /> : undefined}
      saving={create.isPending}
      error={create.error}
      onSave={() => create.mutate(changeOf(schema, draft, null))}
      cancel={
        <Button variant="default" component={Link} to={listPath(object)}>
          {t('shell-cancel')}
        </Button>
      }
    />
    </>
  );
}

export default function NewPage() {
  const t = useT();
  const { object } = useParams({ strict: false }) as { object: string };
  const { language } = useLanguage();
  const schema = useQuery(schemaQuery(object, language));
  if (schema.error) return <FailedPage error={schema.error} retry={() => void schema.refetch()} />;
  if (!schema.data) return <Loading rows={8} />;
  return (
    <Page narrow={isNarrow(schema.data)} title={t('records-new-title', { object: schema.data.singular })}>
      <Creator key={object} schema={schema.data} />
    </Page>
  );
}
