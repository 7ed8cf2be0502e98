/** Points to another record: typed words search its list on the server; the id is kept, its words are shown. */
import { Loader, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import type { ListAnswer, Reference } from '@/api/records';
import { recordLabel } from '@/entity/label';
import { useLanguage, useT } from '@/i18n/i18n';
import { common, type EditProps } from './edit';
import { asReference } from './values';

const OFFERED = 20;

/** The records an object's list offers for what was typed. */
export function useCandidates(object: string | null, question: string) {
  const { language } = useLanguage();
  const [asked] = useDebouncedValue(question, 200);
  return useQuery({
    queryKey: ['records', object, 'candidates', language, asked],
    queryFn: async ({ signal }): Promise<Reference[]> => {
      const answer = await api.get<ListAnswer>(`/records/${object}`, { signal, query: { q: asked, limit: OFFERED } });
      return answer.items.map((item) => ({ id: item.id, label: recordLabel(item) }));
    },
    enabled: object !== null,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}

export function ReferenceEdit(props: EditProps) {
  const t = useT();
  const current = asReference(props.value);
  const [text, setText] = useState(current?.label ?? '');
  const typed = text === current?.label ? '' : text.trim();
  const candidates = useCandidates(props.field.relation, typed);
  const offered = candidates.data ?? [];
  const all = current && !offered.some(({ id }) => id === current.id) ? [current, ...offered] : offered;
  return (
    <Select
      {...common(props)}
      searchable
      clearable={!props.field.required}
      data={all.map(({ id, label }) => ({ value: id, label }))}
      // The server has searched already: offer all it found.
      filter={({ options }) => options}
      value={current?.id ?? null}
      searchValue={text}
      onSearchChange={setText}
      rightSection={candidates.isFetching ? <Loader size={14} /> : undefined}
      nothingFoundMessage={t('shell-nothing-found')}
      onChange={(id) => props.onChange(all.find((one) => one.id === id) ?? null)}
    />
  );
}
