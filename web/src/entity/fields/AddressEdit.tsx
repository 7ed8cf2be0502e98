/** An address: its parts in one group under the field's label. An address without any part is none. */
import { Input, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useT } from '@/i18n/i18n';
import type { EditProps } from './edit';
import { FieldEdit } from './FieldEdit';
import { type AddressPart, ADDRESS_PARTS, asAddress } from './values';

const NONE = { lines: '', postcode: '', city: '', region: '', country: '' };

export default function AddressEdit({ field, value, error, bare, onChange }: EditProps) {
  const t = useT();
  const address = asAddress(value) ?? NONE;
  const set = (part: AddressPart, text: string) => {
    const next = { ...address, [part]: text };
    onChange(ADDRESS_PARTS.some((one) => next[one].trim() !== '') ? Object.fromEntries(ADDRESS_PARTS.map((one) => [one, next[one] || null])) : null);
  };
  const text = (part: 'postcode' | 'city' | 'region', length: number) => (
    <TextInput label={t(`address-${part}`)} value={address[part]} maxLength={length} onChange={(event) => set(part, event.currentTarget.value)} />
  );
  const country = { key: `${field.key}.country`, type: 'country', label: t('address-country'), required: false, options: [], relation: null, access: 'write' as const, listable: false, filterable: false, sortable: false };
  return (
    <Input.Wrapper label={bare ? undefined : field.label} labelElement="div" error={error ?? false} required={field.required} withAsterisk={field.required}>
      <Stack gap="xs" role="group" aria-label={field.label} data-field={field.key} mt={4}>
        <Textarea label={t('address-lines')} autosize minRows={2} maxRows={5} maxLength={300} value={address.lines} aria-invalid={error ? true : undefined} onChange={(event) => set('lines', event.currentTarget.value)} />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
          {text('postcode', 20)}
          {text('city', 120)}
          {text('region', 120)}
          <FieldEdit field={country} value={address.country} onChange={(next) => set('country', typeof next === 'string' ? next : '')} />
        </SimpleGrid>
      </Stack>
    </Input.Wrapper>
  );
}
