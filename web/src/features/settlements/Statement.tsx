/** One payee of one settlement: what came in, each deduction with how it came about, what is paid and what stays. */
import { Alert, Badge, Group, Stack, Table, Text } from '@mantine/core';
import type { Reason, Statement } from '@/api/settlements';
import type { Formats } from '@/i18n/format';
import { useFormats, useT } from '@/i18n/i18n';
import { DateText, Money, Panel } from '@/ui';
import { OutcomeBadge, PayoutBadge } from './badges';

/** What fills a sentence comes as data: days and decimals in the reader's form, all else as it is. */
export function filled(formats: Pick<Formats, 'date' | 'decimal'>, params: Reason['params']): Record<string, string> {
  const said = (value: string) => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? formats.date(value) : /^-?\d+\.\d+$/.test(value) ? formats.decimal(value) : value);
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, said(value)]));
}

function Reasons({ reasons }: { reasons: Reason[] }) {
  const t = useT();
  const formats = useFormats();
  return (
    <>
      {reasons.map((reason) => (
        <Text key={`${reason.key} ${Object.values(reason.params).join(' ')}`} size="xs" c="dimmed">
          {t(reason.key as 'settle-why-owing', filled(formats, reason.params) as never)}
        </Text>
      ))}
    </>
  );
}

/** What a line is called: kinds of credits have words, fees and withholdings the company's own code. */
function useLineName(): (line: Statement['lines'][number]) => string {
  const t = useT();
  return ({ kind, name }) => {
    const known = ['commission', 'payout-returned', 'adjustment', 'reversal', 'guarantee', 'clawback', 'draw', 'other'] as const;
    const credit = known.find((one) => one === name.replaceAll('_', '-'));
    const what = t(`settlements-line-${kind}`);
    return name === '' ? what : `${what} · ${credit ? t(`settlements-credit-${credit}`) : name}`;
  };
}

export function StatementBody({ statement }: { statement: Statement }) {
  const t = useT();
  const name = useLineName();
  const { payee, settlement } = statement;
  const { currency } = settlement;
  const money = (amount: string) => <Money value={{ amount, currency }} />;
  return (
    <Stack gap="lg">
      <Group>
        <Text fz={28} fw={600} lh="36px">
          {money(payee.payout)}
        </Text>
        <OutcomeBadge outcome={payee.outcome} />
        {payee.paid_out ? <PayoutBadge state={payee.paid_out.state} /> : null}
        {payee.status === 'inactive' ? <Badge color="gray">{t('runs-inactive')}</Badge> : null}
      </Group>
      {statement.why.length > 0 ? (
        <Alert color="amber" variant="light">
          <Reasons reasons={statement.why} />
        </Alert>
      ) : null}
      <Panel title={t('settlements-lines')}>
        <Table aria-label={t('settlements-lines')}>
          <Table.Tbody>
            {statement.lines.map((line, at) => (
              <Table.Tr key={at}>
                <Table.Td>
                  <Text size="sm">
                    {name(line)}
                    {line.source ? (
                      <Text span size="sm" c="dimmed">
                        {' · '}
                        {line.source}
                      </Text>
                    ) : null}
                  </Text>
                  {line.base || line.rate ? (
                    <Text size="xs" c="dimmed">
                      {line.rate} {line.base ? money(line.base) : null}
                    </Text>
                  ) : null}
                  <Reasons reasons={line.why} />
                </Table.Td>
                <Table.Td ta="end">{money(line.amount)}</Table.Td>
              </Table.Tr>
            ))}
            <Table.Tr>
              <Table.Th scope="row">{t('settlements-paid')}</Table.Th>
              <Table.Td ta="end" fw={600}>
                {money(payee.payout)}
              </Table.Td>
            </Table.Tr>
            <Table.Tr>
              <Table.Th scope="row">{t('settlements-column-balance')}</Table.Th>
              <Table.Td ta="end">{money(payee.balance)}</Table.Td>
            </Table.Tr>
          </Table.Tbody>
        </Table>
      </Panel>
      {statement.debts.length > 0 ? (
        <Panel title={t('settlements-debts')}>
          <Table aria-label={t('settlements-debts')}>
            <Table.Tbody>
              {statement.debts.map((debt) => (
                <Table.Tr key={debt.id}>
                  <Table.Td>
                    {debt.id} · <DateText value={debt.since} />
                  </Table.Td>
                  <Table.Td ta="end">{money(debt.open)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Panel>
      ) : null}
    </Stack>
  );
}
