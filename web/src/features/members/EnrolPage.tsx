/** Enrols a member: name, sponsor, and optionally a place in the placement tree. */
import { Checkbox, NumberInput, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '@/api/client';
import { useCommand } from '@/api/command';
import type { NetworkHit } from '@/api/network';
import { schemaQuery } from '@/api/schema';
import { useMe } from '@/api/session';
import { LikelySame } from '@/features/duplicates/LikelySame';
import { MemberPicker } from '@/features/network/MemberPicker';
import { recordPath } from '@/app/feature';
import { canEdit } from '@/entity/fields/editable';
import { FieldEdit } from '@/entity/fields/FieldEdit';
import { TypedInput } from '@/entity/fields/TypedInput';
import { toWire } from '@/features/records/draft';
import { useLanguage, useT } from '@/i18n/i18n';
import { FormButtons, Page, ProblemAlert } from '@/ui';

const FIELDS = ['name', 'sponsor', 'placement', 'slot', 'country', 'email', 'phone', 'joined'] as const;

export default function EnrolPage() {
  const t = useT();
  const navigate = useNavigate();
  const client = useQueryClient();
  const from = useSearch({ strict: false }) as { sponsor?: string; name?: string; code?: string };
  const [sponsor, setSponsor] = useState<NetworkHit | null>(from.sponsor ? { id: from.sponsor, name: from.name ?? '', code: from.code ?? '', active: true } : null);
  // Only who may enrol anywhere may begin a tree, and only by saying so: a forgotten sponsor is not a new top.
  const me = useMe();
  const mayBegin = me.rights['member']?.['create'] === 'all';
  const [top, setTop] = useState(false);
  const [placement, setPlacement] = useState<NetworkHit | null>(null);
  const [slot, setSlot] = useState<number | string>('');
  const [values, setValues] = useState({ name: '', country: '', email: '', phone: '', joined: '' });
  const enrol = useCommand((body: Record<string, unknown>, idempotencyKey) => api.post<{ id: string; code: string }>('/members', { body, idempotencyKey }), {
    onSuccess: async (made) => {
      notifications.show({ message: t('members-enrolled', { name: values.name, code: made.code }), color: 'teal' });
      await client.invalidateQueries({ queryKey: ['network'] });
      await client.invalidateQueries({ queryKey: ['records', 'member'] });
      await navigate({ to: recordPath('member', made.id) });
    },
  });
  const schema = useQuery(schemaQuery('member', useLanguage().language)).data;
  // What the company has added and cannot do without; the rest is filled in on the member's own form.
  const own = (schema?.fields ?? []).filter((field) => field.key.startsWith('x_') && field.required && canEdit(field));
  const [added, setAdded] = useState<Record<string, unknown>>({});
  const errors = enrol.error?.fieldErrors ?? {};
  const typed = (key: keyof typeof values, type: 'country' | 'date' | 'email' | 'phone', label: string) => (
    <TypedInput type={type} name={key} label={label} value={values[key]} error={errors[key]} onChange={(value) => setValues({ ...values, [key]: value })} />
  );
  const submit = () => {
    const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== '').map(([key, value]) => [key, value.trim()]));
    const extra = own.flatMap((field) => (field.key in added ? [[field.key, toWire(field, added[field.key])]] : []));
    enrol.mutate({ ...filled, ...(extra.length > 0 ? { values: Object.fromEntries(extra) } : {}), ...(sponsor ? { sponsor: sponsor.id } : {}), ...(placement ? { placement: placement.id } : {}), ...(typeof slot === 'number' ? { slot } : {}) });
  };
  return (
    <Page title={t('members-enrol')} narrow>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack>
          {enrol.error ? <ProblemAlert error={enrol.error} shownFields={[...FIELDS, ...own.map(({ key }) => key)]} /> : null}
          <TextInput
            label={t('members-name')}
            value={values.name}
            error={errors['name']}
            required
            maxLength={200}
            onChange={(event) => setValues({ ...values, name: event.currentTarget.value })}
          />
          <MemberPicker label={t('members-sponsor')} value={sponsor} onChange={setSponsor} error={errors['sponsor']} required={!top} disabled={top} />
          {mayBegin ? (
            <Checkbox
              label={t('members-top')}
              checked={top}
              onChange={(event) => {
                setTop(event.currentTarget.checked);
                setSponsor(null);
              }}
            />
          ) : null}
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <MemberPicker tree="placement" label={t('members-placement')} value={placement} onChange={setPlacement} error={errors['placement']} />
            <NumberInput label={t('members-slot')} value={slot} onChange={setSlot} min={1} max={65535} allowDecimal={false} error={errors['slot']} disabled={!placement} />
            {typed('country', 'country', t('members-country'))}
            {typed('joined', 'date', t('members-joined'))}
            {typed('email', 'email', t('members-email'))}
            {typed('phone', 'phone', t('members-phone'))}
          </SimpleGrid>
          {own.map((field) => (
            <FieldEdit key={field.key} field={field} value={added[field.key]} currency={me.company.currency} error={errors[field.key]} onChange={(value) => setAdded({ ...added, [field.key]: value })} />
          ))}
          {schema ? <LikelySame schema={schema} values={values} record={null} /> : null}
          <FormButtons label={t('members-enrol')} loading={enrol.isPending} disabled={values.name.trim() === '' || (sponsor === null && !top)} onCancel={() => window.history.back()} />
        </Stack>
      </form>
    </Page>
  );
}
