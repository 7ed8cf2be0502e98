/** Finds whoever a request is about: a record of a person, or somebody who signs in. */
import { Select, SimpleGrid } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import type { PersonRef } from '@/api/privacy';
import { may, useMe } from '@/api/session';
import { PersonSelect } from '@/features/users/PersonSelect';
import { useLanguage, useT } from '@/i18n/i18n';

interface Hit {
  object: string;
  id: string;
  code: string | null;
  label: string;
}

const PEOPLE = new Set(['member', 'account', 'employee']);
/** Shorter questions find nobody. */
const LETTERS_MIN = 2;

export function PersonSearch({ onFound }: { onFound: (person: PersonRef) => void }) {
  const t = useT();
  const me = useMe();
  const { language } = useLanguage();
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), 150);
  const hits = useQuery({
    queryKey: ['search', language, 'people', asked],
    queryFn: async ({ signal }) => (await api.get<{ items: Hit[] }>('/search', { signal, query: { q: asked, limit: 50 } })).items,
    enabled: asked.length >= LETTERS_MIN,
    placeholderData: keepPreviousData,
  });
  const found = asked.length >= LETTERS_MIN ? (hits.data ?? []).filter(({ object }) => PEOPLE.has(object)) : [];
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <Select
        label={t('privacy-search')}
        placeholder={t('privacy-search-hint')}
        searchable
        value={null}
        searchValue={typed}
        onSearchChange={setTyped}
        data={found.map(({ object, id, code, label }) => ({ value: `${object}/${id}`, label: [label, code].filter(Boolean).join(' · ') }))}
        filter={({ options }) => options}
        nothingFoundMessage={t('shell-nothing-found')}
        onChange={(value) => {
          const [object, record] = value?.split('/') ?? [];
          if (object && record) onFound({ object, record });
        }}
      />
      {may(me, 'user', 'read') ? <PersonSelect label={t('privacy-user')} anybody="–" value={null} onChange={(id) => (id ? onFound({ object: 'user', record: id }) : undefined)} /> : null}
    </SimpleGrid>
  );
}
