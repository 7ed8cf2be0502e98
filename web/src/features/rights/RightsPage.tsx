/** Asks why somebody may or may not do something, and shows the answer role by role. */
import { Alert, NativeSelect, Select, SimpleGrid, Stack, Table, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { ACTIONS, type RightExplained, rightQuery, type RightSearch, type RoleShare } from '@/api/rights';
import { schemaIndexQuery, schemaQuery } from '@/api/schema';
import { may, useMe } from '@/api/session';
import { useCandidates } from '@/entity/fields/ReferenceEdit';
import { PersonSelect } from '@/features/users/PersonSelect';
import { useFormats, useLanguage, useT } from '@/i18n/i18n';
import { Loading, Page, Panel, ProblemAlert } from '@/ui';

interface Props {
  search: RightSearch;
  ask: (change: RightSearch) => void;
}

function RecordSelect({ search, ask }: Props) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const found = useCandidates(search.object ?? null, typed.trim());
  const offered = (found.data ?? []).map(({ id, label }) => ({ value: id, label: label ?? id }));
  const chosen = search.record && !offered.some(({ value }) => value === search.record) ? [{ value: search.record, label: typed || search.record }] : [];
  return (
    <Select
      label={t('rights-record')}
      placeholder={t('rights-any-record')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('rights-any-record') }}
      disabled={!search.object}
      data={[...chosen, ...offered]}
      filter={({ options }) => options}
      value={search.record ?? null}
      onSearchChange={setTyped}
      nothingFoundMessage={t('shell-nothing-found')}
      onChange={(record) => ask({ record: record ?? undefined })}
    />
  );
}

function Question({ search, ask }: Props) {
  const t = useT();
  const me = useMe();
  const { language } = useLanguage();
  const objects = useQuery(schemaIndexQuery(language));
  const schema = useQuery({ ...schemaQuery(search.object ?? '', language), enabled: Boolean(search.object) });
  const none = { value: '', label: '–' };
  const known = (objects.data ?? []).map(({ key, plural }) => ({ value: key, label: plural }));
  // An object one has no right to is asked about by its key: its words are not shown to everybody.
  const named = search.object && !known.some(({ value }) => value === search.object) ? [{ value: search.object, label: search.object }] : [];
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} mb="md">
      {may(me, 'user', 'read') ? <PersonSelect label={t('rights-person')} value={search.user ?? me.user.id} onChange={(user) => ask({ user: user ?? undefined })} /> : null}
      <NativeSelect
        label={t('rights-object')}
        value={search.object ?? ''}
        data={[none, ...named, ...known]}
        onChange={(event) => ask({ object: event.currentTarget.value || undefined, record: undefined, field: undefined })}
      />
      <NativeSelect
        label={t('rights-action')}
        value={search.action ?? ''}
        data={[none, ...ACTIONS.map((value) => ({ value, label: t(`rights-action-${value}`) }))]}
        onChange={(event) => ask({ action: event.currentTarget.value || undefined })}
      />
      <RecordSelect key={search.object} search={search} ask={ask} />
      <NativeSelect
        label={t('rights-field')}
        value={search.field ?? ''}
        disabled={!search.object}
        data={[{ value: '', label: t('rights-any-field') }, ...(schema.data?.fields ?? []).map(({ key, label }) => ({ value: key, label }))]}
        onChange={(event) => ask({ field: event.currentTarget.value || undefined })}
      />
    </SimpleGrid>
  );
}

function RoleTable({ roles, search }: { roles: RoleShare[]; search: RightSearch }) {
  const t = useT();
  return (
    <Table.ScrollContainer minWidth={320}>
      <Table fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('rights-role')}</Table.Th>
            <Table.Th>{t('rights-entry')}</Table.Th>
            <Table.Th>{t('rights-scope')}</Table.Th>
            {search.record ? <Table.Th>{t('rights-record')}</Table.Th> : null}
            {search.field ? <Table.Th>{t('rights-field')}</Table.Th> : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {roles.map((role) => (
            <Table.Tr key={role.key}>
              <Table.Td>{role.name}</Table.Td>
              <Table.Td>{t(`rights-entry-${role.entry}`)}</Table.Td>
              <Table.Td>{t(`rights-scope-${role.scope}`)}</Table.Td>
              {search.record ? <Table.Td>{role.reaches === null ? '–' : t(role.reaches ? 'rights-reaches' : 'rights-reaches-not')}</Table.Td> : null}
              {search.field ? <Table.Td>{role.field === null ? '–' : t(`rights-field-${role.field}`)}</Table.Td> : null}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Answer({ answer, search }: { answer: RightExplained; search: RightSearch }) {
  const t = useT();
  const formats = useFormats();
  const Icon = answer.allowed ? IconCircleCheck : IconCircleX;
  return (
    <Stack aria-live="polite">
      <Alert role="status" color={answer.allowed ? 'teal' : 'red'} icon={<Icon aria-hidden />} title={t(answer.allowed ? 'rights-yes' : 'rights-no', { name: answer.name })}>
        <Text size="sm">{t(`rights-reason-${answer.reason}`)}</Text>
      </Alert>
      <Panel title={t('rights-roles')}>
        {answer.roles.length === 0 ? <Text size="sm">{t('rights-no-roles')}</Text> : <RoleTable roles={answer.roles} search={search} />}
      </Panel>
      {answer.deputies.map(({ person, until, roles }) => (
        <Panel key={`${person} ${until}`} title={t('rights-deputy', { person, until: formats.date(until) })}>
          <RoleTable roles={roles} search={search} />
        </Panel>
      ))}
    </Stack>
  );
}

export default function RightsPage() {
  const t = useT();
  const navigate = useNavigate();
  const { language } = useLanguage();
  const search = useSearch({ strict: false }) as RightSearch;
  const found = useQuery(rightQuery(search, language));
  const ask = (change: RightSearch) => void navigate({ to: '/rights' as never, search: { ...search, ...change } as never, replace: true });
  return (
    <Page title={t('rights-title')}>
      <Text size="sm" mb="md">
        {t('rights-text')}
      </Text>
      <Question search={search} ask={ask} />
      {found.error ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : null}
      {found.isLoading ? <Loading rows={3} height={44} /> : null}
      {found.data ? <Answer answer={found.data} search={search} /> : null}
    </Page>
  );
}
