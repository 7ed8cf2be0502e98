/** Chooses a person who may sign in, by name or login. Whoever is chosen keeps the same words however one types on. */
import { Select } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type User, userQuery, usersQuery } from '@/api/users';
import { useT } from '@/i18n/i18n';

interface PersonSelectProps {
  label: string;
  /** Said where nobody is chosen; then it may be cleared. */
  anybody?: string;
  value: string | null;
  onChange: (id: string | null) => void;
}

function wordsOf({ name, login }: Pick<User, 'name' | 'login'>): string {
  return name === login ? name : `${name} · ${login}`;
}

export function PersonSelect({ label, anybody, value, onChange }: PersonSelectProps) {
  const t = useT();
  const [typed, setTyped] = useState('');
  // Once somebody is chosen the text is name and login: the name finds the person again.
  const people = useInfiniteQuery(usersQuery({ q: typed.split(' · ')[0] ?? '', role: '', state: '' }));
  // The input takes up the words of the chosen one whenever they change: they must not depend on what is offered.
  const one = useQuery({ ...userQuery(value ?? ''), enabled: value !== null });
  const offered = (people.data?.pages.flatMap((page) => page.items) ?? []).map((person) => ({ value: person.id, label: wordsOf(person) }));
  const chosen = value !== null && !offered.some((person) => person.value === value) ? [{ value, label: one.data ? wordsOf(one.data) : '…' }] : [];
  return (
    <Select
      label={label}
      {...(anybody === undefined ? { allowDeselect: false } : { placeholder: anybody, clearable: true, clearButtonProps: { 'aria-label': anybody } })}
      searchable
      data={[...chosen, ...offered]}
      filter={({ options }) => options}
      value={value}
      onSearchChange={setTyped}
      error={people.error || one.error ? t('shell-figure-failed') : undefined}
      nothingFoundMessage={t('shell-nothing-found')}
      onChange={onChange}
    />
  );
}
