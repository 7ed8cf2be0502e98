/** The company's settings: who it is, and what people have who have chosen nothing of their own. */
import { Button, Group, MultiSelect, NativeSelect, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useCommand } from '@/api/command';
import type { Field } from '@/api/schema';
import { may, sessionQuery, useMe } from '@/api/session';
import AddressEdit from '@/entity/fields/AddressEdit';
import { FieldEdit } from '@/entity/fields/FieldEdit';
import { figureChoices, sample } from '@/i18n/figures';
import { LANGUAGE_NAMES, LANGUAGES, useFormats, useT } from '@/i18n/i18n';
import { zones } from '@/i18n/zone';
import { Loading, Page, Panel, ProblemAlert } from '@/ui';
import { LeaveGuard } from '@/ui/LeaveGuard';
import { companyQuery, type CompanySettings, saveCompany, WEEK_STARTS } from './api';

const FIELDS = ['name', 'address', 'tax_number', 'languages', 'language', 'currency', 'zone', 'week_start', 'figures'] as const;
const field = (key: string, type: string, label: string): Field => ({ key, type, label, required: false, options: [], relation: null, access: 'write', listable: false, filterable: false, sortable: false });

export default function CompanyPage() {
  const t = useT();
  const me = useMe();
  const found = useQuery(companyQuery);
  return (
    <Page
      title={t('company-title')}
      narrow
      actions={
        may(me, 'audit', 'read') ? (
          <Button variant="default" renderRoot={(props) => <Link {...props} to={'/audit' as never} search={{ object: 'company' } as never} />}>
            {t('company-history')}
          </Button>
        ) : null
      }
    >
      {found.error ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : null}
      {found.isPending ? <Loading rows={8} height={44} /> : null}
      {/* What was saved by somebody else meanwhile begins the form anew. */}
      {found.data ? <CompanyForm key={found.data.version} saved={found.data} changes={may(me, 'company', 'update')} /> : null}
    </Page>
  );
}

function CompanyForm({ saved, changes }: { saved: CompanySettings; changes: boolean }) {
  const t = useT();
  const { tag } = useFormats();
  const client = useQueryClient();
  const [draft, setDraft] = useState(saved);
  const set = (change: Partial<CompanySettings>) => setDraft((old) => ({ ...old, ...change }));
  const dirty = JSON.stringify(draft) !== JSON.stringify(saved);
  const save = useCommand(saveCompany, {
    onSuccess: async (now) => {
      client.setQueryData(companyQuery.queryKey, now);
      notifications.show({ message: t('company-saved'), color: 'teal' });
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
  const errors = save.error?.fieldErrors ?? {};
  const offered = LANGUAGES.filter((one) => draft.languages.includes(one));
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(draft);
      }}
    >
      <LeaveGuard dirty={dirty && !save.isSuccess} unkept />
      <fieldset disabled={!changes} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
        <Stack>
          {save.error ? <ProblemAlert error={save.error} shownFields={FIELDS} /> : null}
          <Panel title={t('company-itself')}>
            <Stack>
              <SimpleGrid cols={{ base: 1, sm: 2 }}>
                <TextInput label={t('company-name')} withAsterisk maxLength={120} value={draft.name} error={errors['name']} onChange={(event) => set({ name: event.currentTarget.value })} />
                <TextInput label={t('company-tax-number')} maxLength={40} value={draft.tax_number} error={errors['tax_number']} onChange={(event) => set({ tax_number: event.currentTarget.value })} />
              </SimpleGrid>
              <AddressEdit field={field('address', 'address', t('company-address'))} value={draft.address} error={errors['address']} onChange={(address) => set({ address: (address ?? {}) as CompanySettings['address'] })} />
            </Stack>
          </Panel>
          <Panel title={t('company-form')}>
            <Text c="dimmed" size="sm" mb="sm">
              {t('company-hint')}
            </Text>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <MultiSelect
                label={t('company-languages')}
                description={t('company-languages-note')}
                withAsterisk
                data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value], disabled: value === draft.language }))}
                value={draft.languages}
                error={errors['languages']}
                onChange={(languages) => set({ languages })}
              />
              <NativeSelect label={t('company-language')} value={draft.language} error={errors['language']} data={offered.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))} onChange={(event) => set({ language: event.currentTarget.value })} />
              <Select label={t('company-zone')} searchable allowDeselect={false} value={draft.zone} error={errors['zone']} data={zones(draft.zone)} nothingFoundMessage={t('shell-nothing-found')} onChange={(zone) => zone && set({ zone })} />
              <div>
                <FieldEdit field={field('currency', 'currency', t('company-currency'))} value={draft.currency} error={errors['currency']} onChange={(currency) => typeof currency === 'string' && currency && set({ currency })} />
                <Text size="xs" c="dimmed" mt={4}>
                  {t('company-currency-note')}
                </Text>
              </div>
              <NativeSelect
                label={t('company-figures')}
                value={draft.figures ?? ''}
                error={errors['figures']}
                data={[{ value: '', label: t('company-figures-language', { sample: sample(tag) }) }, ...figureChoices()]}
                onChange={(event) => set({ figures: event.currentTarget.value || null })}
              />
              <NativeSelect
                label={t('company-week-start')}
                description={t('company-week-start-note')}
                value={draft.week_start}
                error={errors['week_start']}
                data={WEEK_STARTS.map((value) => ({ value, label: t(`company-week-${value}`) }))}
                onChange={(event) => set({ week_start: event.currentTarget.value })}
              />
            </SimpleGrid>
          </Panel>
          {changes ? (
            <Group>
              <Button type="submit" loading={save.isPending} disabled={!dirty || draft.name.trim() === '' || draft.languages.length === 0}>
                {t('company-save')}
              </Button>
              <Button variant="default" disabled={!dirty} onClick={() => setDraft(saved)}>
                {t('shell-cancel')}
              </Button>
            </Group>
          ) : null}
        </Stack>
      </fieldset>
    </form>
  );
}
