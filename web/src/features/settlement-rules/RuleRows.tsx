/** The inputs of one minimum, one fee, one rule of withholding. What is wrong stands at its input, by the pointer of the refusal. */
import { Checkbox, MultiSelect, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { METHODS } from '@/api/payees';
import { ROUNDINGS, type RoundingMode, type RulesBase } from '@/api/settlementRules';
import { TypedInput } from '@/entity/fields/TypedInput';
import { useT } from '@/i18n/i18n';
import { RowsEdit } from '@/ui/RowsEdit';
import type { FeeDraft, MinimumDraft, WithholdingDraft } from './rules';
import { CREDIT_KINDS, useRulesWords } from './words';

interface RowProps<Row> {
  row: Row;
  set: (change: Partial<Row>) => void;
  /** What is wrong with an input of this row. */
  fault: (name: string) => string | undefined;
}

function Grid({ children }: { children: ReactNode }) {
  return <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }}>{children}</SimpleGrid>;
}

export function MinimumRow({ row, set, fault }: RowProps<MinimumDraft>) {
  const t = useT();
  return (
    <Grid>
      <TypedInput type="decimal" name="amount" required label={t('settlement-rules-amount')} value={row.amount} error={fault('amount')} onChange={(amount) => set({ amount })} />
      <TypedInput type="currency" name="currency" required label={t('settlement-rules-currency')} value={row.currency} onChange={(currency) => set({ currency })} />
      <TypedInput type="country" name="country" label={t('settlement-rules-only-country')} value={row.country} error={fault('country')} onChange={(country) => set({ country })} />
    </Grid>
  );
}

function BaseInput({ value, error, onChange }: { value: RulesBase; error: string | undefined; onChange: (base: RulesBase) => void }) {
  const t = useT();
  const data = (['gross', 'left'] as const).map((base) => ({ value: base, label: t(`settlement-rules-base-${base}`) }));
  return <NativeSelect label={t('settlement-rules-base')} data={data} value={value} error={error} onChange={(event) => onChange(event.currentTarget.value as RulesBase)} />;
}

/** A rounding of its own: none, or a mode and the unit. */
function RoundInputs({ row, set, fault }: RowProps<Pick<FeeDraft, 'round'>>) {
  const t = useT();
  const data = [{ value: '', label: t('settlement-rules-rounding-as-all') }, ...ROUNDINGS.map((mode) => ({ value: mode, label: t(`settlement-rules-rounding-${mode}`) }))];
  return (
    <>
      <NativeSelect label={t('settlement-rules-rounding')} data={data} value={row.round.mode} error={fault('round/mode') ?? fault('round')} onChange={(event) => set({ round: { ...row.round, mode: event.currentTarget.value as RoundingMode | '' } })} />
      {row.round.mode === '' ? null : <TypedInput type="decimal" name="round-to" label={t('settlement-rules-rounding-to')} value={row.round.to} error={fault('round/to')} onChange={(to) => set({ round: { ...row.round, to } })} />}
    </>
  );
}

export function FeeRow({ row, set, fault }: RowProps<FeeDraft>) {
  const t = useT();
  const methods = [...new Set(['', row.method, ...METHODS])].map((method) => {
    const known = METHODS.find((one) => one === method);
    return { value: method, label: method === '' ? t('settlement-rules-every-method') : known ? t(`payees-method-${known}`) : method };
  });
  return (
    <Grid>
      <TextInput label={t('settlement-rules-code')} withAsterisk maxLength={60} autoComplete="off" value={row.code} error={fault('code')} onChange={(event) => set({ code: event.currentTarget.value })} />
      <TypedInput type="currency" name="currency" required label={t('settlement-rules-currency')} value={row.currency} error={fault('currency')} onChange={(currency) => set({ currency })} />
      <TypedInput type="country" name="country" label={t('settlement-rules-only-country')} value={row.country} error={fault('country')} onChange={(country) => set({ country })} />
      <NativeSelect label={t('settlement-rules-only-method')} data={methods} value={row.method} error={fault('method')} onChange={(event) => set({ method: event.currentTarget.value })} />
      <TypedInput type="decimal" name="fixed" label={t('settlement-rules-fixed')} value={row.fixed} error={fault('fixed')} onChange={(fixed) => set({ fixed })} />
      <TypedInput type="rate" name="percent" label={t('settlement-rules-percent')} value={row.percent} error={fault('percent')} onChange={(percent) => set({ percent })} />
      <BaseInput value={row.base} error={fault('base')} onChange={(base) => set({ base })} />
      <TypedInput type="decimal" name="least" label={t('settlement-rules-least')} value={row.least} error={fault('least')} onChange={(least) => set({ least })} />
      <TypedInput type="decimal" name="most" label={t('settlement-rules-most')} value={row.most} error={fault('most')} onChange={(most) => set({ most })} />
      <RoundInputs row={row} set={set} fault={fault} />
    </Grid>
  );
}

function Brackets({ row, set, fault }: RowProps<WithholdingDraft>) {
  const t = useT();
  const wrong = fault('brackets');
  return (
    <div>
      <Text size="sm" fw={500}>
        {t('settlement-rules-brackets')}
      </Text>
      <Text size="xs" c="dimmed" mb="xs">
        {t('settlement-rules-brackets-note')}
      </Text>
      {wrong ? (
        <Text size="sm" c="red" role="alert">
          {wrong}
        </Text>
      ) : null}
      <RowsEdit
        rows={row.brackets}
        onRows={(brackets) => set({ brackets })}
        fresh={() => ({ from: row.brackets.length === 0 ? '0' : '', rate: '' })}
        name={(number) => t('settlement-rules-bracket', { number })}
        addLabel={t('settlement-rules-bracket-add')}
        removeLabel={(number) => t('settlement-rules-bracket-remove', { number })}
      >
        {(bracket, change, at) => (
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TypedInput type="decimal" name="from" required label={t('settlement-rules-above')} value={bracket.from} error={fault(`brackets/${at}/from`)} onChange={(from) => change({ from })} />
            <TypedInput type="rate" name="rate" required label={t('settlement-rules-rate')} value={bracket.rate} error={fault(`brackets/${at}/rate`)} onChange={(rate) => change({ rate })} />
          </SimpleGrid>
        )}
      </RowsEdit>
    </div>
  );
}

export function WithholdingRow({ row, set, fault }: RowProps<WithholdingDraft>) {
  const t = useT();
  const words = useRulesWords();
  const kinds = [...new Set([...CREDIT_KINDS, ...row.kinds])].map((kind) => ({ value: kind, label: words.kind(kind) }));
  return (
    <Stack>
      <Grid>
        <TextInput label={t('settlement-rules-code')} withAsterisk maxLength={60} autoComplete="off" value={row.code} error={fault('code')} onChange={(event) => set({ code: event.currentTarget.value })} />
        <TypedInput type="country" name="country" required label={t('settlement-rules-country')} value={row.country} error={fault('country')} onChange={(country) => set({ country })} />
        <TextInput label={t('settlement-rules-only-profile')} maxLength={60} autoComplete="off" autoCapitalize="none" value={row.profile} error={fault('profile')} onChange={(event) => set({ profile: event.currentTarget.value })} />
        <TypedInput type="currency" name="currency" required label={t('settlement-rules-currency')} value={row.currency} error={fault('currency')} onChange={(currency) => set({ currency })} />
        <BaseInput value={row.base} error={fault('base')} onChange={(base) => set({ base })} />
        <TypedInput type="rate" name="share" required label={t('settlement-rules-share')} value={row.share} error={fault('share')} onChange={(share) => set({ share })} />
      </Grid>
      <MultiSelect
        label={t('settlement-rules-kinds')}
        placeholder={row.kinds.length === 0 ? t('settlement-rules-kinds-all') : ''}
        data={kinds}
        value={row.kinds}
        error={fault('kinds')}
        clearable
        clearButtonProps={{ 'aria-label': t('settlement-rules-kinds-all') }}
        onChange={(chosen) => set({ kinds: chosen })}
      />
      <Brackets row={row} set={set} fault={fault} />
      <Checkbox label={t('settlement-rules-yearly')} checked={row.yearly} onChange={(event) => set({ yearly: event.currentTarget.checked })} />
      <Grid>
        <RoundInputs row={row} set={set} fault={fault} />
      </Grid>
    </Stack>
  );
}
