/** What the log is asked for: who, what, which object, from when to when; it stands in the address. */
import { Button, NativeSelect, Select, SimpleGrid } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AuditSearch } from '@/api/audit';
import { schemaIndexQuery } from '@/api/schema';
import { may, useMe } from '@/api/session';
import { usersQuery } from '@/api/users';
import { TypedInput } from '@/entity/fields/TypedInput';
import { ACTION_WORDS } from '@/features/records/actions';
import { useLanguage, useT } from '@/i18n/i18n';
import { BEYOND, LOG_ACTIONS, useActionWords, useObjectWords } from './words';

interface Props {
  search: AuditSearch;
  /** The name of the person in the address, where an entry has told it. */
  actorName: string | null;
  onChange: (change: AuditSearch) => void;
}

function Person({ search, actorName, onChange }: Props) {
  const t = useT();
  const [typed, setTyped] = useState('');
  // Once somebody is chosen the text is name and login: the name finds the person again.
  const people = useInfiniteQuery(usersQuery({ q: typed.split(' · ')[0] ?? '', role: '', state: '' }));
  const offered = (people.data?.pages.flatMap((page) => page.items) ?? []).map(({ id, name, login }) => ({ value: id, label: name === login ? name : `${name} · ${login}` }));
  const chosen = search.actor && !offered.some(({ value }) => value === search.actor) ? [{ value: search.actor, label: actorName ?? search.actor }] : [];
  return (
    <Select
      label={t('audit-actor')}
      placeholder={t('audit-any')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('audit-any') }}
      data={[...chosen, ...offered]}
      filter={({ options }) => options}
      value={search.actor ?? null}
      onSearchChange={setTyped}
      nothingFoundMessage={t('shell-nothing-found')}
      onChange={(actor) => onChange({ actor: actor ?? undefined })}
    />
  );
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
    <SimpleGrid cols={{ base: 1, xs: 2, sm: 3, lg: 5 }} mb="md" style={{ alignItems: 'end' }} className="tl-no-print">
      {may(me, 'user', 'read') ? <Person {...props} /> : null}
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
