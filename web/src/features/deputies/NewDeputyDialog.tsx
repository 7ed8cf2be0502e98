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
import { KeptForm } from '@/ui/KeptForm';
import { useKept } from '@/ui/useKept';

const FIELDS = ['deputy', 'roles', 'from', 'until', 'note'] as const;

interface Chosen {
  value: string;
  label: string;
}

interface Entered {
  person: string;
  deputy: Chosen | null;
  roles: string[];
  from: string;
  until: string;
  note: string;
}

interface ColleagueProps {
  chosen: Chosen | null;
  error: string | undefined;
  onChange: (colleague: Chosen | null) => void;
}

/** A colleague, found by name among the people one may assign records to. */
function Colleague({ chosen, error, onChange }: ColleagueProps) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed, 200);
  const found = useQuery({ ...ownersQuery(chosen ? '' : asked), placeholderData: keepPreviousData });
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
      value={chosen?.value ?? null}
      error={error}
      nothingFoundMessage={t('shell-nothing-found')}
      onSearchChange={setTyped}
      onChange={(id, option) => onChange(id ? option : null)}
    />
  );
}

export function NewDeputyDialog({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const t = useT();
  const me = useMe();
  const { language } = useLanguage();
  const kept = useKept<Entered>('deputy:new', { person: me.user.id, deputy: null, roles: [], from: '', until: '', note: '' });
  const { person, roles, from, until, note } = kept.value;
  const deputy = kept.value.deputy?.value ?? null;
  const lendable = useQuery(lendableQuery(person === me.user.id ? null : person, language));
  const send = useCommand(nameDeputy, {
    onSuccess: () => {
      kept.forget();
      onDone();
    },
  });
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
          <KeptForm dialog kept={kept} />
          {send.error ? <ProblemAlert error={send.error} shownFields={FIELDS} /> : null}
          {lendable.error ? <ProblemAlert error={lendable.error} retry={() => void lendable.refetch()} /> : null}
          {may(me, 'user', 'update') ? (
            <PersonSelect
              label={t('deputies-person')}
              value={person}
              onChange={(id) => {
                kept.set({ person: id ?? me.user.id, roles: [] });
              }}
            />
          ) : null}
          <Colleague chosen={kept.value.deputy} error={errors['deputy']} onChange={(colleague) => kept.set({ deputy: colleague })} />
          <MultiSelect
            label={t('deputies-roles')}
            description={t('deputies-roles-hint')}
            withAsterisk
            data={(lendable.data ?? []).map(({ key, name }) => ({ value: key, label: name }))}
            value={roles}
            error={errors['roles']}
            onChange={(keys) => kept.set({ roles: keys })}
          />
          <TypedInput type="date" name="from" required label={t('deputies-from')} value={from} error={errors['from']} onChange={(day) => kept.set({ from: day })} />
          <TypedInput type="date" name="until" required label={t('deputies-until')} value={until} error={errors['until']} onChange={(day) => kept.set({ until: day })} />
          <TextInput label={t('deputies-note')} autoComplete="off" maxLength={200} value={note} error={errors['note']} onChange={(event) => kept.set({ note: event.currentTarget.value })} />
          <FormButtons
            label={t('deputies-name')} loading={send.isPending} disabled={!deputy || roles.length === 0 || !from || !until}
            onCancel={() => {
              kept.forget();
              onClose();
            }}
          />
        </Stack>
      </form>
    </Modal>
  );
}
