/** Enrols a member: name, sponsor, and optionally a place in the placement tree. */
import { Checkbox, NumberInput, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { api } from '@/api/client';
import { useCommand } from '@/api/command';
import type { NetworkHit } from '@/api/network';
import { schemaQuery } from '@/api/schema';
import { useMe } from '@/api/session';
import { LikelySame } from '@/features/duplicates/LikelySame';
import { MemberPicker } from '@/features/network/MemberPicker';
import { recordPath } from '@/app/feature';
import { canEdit } from '@/entity/fields/editable';
import { TypedInput } from '@/entity/fields/TypedInput';
import { toWire } from '@/features/records/draft';
import { useLanguage, useT } from '@/i18n/i18n';
import { FormButtons, Loading, Page, ProblemAlert } from '@/ui';
import { KeptForm } from '@/ui/KeptForm';
import { useKept } from '@/ui/useKept';

const FIELDS = ['name', 'sponsor', 'placement', 'slot', 'country', 'email', 'phone', 'joined'] as const;

/** Only where the company has added fields. */
const FieldEdit = lazy(async () => ({ default: (await import('@/entity/fields/FieldEdit')).FieldEdit }));

interface Entered {
  sponsor: NetworkHit | null;
  /** Begins a tree. */
  top: boolean;
  placement: NetworkHit | null;
  slot: number | string;
  values: Record<'name' | 'country' | 'email' | 'phone' | 'joined', string>;
  /** What the company has added. */
  added: Record<string, unknown>;
}

function emptyUnder(sponsor: NetworkHit | null): Entered {
  return { sponsor, top: false, placement: null, slot: '', values: { name: '', country: '', email: '', phone: '', joined: '' }, added: {} };
}

export default function EnrolPage() {
  const t = useT();
  const navigate = useNavigate();
  const client = useQueryClient();
  const from = useSearch({ strict: false }) as { sponsor?: string; name?: string; code?: string };
  const kept = useKept(`enrol:${from.sponsor ?? ''}`, emptyUnder(from.sponsor ? { id: from.sponsor, name: from.name ?? '', code: from.code ?? '', active: true } : null));
  const { sponsor, top, placement, slot, values, added } = kept.value;
  const set = kept.set;
  // Only who may enrol anywhere may begin a tree, and only by saying so: a forgotten sponsor is not a new top.
  const me = useMe();
  const mayBegin = me.rights['member']?.['create'] === 'all';
  const enrol = useCommand((body: Record<string, unknown>, idempotencyKey) => api.post<{ id: string; code: string }>('/members', { body, idempotencyKey }), {
    onSuccess: async (made) => {
      kept.forget();
      notifications.show({ message: t('members-enrolled', { name: values.name, code: made.code }), color: 'teal' });
      await client.invalidateQueries({ queryKey: ['network'] });
      await client.invalidateQueries({ queryKey: ['records', 'member'] });
      await navigate({ to: recordPath('member', made.id), ignoreBlocker: true });
    },
  });
  const schema = useQuery(schemaQuery('member', useLanguage().language)).data;
  // What the company has added and cannot do without; the rest is filled in on the member's own form.
  const own = (schema?.fields ?? []).filter((field) => field.key.startsWith('x_') && field.required && canEdit(field));
  const errors = enrol.error?.fieldErrors ?? {};
  const typed = (key: keyof typeof values, type: 'country' | 'date' | 'email' | 'phone', label: string) => (
    <TypedInput type={type} name={key} label={label} value={values[key]} error={errors[key]} onChange={(value) => set((now) => ({ ...now, values: { ...now.values, [key]: value } }))} />
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
          <KeptForm kept={kept} />
          {enrol.error ? <ProblemAlert error={enrol.error} shownFields={[...FIELDS, ...own.map(({ key }) => key)]} /> : null}
          <TextInput
            label={t('members-name')}
            value={values.name}
            error={errors['name']}
            required
            maxLength={200}
            onChange={(event) => {
              const name = event.currentTarget.value;
              set((now) => ({ ...now, values: { ...now.values, name } }));
            }}
          />
          <MemberPicker label={t('members-sponsor')} value={sponsor} onChange={(found) => set({ sponsor: found })} error={errors['sponsor']} required={!top} disabled={top} />
          {mayBegin ? (
            <Checkbox
              label={t('members-top')}
              checked={top}
              onChange={(event) => set({ top: event.currentTarget.checked, sponsor: null })}
            />
          ) : null}
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <MemberPicker tree="placement" label={t('members-placement')} value={placement} onChange={(found) => set({ placement: found })} error={errors['placement']} />
            <NumberInput label={t('members-slot')} value={slot} onChange={(number) => set({ slot: number })} min={1} max={65535} allowDecimal={false} error={errors['slot']} disabled={!placement} />
            {typed('country', 'country', t('members-country'))}
            {typed('joined', 'date', t('members-joined'))}
            {typed('email', 'email', t('members-email'))}
            {typed('phone', 'phone', t('members-phone'))}
          </SimpleGrid>
          {own.map((field) => (
            <Suspense key={field.key} fallback={<Loading rows={1} />}>
            <FieldEdit field={field} value={added[field.key]} currency={me.company.currency} error={errors[field.key]} onChange={(value) => set((now) => ({ ...now, added: { ...now.added, [field.key]: value } }))} />
            </Suspense>
          ))}
          {schema ? <LikelySame schema={schema} values={values} record={null} /> : null}
          <FormButtons label={t('members-enrol')} loading={enrol.isPending} disabled={values.name.trim() === '' || (sponsor === null && !top)} onCancel={() => window.history.back()} />
        </Stack>
      </form>
    </Page>
  );
}
