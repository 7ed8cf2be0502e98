/** One version of the rules in words and small tables; nothing can be changed here. */
import { List, Stack, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { LineRounding, PayoutFee, SettlementRules, WithholdingRule } from '@/api/settlementRules';
import { useFormats, useT } from '@/i18n/i18n';
import { Money, Panel } from '@/ui';
import { shareOf } from './rules';
import { useRulesWords } from './words';

function Rows({ label, head, children }: { label: string; head: string[]; children: ReactNode }) {
  return (
    <Table.ScrollContainer minWidth={420} scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': label } }}>
      <Table aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            {head.map((text) => (
              <Table.Th key={text} scope="col">
                {text}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function useRoundWords() {
  const t = useT();
  const formats = useFormats();
  return (round: LineRounding | null, currency: string): string[] => {
    if (!round) return [];
    const mode = t(`settlement-rules-rounding-${round.mode}`);
    return [round.to ? t('settlement-rules-rounded-to', { mode, to: formats.money({ amount: round.to, currency }) }) : t('settlement-rules-rounded', { mode })];
  };
}

function Fee({ fee }: { fee: PayoutFee }) {
  const t = useT();
  const formats = useFormats();
  const words = useRulesWords();
  const rounded = useRoundWords();
  const money = (amount: string) => formats.money({ amount, currency: fee.currency });
  const whom = [fee.country ? words.country(fee.country) : null, fee.method ? words.method(fee.method) : null].filter(Boolean);
  const base = t(`settlement-rules-base-${fee.base}`);
  const what = [
    ...(fee.fixed ? [t('settlement-rules-fee-fixed', { amount: money(fee.fixed) })] : []),
    ...(fee.percent ? [t('settlement-rules-rate-of', { rate: words.rate(fee.percent), base })] : []),
    ...(fee.least ? [t('settlement-rules-fee-least', { amount: money(fee.least) })] : []),
    ...(fee.most ? [t('settlement-rules-fee-most', { amount: money(fee.most) })] : []),
    ...rounded(fee.round, fee.currency),
  ];
  return (
    <Table.Tr>
      <Table.Td>{fee.code}</Table.Td>
      <Table.Td>{whom.length > 0 ? whom.join(', ') : t('settlement-rules-everybody')}</Table.Td>
      <Table.Td>{fee.currency}</Table.Td>
      <Table.Td>{what.join('; ')}</Table.Td>
    </Table.Tr>
  );
}

function Withheld({ rule }: { rule: WithholdingRule }) {
  const t = useT();
  const formats = useFormats();
  const words = useRulesWords();
  const rounded = useRoundWords();
  const base = t(`settlement-rules-base-${rule.base}`);
  const more = [
    ...(shareOf(rule.share) === '1' ? [] : [t('settlement-rules-taxed', { share: words.rate(rule.share) })]),
    ...(rule.kinds.length > 0 ? [t('settlement-rules-only-kinds', { kinds: rule.kinds.map(words.kind).join(', ') })] : []),
    ...(rule.yearly ? [t('settlement-rules-yearly')] : []),
    ...rounded(rule.round, rule.currency),
  ];
  return (
    <Table.Tr>
      <Table.Td>{rule.code}</Table.Td>
      <Table.Td>{[words.country(rule.country), rule.profile ?? t('settlement-rules-everybody')].join(', ')}</Table.Td>
      <Table.Td>
        {rule.brackets.map((bracket) => (
          <div key={bracket.from}>
            {/^0*(\.0*)?$/.test(bracket.from)
              ? t('settlement-rules-rate-of', { rate: words.rate(bracket.rate), base })
              : t('settlement-rules-bracket-above', { rate: words.rate(bracket.rate), from: formats.money({ amount: bracket.from, currency: rule.currency }) })}
          </div>
        ))}
      </Table.Td>
      <Table.Td>{more.join('; ')}</Table.Td>
    </Table.Tr>
  );
}

function Steps({ rules }: { rules: SettlementRules }) {
  const t = useT();
  const words = useRulesWords();
  return (
    <>
      {rules.steps.length === 0 ? <Text size="sm">{t('settlement-rules-steps-none')}</Text> : null}
      <List type="ordered" size="sm">
        {rules.steps.map((step) => (
          <List.Item key={step}>
            {t(`settlement-rules-step-${step}`)}
            {step === 'debts' && shareOf(rules.recovery) !== '1' ? ` – ${t('settlement-rules-recovery-most', { share: words.rate(rules.recovery) })}` : ''}
          </List.Item>
        ))}
      </List>
    </>
  );
}

export function RulesView({ rules }: { rules: SettlementRules }) {
  const t = useT();
  const words = useRulesWords();
  const { debtor } = rules;
  return (
    <Stack>
      <Panel title={t('settlement-rules-steps')}>
        <Stack gap="xs">
          <Steps rules={rules} />
          <Text size="sm">{t('settlement-rules-rounded', { mode: t(`settlement-rules-rounding-${rules.rounding}`) })}</Text>
        </Stack>
      </Panel>
      <Panel title={t('settlement-rules-minimum')}>
        {rules.minimum.length === 0 ? (
          <Text size="sm">{t('settlement-rules-minimum-none')}</Text>
        ) : (
          <List size="sm">
            {rules.minimum.map(({ country, amount }) => (
              <List.Item key={`${country}-${amount.currency}`}>
                <Money value={amount} /> – {country ? words.country(country) : t('settlement-rules-everybody')}
              </List.Item>
            ))}
          </List>
        )}
      </Panel>
      <Panel title={t('settlement-rules-fees')}>
        {rules.fees.length === 0 ? (
          <Text size="sm">{t('settlement-rules-fees-none')}</Text>
        ) : (
          <Rows label={t('settlement-rules-fees')} head={[t('settlement-rules-code'), t('settlement-rules-whom'), t('settlement-rules-currency'), t('settlement-rules-charged')]}>
            {rules.fees.map((fee, index) => (
              <Fee key={index} fee={fee} />
            ))}
          </Rows>
        )}
      </Panel>
      <Panel title={t('settlement-rules-withholding')}>
        {rules.withholding.length === 0 ? (
          <Text size="sm">{t('settlement-rules-withholding-none')}</Text>
        ) : (
          <Rows label={t('settlement-rules-withholding')} head={[t('settlement-rules-code'), t('settlement-rules-whom'), t('settlement-rules-rate'), t('settlement-rules-besides')]}>
            {rules.withholding.map((rule, index) => (
              <Withheld key={index} rule={rule} />
            ))}
          </Rows>
        )}
      </Panel>
      <Panel title={t('settlement-rules-debtor')}>
        <Stack gap={4}>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {debtor ? [debtor.name, debtor.iban, debtor.bic].filter(Boolean).join(' · ') : t('settlement-rules-debtor-none')}
          </Text>
          <Text size="sm">{t(rules.batch_booking ? 'settlement-rules-batch' : 'settlement-rules-batch-not')}</Text>
          {rules.remittance ? <Text size="sm">{t('settlement-rules-remittance-is', { text: rules.remittance })}</Text> : null}
        </Stack>
      </Panel>
    </Stack>
  );
}
