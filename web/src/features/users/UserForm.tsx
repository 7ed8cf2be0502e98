/** The fields of a person who may sign in. Offers only roles the reader may give; a role held already can be kept. */
import { Button, Group, MultiSelect, NativeSelect, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { ProblemError } from '@/api/problem';
import { may, useMe } from '@/api/session';
import { type User, type UserLink, userRolesQuery, type UserValues } from '@/api/users';
import { useCandidates } from '@/entity/fields/ReferenceEdit';
import { LANGUAGE_NAMES, LANGUAGES, useLanguage, useT } from '@/i18n/i18n';
import { zones } from '@/i18n/zone';
import { ProblemAlert } from '@/ui';

const FIELDS = ['login', 'name', 'email', 'language', 'zone', 'roles', 'unit', 'employee', 'member'] as const;

interface RecordPickerProps {
  object: string;
  label: string;
  value: UserLink | null;
  error?: string | undefined;
  onChange: (link: UserLink | null) => void;
}

/** Chooses a record by name or code; its id is kept. */
function RecordPicker({ object, label, value, error, onChange }: RecordPickerProps) {
  const t = useT();
  const shown = value ? (value.label ?? value.id) : '';
  const [text, setText] = useState(shown);
  const candidates = useCandidates(object, text === shown ? '' : text.trim());
  const offered = candidates.data ?? [];
  const all = value && !offered.some(({ id }) => id === value.id) ? [{ id: value.id, label: shown }, ...offered] : offered;
  return (
    <Select
      label={label}
      error={error}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': `${t('shell-none')}: ${label}` }}
      data={all.map((one) => ({ value: one.id, label: one.label ?? one.id }))}
      filter={({ options }) => options}
      value={value?.id ?? null}
      searchValue={text}
      onSearchChange={setText}
      nothingFoundMessage={t('shell-nothing-found')}
      onChange={(id) => onChange(all.find((one) => one.id === id) ?? null)}
    />
  );
}

interface UserFormProps {
  /** The person as saved; none for a new one. */
  user?: User;
  label: string;
  pending: boolean;
  error: ProblemError | null;
  onSave: (values: UserValues) => void;
  onCancel: () => void;
}

export function UserForm({ user, label, pending, error, onSave, onCancel }: UserFormProps) {
  const t = useT();
  const me = useMe();
  const { language: reading } = useLanguage();
  const roles = useQuery(userRolesQuery(reading));
  const [login, setLogin] = useState('');
  const [name, setName] = useState(user?.name ?? '');
  const [email, setEmail] = useState(user?.email ?? '');
  const [language, setLanguage] = useState(user?.language ?? (me.company.languages.includes(reading) ? reading : (me.company.languages[0] ?? reading)));
  const [zone, setZone] = useState(user?.zone ?? me.company.zone);
  const [held, setHeld] = useState(user?.roles ?? []);
  const [unit, setUnit] = useState(user?.unit ?? null);
  const [employee, setEmployee] = useState(user?.employee ?? null);
  const [member, setMember] = useState(user?.member ?? null);
  const errors = error?.fieldErrors ?? {};
  const own = user?.id === me.user.id;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave({
      ...(user ? {} : { login: login.trim() }),
      name: name.trim() || login.trim(),
      email: email.trim() || null,
      language,
      zone,
      roles: held,
      unit: unit?.id ?? null,
      employee: employee?.id ?? null,
      member: member?.id ?? null,
    });
  };
  const picker = (object: string, text: string, value: UserLink | null, set: (link: UserLink | null) => void) =>
    may(me, object, 'read') ? <RecordPicker object={object} label={text} value={value} error={errors[object]} onChange={set} /> : null;
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {error ? <ProblemAlert error={error} shownFields={FIELDS} /> : null}
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {user ? null : (
            <TextInput label={t('users-login')} description={t('users-login-hint')} withAsterisk autoCapitalize="none" autoComplete="off" spellCheck={false} value={login} error={errors['login']} onChange={(event) => setLogin(event.currentTarget.value)} />
          )}
          <TextInput label={t('users-email')} description={t('users-email-hint')} type="email" autoComplete="off" value={email} error={errors['email']} onChange={(event) => setEmail(event.currentTarget.value)} />
          <TextInput label={t('users-name')} autoComplete="off" value={name} error={errors['name']} maxLength={200} onChange={(event) => setName(event.currentTarget.value)} />
          <MultiSelect
            label={t('users-roles')}
            description={own ? t('users-roles-own') : undefined}
            data={(roles.data ?? []).map((role) => ({ value: role.key, label: role.name, disabled: !role.grantable && !held.includes(role.key) }))}
            value={held}
            readOnly={own}
            error={errors['roles']}
            searchable
            nothingFoundMessage={t('shell-nothing-found')}
            onChange={setHeld}
          />
          <NativeSelect label={t('shell-language')} value={language} error={errors['language']} data={LANGUAGES.filter((one) => one === user?.language || me.company.languages.includes(one)).map((value) => ({ value, label: LANGUAGE_NAMES[value] }))} onChange={(event) => setLanguage(event.currentTarget.value)} />
          <Select label={t('shell-zone')} searchable allowDeselect={false} value={zone} error={errors['zone']} data={zones(zone, me.company.zone)} nothingFoundMessage={t('shell-nothing-found')} onChange={(value) => setZone(value ?? zone)} />
          {picker('unit', t('users-unit'), unit, setUnit)}
          {picker('employee', t('users-employee'), employee, setEmployee)}
          {picker('member', t('users-member'), member, setMember)}
        </SimpleGrid>
        <Group>
          <Button type="submit" loading={pending} disabled={!user && login.trim() === ''}>
            {label}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('shell-cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
