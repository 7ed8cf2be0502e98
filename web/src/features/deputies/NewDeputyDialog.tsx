/** A new entry: who is absent, who stands in, with which roles, on which days. */
import { Modal, MultiSelect, Select, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ownersQuery } from '@/api/bulk';
import { useCommand } from '@/api/command';
import { lendableQuery, type NewDeputy, nameDeputy } from '@/api/deputies';
import { may, useMe } from '@/api/session';
import { TypedInput } from '@/entity/fields/TypedInput';
import { PersonSelect } from '@/features/users/PersonSelect';
import { useLanguage, useT } from '@/i18n/i18n';
import { FormButtons, ProblemAlert } from '@/ui';

const FIELDS = ['deputy', 'roles', 'from', 'until', 'note'] as const;

interface ColleagueProps {
  value: string | null;
  error: string | undefined;
  onChange: (id: string | null) => void;
}

/** A colleague, found by name among the people one may assign records to. */
function Colleague({ value, error, onChange }: ColleagueProps) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed, 200);
  const found = useQuery({ ...ownersQuery(value ? '' : asked), placeholderData: keepPreviousData });
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null);
  const offered = (found.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const data = chosen && !offered.some((one) => one.value === chosen.value) ? [chosen, ...offered] : offered;
  return (
    <Select
      label={t('deputies-deputy')}
      withAsterisk
      searchable
      data={data}
      // The server has searched already: offer all it found.
      filter={({ options }) => options}
      value={value}
      error={error}
      nothingFoundMessage={t('shell-nothing-found')}
      onSearchChange={setTyped}
      onChange={(id, option) => {
        setChosen(id ? option : null);
        onChange(id);
      }}
    />
  );
}

export function NewDeputyDialog({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const t = useT();
  const me = useMe();
  const { language } = useLanguage();
  const [person, setPerson] = useState(me.user.id);
  const [deputy, setDeputy] = useState<string | null>(null);
  const [roles, setRoles] = useState<string[]>([]);
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [note, setNote] = useState('');
  const lendable = useQuery(lendableQuery(person === me.user.id ? null : person, language));
  const send = useCommand(nameDeputy, { onSuccess: onDone });
  const errors = send.error?.fieldErrors ?? {};
  const body: NewDeputy = {
    ...(person === me.user.id ? {} : { person }),
    deputy: deputy ?? '',
    roles,
    from,
    until,
    ...(note.trim() ? { note: note.trim() } : {}),
  };
  return (
    <Modal opened onClose={onClose} title={t('deputies-new')} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate(body);
        }}
      >
        <Stack>
          {send.error ? <ProblemAlert error={send.error} shownFields={FIELDS} /> : null}
          {lendable.error ? <ProblemAlert error={lendable.error} retry={() => void lendable.refetch()} /> : null}
          {may(me, 'user', 'update') ? (
            <PersonSelect
              label={t('deputies-person')}
              value={person}
              onChange={(id) => {
                setPerson(id ?? me.user.id);
                setRoles([]);
              }}
            />
          ) : null}
          <Colleague value={deputy} error={errors['deputy']} onChange={setDeputy} />
          <MultiSelect
            label={t('deputies-roles')}
            description={t('deputies-roles-hint')}
            withAsterisk
            data={(lendable.data ?? []).map(({ key, name }) => ({ value: key, label: name }))}
            value={roles}
            error={errors['roles']}
            onChange={setRoles}
          />
          <TypedInput type="date" name="from" required label={t('deputies-from')} value={from} error={errors['from']} onChange={setFrom} />
          <TypedInput type="date" name="until" required label={t('deputies-until')} value={until} error={errors['until']} onChange={setUntil} />
          <TextInput label={t('deputies-note')} autoComplete="off" maxLength={200} value={note} error={errors['note']} onChange={(event) => setNote(event.currentTarget.value)} />
          <FormButtons label={t('deputies-name')} loading={send.isPending} disabled={!deputy || roles.length === 0 || !from || !until} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
