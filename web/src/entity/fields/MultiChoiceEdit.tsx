/** Any of a list of choices. */
import { MultiSelect } from '@mantine/core';
import { useT } from '@/i18n/i18n';
import { common, type EditProps } from './edit';
import { plainText } from './values';

export default function MultiChoiceEdit(props: EditProps) {
  const t = useT();
  return (
    <MultiSelect
      {...common(props)}
      data={props.field.options}
      value={Array.isArray(props.value) ? props.value.map(plainText) : []}
      searchable={props.field.options.length > 8}
      clearable={!props.field.required}
      nothingFoundMessage={t('shell-nothing-found')}
      onChange={(keys) => props.onChange(keys.length > 0 ? keys : null)}
    />
  );
}
