/** The next version of the rules. What was entered is kept until it is saved; a refusal stands at its input, whatever row it is in. */
import { Alert, Checkbox, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconGitMerge } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCommand } from '@/api/command';
import { type RoundingMode, ROUNDINGS, type RulesVersions, saveSettlementRules, settlementRulesQuery } from '@/api/settlementRules';
import { useMe } from '@/api/session';
import { TypedInput } from '@/entity/fields/TypedInput';
import { useFormats, useT } from '@/i18n/i18n';
import { todayIn } from '@/i18n/zone';
import { FormButtons, Panel, ProblemAlert } from '@/ui';
import { KeptForm } from '@/ui/KeptForm';
import { RowsEdit } from '@/ui/RowsEdit';
import { type Kept, useKept } from '@/ui/useKept';
import { FeeRow, MinimumRow, WithholdingRow } from './RuleRows';
import { draftOf, faultsOf, firstRules, freshFee, freshMinimum, freshWithholding, type RulesDraft, rulesOf, shownPointers } from './rules';
import { StepsEdit } from './StepsEdit';

interface PartProps {
  kept: Kept<RulesDraft>;
  faults: Record<string, string>;
}

function General({ kept, faults }: PartProps) {
  const t = useT();
  const draft = kept.value;
  const stepFault = faults['steps'] ?? Object.entries(faults).find(([field]) => field.startsWith('steps/'))?.[1];
  return (
    <Panel title={t('settlement-rules-general')}>
      <Stack>
        <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }}>
          <TypedInput type="date" name="from" required label={t('settlement-rules-from')} value={draft.from} error={faults['from']} onChange={(from) => kept.set({ from })} />
          <NativeSelect
            label={t('settlement-rules-rounding')}
            data={ROUNDINGS.map((mode) => ({ value: mode, label: t(`settlement-rules-rounding-${mode}`) }))}
            value={draft.rounding}
            error={faults['rounding']}
            onChange={(event) => kept.set({ rounding: event.currentTarget.value as RoundingMode })}
          />
          <TypedInput type="rate" name="recovery" required label={t('settlement-rules-recovery')} value={draft.recovery} error={faults['recovery']} onChange={(recovery) => kept.set({ recovery })} />
        </SimpleGrid>
        <StepsEdit steps={draft.steps} error={stepFault} onSteps={(steps) => kept.set({ steps })} />
      </Stack>
    </Panel>
  );
}

function Tables({ kept, faults }: PartProps) {
  const t = useT();
  const { currency, country } = useMe().company;
  const draft = kept.value;
  const of = (list: string, at: number) => (name: string) => faults[`${list}/${at}/${name}`];
  const whole = (list: string) => (at: number) => faults[`${list}/${at}`];
  const many = (list: string) =>
    faults[list] ? (
      <Text size="sm" c="red" role="alert" mb="xs">
        {faults[list]}
      </Text>
    ) : null;
  return (
    <>
      <Panel title={t('settlement-rules-minimum')}>
        {many('minimum')}
        <RowsEdit
          rows={draft.minimum}
          onRows={(minimum) => kept.set({ minimum })}
          fresh={() => freshMinimum(currency)}
          name={(number) => t('settlement-rules-minimum-row', { number })}
          addLabel={t('settlement-rules-minimum-add')}
          removeLabel={(number) => t('settlement-rules-minimum-remove', { number })}
          error={whole('minimum')}
          none={t('settlement-rules-minimum-none')}
        >
          {(row, set, at) => <MinimumRow row={row} set={set} fault={of('minimum', at)} />}
        </RowsEdit>
      </Panel>
      <Panel title={t('settlement-rules-fees')}>
        <Text size="sm" c="dimmed" mb="sm">
          {t('settlement-rules-fees-note')}
        </Text>
        {many('fees')}
        <RowsEdit
          rows={draft.fees}
          onRows={(fees) => kept.set({ fees })}
          fresh={() => freshFee(currency)}
          name={(number) => t('settlement-rules-fee', { number })}
          addLabel={t('settlement-rules-fee-add')}
          removeLabel={(number) => t('settlement-rules-fee-remove', { number })}
          error={whole('fees')}
          none={t('settlement-rules-fees-none')}
        >
          {(row, set, at) => <FeeRow row={row} set={set} fault={of('fees', at)} />}
        </RowsEdit>
      </Panel>
      <Panel title={t('settlement-rules-withholding')}>
        <Text size="sm" c="dimmed" mb="sm">
          {t('settlement-rules-withholding-note')}
        </Text>
        {many('withholding')}
        <RowsEdit
          rows={draft.withholding}
          onRows={(withholding) => kept.set({ withholding })}
          fresh={() => freshWithholding(currency, country)}
          name={(number) => t('settlement-rules-withholding-row', { number })}
          addLabel={t('settlement-rules-withholding-add')}
          removeLabel={(number) => t('settlement-rules-withholding-remove', { number })}
          error={whole('withholding')}
          none={t('settlement-rules-withholding-none')}
        >
          {(row, set, at) => <WithholdingRow row={row} set={set} fault={of('withholding', at)} />}
        </RowsEdit>
      </Panel>
    </>
  );
}

function Account({ kept, faults }: PartProps) {
  const t = useT();
  const draft = kept.value;
  const set = (change: Partial<RulesDraft['debtor']>) => kept.set((now) => ({ ...now, debtor: { ...now.debtor, ...change } }));
  return (
    <Panel title={t('settlement-rules-debtor')}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t('settlement-rules-debtor-note')}
        </Text>
        <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }}>
          <TextInput label={t('settlement-rules-debtor-name')} maxLength={60} autoComplete="off" value={draft.debtor.name} error={faults['debtor/name']} onChange={(event) => set({ name: event.currentTarget.value })} />
          <TextInput label="IBAN" autoComplete="off" autoCapitalize="characters" spellCheck={false} value={draft.debtor.iban} error={faults['debtor/iban']} onChange={(event) => set({ iban: event.currentTarget.value })} />
          <TextInput label="BIC" autoComplete="off" autoCapitalize="characters" spellCheck={false} value={draft.debtor.bic} error={faults['debtor/bic']} onChange={(event) => set({ bic: event.currentTarget.value })} />
        </SimpleGrid>
        <Checkbox label={t('settlement-rules-batch')} checked={draft.batch_booking} onChange={(event) => kept.set({ batch_booking: event.currentTarget.checked })} />
        <TextInput label={t('settlement-rules-remittance')} description={t('settlement-rules-remittance-note')} maxLength={100} autoComplete="off" value={draft.remittance} error={faults['remittance']} onChange={(event) => kept.set({ remittance: event.currentTarget.value })} />
      </Stack>
    </Panel>
  );
}

export function RulesForm({ versions, onClose }: { versions: RulesVersions; onClose: () => void }) {
  const t = useT();
  const me = useMe();
  const formats = useFormats();
  const client = useQueryClient();
  // What the form goes on from: a later version is told of, never overwritten unseen.
  const [seen, setSeen] = useState(versions);
  const [overtaken, setOvertaken] = useState(false);
  const today = todayIn(me.company.zone);
  const last = seen.items[0];
  const kept = useKept('settlement-rules', last ? draftOf(today, last.rules) : firstRules(today, me.company.currency));
  const save = useCommand((draft: RulesDraft) => saveSettlementRules(seen.version, rulesOf(draft)), {
    onSuccess: async (now) => {
      kept.forget();
      client.setQueryData(settlementRulesQuery.queryKey, now);
      notifications.show({ message: t('settlement-rules-saved', { version: String(now.version) }), color: 'teal' });
      onClose();
      await client.invalidateQueries({ queryKey: ['settlements'] });
    },
    onError: async (error) => {
      setOvertaken(false);
      if (error.code !== 'version-stale') return;
      setSeen(await client.fetchQuery({ ...settlementRulesQuery, staleTime: 0 }));
      setOvertaken(true);
    },
  });
  const faults = faultsOf(save.error);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(kept.value);
      }}
    >
      <Stack>
        <KeptForm kept={kept} />
        {overtaken && last ? (
          <Alert color="amber" role="alert" icon={<IconGitMerge aria-hidden />} title={t('settlement-rules-overtaken', { version: String(last.version), from: formats.date(last.from) })}>
            <Text size="sm">{t('settlement-rules-overtaken-note')}</Text>
          </Alert>
        ) : null}
        {save.error && !overtaken ? <ProblemAlert error={save.error} shownFields={shownPointers(save.error)} /> : null}
        <General kept={kept} faults={faults} />
        <Tables kept={kept} faults={faults} />
        <Account kept={kept} faults={faults} />
        <FormButtons
          label={t('settlement-rules-save')}
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
