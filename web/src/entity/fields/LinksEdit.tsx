/** Points to several records: typed words search their list on the server; what is chosen stays, whatever is searched for next. */
import { Loader, MultiSelect } from '@mantine/core';
import { useState } from 'react';
import { useT } from '@/i18n/i18n';
import { common, type EditProps } from './edit';
import { useCandidates } from './ReferenceEdit';
import { asReferences } from './values';

export default function LinksEdit(props: EditProps) {
  const t = useT();
  const chosen = asReferences(props.value);
  const [text, setText] = useState('');
  const candidates = useCandidates(props.field.relation, text.trim());
  const offered = (candidates.data ?? []).filter(({ id }) => !chosen.some((one) => one.id === id));
  const all = [...chosen, ...offered];
  return (
    <MultiSelect
      {...common(props)}
      searchable
      clearable={!props.field.required}
      data={all.map(({ id, label }) => ({ value: id, label }))}
      // The server has searched already: offer all it found.
      filter={({ options }) => options}
      value={chosen.map(({ id }) => id)}
      searchValue={text}
      onSearchChange={setText}
      hidePickedOptions
      rightSection={candidates.isFetching ? <Loader size={14} /> : undefined}
      nothingFoundMessage={t('shell-nothing-found')}
      onChange={(ids) => {
        setText('');
        props.onChange(ids.length > 0 ? ids.flatMap((id) => all.find((one) => one.id === id) ?? []) : null);
      }}
    />
  );
}
