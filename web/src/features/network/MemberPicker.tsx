/** Finds one member of the caller's network by code or name, from the second letter on. */
import { Loader, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { memberSearchQuery, type NetworkHit, type TreeKind } from '@/api/network';
import { useT } from '@/i18n/i18n';

interface MemberPickerProps {
  tree?: TreeKind;
  label?: string;
  /** For a picker without a visible label. */
  hint?: string;
  value: NetworkHit | null;
  onChange: (member: NetworkHit | null) => void;
  error?: ReactNode;
  required?: boolean;
  disabled?: boolean;
}

export function MemberPicker({ tree = 'sponsor', label, hint, value, onChange, error, required = false, disabled = false }: MemberPickerProps) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 200);
  const hits = useQuery(memberSearchQuery(tree, q.length > 1 ? q : ''));
  const items = [...(hits.data ?? []), ...(value && !hits.data?.some(({ id }) => id === value.id) ? [value] : [])];
  return (
    <Select
      label={label}
      {...(label ? {} : { 'aria-label': hint ?? t('network-jump') })}
      placeholder={hint}
      searchable
      clearable
      withAsterisk={required}
      disabled={disabled}
      error={error}
      data={items.map((hit) => ({ value: hit.id, label: `${hit.name} · ${hit.code}` }))}
      // The server has chosen already; filtering here would hide hits found by other spellings.
      filter={({ options }) => options}
      value={value?.id ?? null}
      onChange={(id) => onChange(items.find((hit) => hit.id === id) ?? null)}
      onSearchChange={setTyped}
      nothingFoundMessage={q.length > 1 && hits.isSuccess ? t('network-jump-none') : null}
      rightSection={hits.isFetching ? <Loader size={16} /> : undefined}
    />
  );
}
