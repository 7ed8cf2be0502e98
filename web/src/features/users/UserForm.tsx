/** The fields of a person who may sign in. Offers only roles the reader may give; a role held already can be kept. */
import { MultiSelect, NativeSelect, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { ProblemError } from '@/api/problem';
import { may, useMe } from '@/api/session';
import { type User, type UserLink, userRolesQuery, type UserValues } from '@/api/users';
import { plainField, useLeftCheck } from '@/entity/fields/useLeftCheck';
import { useCandidates } from '@/entity/fields/ReferenceEdit';
import { LANGUAGE_NAMES, LANGUAGES, useLanguage, useT } from '@/i18n/i18n';
import { zones } from '@/i18n/zone';
import { FormButtons, ProblemAlert } from '@/ui';
import { KeptForm } from '@/ui/KeptForm';
import { useKept } from '@/ui/useKept';

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
      nothingFoundMessage={t(candidates.error ? 'shell-figure-failed' : 'shell-nothing-found')}
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
  const kept = useKept(`user:${user?.id ?? 'new'}`, {
    login: '',
    name: user?.name ?? '',
    email: user?.email ?? '',
    language: user?.language ?? (me.company.languages.includes(reading) ? reading : (me.company.languages[0] ?? reading)),
    zone: user?.zone ?? me.company.zone,
    held: user?.roles ?? [],
    unit: user?.unit ?? null,
    employee: user?.employee ?? null,
    member: user?.member ?? null,
  });
  const { login, name, email, language, zone, held, unit, employee, member } = kept.value;
  const mail = useLeftCheck(plainField('email', 'email'), email);
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
        <KeptForm kept={kept} />
        {error ? <ProblemAlert error={error} shownFields={FIELDS} /> : null}
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {user ? null : (
            <TextInput label={t('users-login')} description={t('users-login-hint')} withAsterisk autoCapitalize="none" autoComplete="off" spellCheck={false} value={login} error={errors['login']} onChange={(event) => kept.set({ login: event.currentTarget.value })} />
          )}
          <TextInput label={t('users-email')} description={t('users-email-hint')} type="email" autoComplete="off" value={email} error={errors['email'] ?? mail.error} onFocus={mail.onFocus} onBlur={mail.onBlur} onChange={(event) => kept.set({ email: event.currentTarget.value })} />
          <TextInput label={t('users-name')} autoComplete="off" value={name} error={errors['name']} maxLength={200} onChange={(event) => kept.set({ name: event.currentTarget.value })} />
          <MultiSelect
            label={t('users-roles')}
            description={own ? t('users-roles-own') : undefined}
            data={(roles.data ?? []).map((role) => ({ value: role.key, label: role.name, disabled: !role.grantable && !held.includes(role.key) }))}
            value={held}
            readOnly={own}
            error={errors['roles'] ?? (roles.error ? t('shell-figure-failed') : undefined)}
            searchable
            nothingFoundMessage={t('shell-nothing-found')}
            onChange={(keys) => kept.set({ held: keys })}
          />
          <NativeSelect label={t('shell-language')} value={language} error={errors['language']} data={LANGUAGES.filter((one) => one === user?.language || me.company.languages.includes(one)).map((value) => ({ value, label: LANGUAGE_NAMES[value] }))} onChange={(event) => kept.set({ language: event.currentTarget.value })} />
          <Select label={t('shell-zone')} searchable allowDeselect={false} value={zone} error={errors['zone']} data={zones(zone, me.company.zone)} nothingFoundMessage={t('shell-nothing-found')} onChange={(value) => kept.set({ zone: value ?? zone })} />
          {picker('unit', t('users-unit'), unit, (link) => kept.set({ unit: link }))}
          {picker('employee', t('users-employee'), employee, (link) => kept.set({ employee: link }))}
          {picker('member', t('users-member'), member, (link) => kept.set({ member: link }))}
        </SimpleGrid>
        <FormButtons label={label} loading={pending} disabled={!user && login.trim() === ''} onCancel={onCancel} />
      </Stack>
    </form>
  );
}
