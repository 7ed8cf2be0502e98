/** Changes where a member is paid. When somebody else was faster nothing is lost: theirs is shown where both changed, and saving goes on from it. */
import { Alert, Checkbox, List, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconGitMerge } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCommand } from '@/api/command';
import { METHODS, type PayeeRecord, payeeQuery, type PayMethod, savePayee } from '@/api/payees';
import { useMe } from '@/api/session';
import { TypedInput } from '@/entity/fields/TypedInput';
import { LANGUAGE_NAMES, LANGUAGES, useT } from '@/i18n/i18n';
import { todayIn } from '@/i18n/zone';
import { FormButtons, Panel, ProblemAlert } from '@/ui';
import { KeptForm } from '@/ui/KeptForm';
import { rebased } from '@/ui/rebase';
import { RowsEdit } from '@/ui/RowsEdit';
import { type Kept, useKept } from '@/ui/useKept';
import { collisions, dataOf, draftOf, type PayeeDraft, type PayeeField, shownPointers } from './payee';

interface PartProps {
  kept: Kept<PayeeDraft>;
  faults: Record<string, string>;
}

/** What each field is called. */
function useFieldLabel() {
  const t = useT();
  return (field: PayeeField) => (field === 'iban' || field === 'bic' ? field.toUpperCase() : t(`payees-${field}`));
}

function Account({ kept, faults }: PartProps) {
  const t = useT();
  const label = useFieldLabel();
  const draft = kept.value;
  const text = (name: 'name' | 'iban' | 'bic' | 'account') => ({
    label: label(name),
    autoComplete: 'off',
    spellCheck: false,
    value: draft[name],
    error: faults[name],
    onChange: (event: { currentTarget: { value: string } }) => kept.set({ [name]: event.currentTarget.value }),
  });
  return (
    <Panel title={t('payees-account-part')}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NativeSelect
          label={label('method')}
          data={METHODS.map((method) => ({ value: method, label: t(`payees-method-${method}`) }))}
          value={draft.method}
          error={faults['method']}
          onChange={(event) => kept.set({ method: event.currentTarget.value as PayMethod })}
        />
        <TextInput {...text('name')} maxLength={140} />
        <TextInput {...text('iban')} autoCapitalize="characters" />
        <TextInput {...text('bic')} autoCapitalize="characters" />
        {draft.method === 'other' || draft.account !== '' || faults['account'] ? <TextInput {...text('account')} maxLength={64} /> : null}
      </SimpleGrid>
    </Panel>
  );
}

function Terms({ kept, faults }: PartProps) {
  const t = useT();
  const draft = kept.value;
  return (
    <Panel title={t('payees-terms')}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TypedInput type="country" name="country" label={t('payees-country')} value={draft.country} error={faults['country']} onChange={(country) => kept.set({ country })} />
        <TextInput
          label={t('payees-profile')} description={t('payees-profile-note')} maxLength={60} autoComplete="off" autoCapitalize="none"
          value={draft.profile} error={faults['profile']} onChange={(event) => kept.set({ profile: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('payees-language')}
          data={[{ value: '', label: t('payees-as-member') }, ...LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))]}
          value={draft.language}
          error={faults['language']}
          onChange={(event) => kept.set({ language: event.currentTarget.value })}
        />
      </SimpleGrid>
    </Panel>
  );
}

function Many({ fault }: { fault: string | undefined }) {
  return fault ? (
    <Text size="sm" c="red" role="alert" mb="xs">
      {fault}
    </Text>
  ) : null;
}

function Holds({ kept, faults }: PartProps) {
  const t = useT();
  const { zone } = useMe().company;
  return (
    <Panel title={t('payees-holds')}>
      <Many fault={faults['holds']} />
      <RowsEdit
        rows={kept.value.holds}
        onRows={(holds) => kept.set({ holds })}
        fresh={() => ({ reason: '', from: todayIn(zone), until: '' })}
        name={(number) => t('payees-hold', { number })}
        addLabel={t('payees-hold-add')}
        removeLabel={(number) => t('payees-hold-remove', { number })}
        none={t('payees-holds-none')}
      >
        {(row, set, at) => (
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            <TextInput label={t('payees-reason')} withAsterisk maxLength={500} autoComplete="off" value={row.reason} error={faults[`holds/${at}/reason`]} onChange={(event) => set({ reason: event.currentTarget.value })} />
            <TypedInput type="date" name="from" required label={t('payees-from')} value={row.from} error={faults[`holds/${at}/from`]} onChange={(from) => set({ from })} />
            <TypedInput type="date" name="until" label={t('payees-until')} value={row.until} error={faults[`holds/${at}/until`]} onChange={(until) => set({ until })} />
          </SimpleGrid>
        )}
      </RowsEdit>
    </Panel>
  );
}

interface AmountProps {
  row: { amount: string; currency: string };
  set: (change: { amount?: string; currency?: string }) => void;
  fault: string | undefined;
}

function AmountInputs({ row, set, fault }: AmountProps) {
  const t = useT();
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <TypedInput type="decimal" name="amount" required label={t('payees-amount')} value={row.amount} error={fault} onChange={(amount) => set({ amount })} />
      <TypedInput type="currency" name="currency" required label={t('payees-currency')} value={row.currency} onChange={(currency) => set({ currency })} />
    </SimpleGrid>
  );
}

function Amounts({ kept, faults }: PartProps) {
  const t = useT();
  const { currency } = useMe().company;
  return (
    <>
      <Panel title={t('payees-minimums')}>
        <Many fault={faults['minimums']} />
        <RowsEdit
          rows={kept.value.minimums}
          onRows={(minimums) => kept.set({ minimums })}
          fresh={() => ({ amount: '', currency })}
          name={(number) => t('payees-minimum', { number })}
          addLabel={t('payees-minimum-add')}
          removeLabel={(number) => t('payees-minimum-remove', { number })}
          none={t('payees-minimums-none')}
        >
          {(row, set, at) => <AmountInputs row={row} set={set} fault={faults[`minimums/${at}/amount`]} />}
        </RowsEdit>
      </Panel>
      <Panel title={t('payees-guarantees')}>
        <Many fault={faults['guarantees']} />
        <RowsEdit
          rows={kept.value.guarantees}
          onRows={(guarantees) => kept.set({ guarantees })}
          fresh={() => ({ amount: '', currency, recoverable: false })}
          name={(number) => t('payees-guarantee', { number })}
          addLabel={t('payees-guarantee-add')}
          removeLabel={(number) => t('payees-guarantee-remove', { number })}
          none={t('payees-guarantees-none')}
        >
          {(row, set, at) => (
            <>
              <AmountInputs row={row} set={set} fault={faults[`guarantees/${at}/amount`]} />
              <Checkbox label={t('payees-draw')} checked={row.recoverable} onChange={(event) => set({ recoverable: event.currentTarget.checked })} />
            </>
          )}
        </RowsEdit>
      </Panel>
    </>
  );
}

function Conflict({ fields, theirs }: { fields: PayeeField[]; theirs: PayeeDraft }) {
  const t = useT();
  const label = useFieldLabel();
  const said = (field: PayeeField) => {
    const value = theirs[field];
    return typeof value === 'string' ? `: ${t('records-conflict-theirs')} ${value || '–'}` : '';
  };
  return (
    <Alert color="amber" role="alert" icon={<IconGitMerge aria-hidden />} title={t('records-conflict-title')}>
      <Text size="sm">{t(fields.length > 0 ? 'records-conflict-fields' : 'records-conflict-none')}</Text>
      <List size="sm" mt={fields.length > 0 ? 'xs' : 0}>
        {fields.map((field) => (
          <List.Item key={field}>
            {label(field)}
            {said(field)}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

export function PayeeForm({ payee, onClose }: { payee: PayeeRecord; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const query = payeeQuery(payee.member);
  /** What the form goes on from: what stood there when it was opened, or what somebody else saved since. */
  const [base, setBase] = useState(payee);
  const [collided, setCollided] = useState<PayeeField[] | null>(null);
  const kept = useKept<PayeeDraft>(`payee:${payee.member}`, draftOf(payee.data));
  const save = useCommand((draft: PayeeDraft) => savePayee(payee.member, base.version, dataOf(draft)), {
    onSuccess: async (now) => {
      kept.forget();
      client.setQueryData(query.queryKey, now);
      notifications.show({ message: t('payees-saved'), color: 'teal' });
      onClose();
      await client.invalidateQueries({ queryKey: ['settlements'] });
    },
    onError: async (error, sent) => {
      setCollided(null);
      if (error.code !== 'version-stale') return;
      const theirs = await client.fetchQuery({ ...query, staleTime: 0 });
      const [before, after] = [draftOf(base.data), draftOf(theirs.data)];
      setCollided(collisions(before, sent, after));
      kept.set((now) => rebased(before, now, after));
      setBase(theirs);
    },
  });
  const faults = save.error?.fieldErrors ?? {};
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(kept.value);
      }}
    >
      <Stack maw={960}>
        <KeptForm kept={kept} />
        {collided ? <Conflict fields={collided} theirs={draftOf(base.data)} /> : null}
        {save.error && !collided ? <ProblemAlert error={save.error} shownFields={shownPointers(save.error)} /> : null}
        <Account kept={kept} faults={faults} />
        <Terms kept={kept} faults={faults} />
        <Holds kept={kept} faults={faults} />
        <Amounts kept={kept} faults={faults} />
        <FormButtons
          label={t('payees-save')}
          loading={save.isPending}
          onCancel={() => {
            kept.forget();
            onClose();
          }}
        />
      </Stack>
    </form>
  );
}
