/** What the log is asked for: who, what, which object, from when to when; it stands in the address. */
import { Button, NativeSelect, SimpleGrid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { AuditSearch } from '@/api/audit';
import { schemaIndexQuery } from '@/api/schema';
import { may, useMe } from '@/api/session';
import { TypedInput } from '@/entity/fields/TypedInput';
import { PersonSelect } from '@/features/users/PersonSelect';
import { ACTION_WORDS } from '@/features/records/actions';
import { useLanguage, useT } from '@/i18n/i18n';
import { BEYOND, LOG_ACTIONS, useActionWords, useObjectWords } from './words';

interface Props {
  search: AuditSearch;
  onChange: (change: AuditSearch) => void;
}

export function AuditFilters(props: Props) {
  const { search, onChange } = props;
  const t = useT();
  const me = useMe();
  const { language } = useLanguage();
  const actions = useActionWords();
  const names = useObjectWords();
  const objects = useQuery(schemaIndexQuery(language));
  const offered = [...(objects.data ?? []).map(({ key, plural }) => ({ value: key, label: plural })), ...BEYOND.map((key) => ({ value: key, label: names(key, null) }))];
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }} mb="md" style={{ alignItems: 'end' }} className="tl-no-print">
      {may(me, 'user', 'read') ? <PersonSelect label={t('audit-actor')} anybody={t('audit-any')} value={search.actor ?? null} onChange={(actor) => onChange({ actor: actor ?? undefined })} /> : null}
      <NativeSelect
        label={t('audit-action')}
        value={search.action ?? ''}
        data={[{ value: '', label: t('audit-any') }, ...[...LOG_ACTIONS, ...ACTION_WORDS].map((key) => ({ value: key, label: actions(key) }))]}
        onChange={(event) => onChange({ action: event.currentTarget.value || undefined })}
      />
      <NativeSelect
        label={t('audit-object')}
        value={search.object ?? ''}
        data={[{ value: '', label: t('audit-any') }, ...offered]}
        onChange={(event) => onChange({ object: event.currentTarget.value || undefined, record: undefined })}
      />
      <TypedInput type="date" name="from" label={t('audit-from')} value={search.from ?? ''} onChange={(from) => onChange({ from: from || undefined })} />
      <TypedInput type="date" name="to" label={t('audit-to')} value={search.to ?? ''} onChange={(to) => onChange({ to: to || undefined })} />
      {search.record ? (
        <Button variant="default" onClick={() => onChange({ record: undefined })}>
          {t('audit-all-records')}
        </Button>
      ) : null}
    </SimpleGrid>
  );
}
