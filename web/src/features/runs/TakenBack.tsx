/** What late returns take back of closed months: of a run one row a bonus, of a member each with its reasons. */
import { Accordion, Group, Stack, Table, Text } from '@mantine/core';
import type { RunDetail, TakenBack } from '@/api/runs';
import { useFormats, useT } from '@/i18n/i18n';
import { Money, Panel } from '@/ui';

export function RunTakenBack({ run }: { run: RunDetail }) {
  const t = useT();
  const formats = useFormats();
  const { currency } = run;
  if (run.taken_back.length === 0 || !currency) return null;
  return (
    <Panel title={t('runs-taken-back')}>
      <Text size="sm" c="dimmed" mb="xs">
        {t('runs-taken-back-note')}
      </Text>
      <Table.ScrollContainer minWidth={260}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('runs-bonus')}</Table.Th>
              <Table.Th ta="end" visibleFrom="sm">{t('runs-members')}</Table.Th>
              <Table.Th ta="end" visibleFrom="sm">{t('runs-line-count')}</Table.Th>
              <Table.Th ta="end">{t('runs-amount')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {run.taken_back.map((one) => (
              <Table.Tr key={one.bonus}>
                <Table.Td>{one.title}</Table.Td>
                <Table.Td ta="end" visibleFrom="sm">{formats.integer(one.payees)}</Table.Td>
                <Table.Td ta="end" visibleFrom="sm">{formats.integer(one.count)}</Table.Td>
                <Table.Td ta="end">
                  <Money value={{ amount: one.amount, currency }} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}

export function MemberTakenBack({ taken, currency }: { taken: TakenBack; currency: string }) {
  const t = useT();
  const formats = useFormats();
  return (
    <Panel title={t('runs-taken-back')} action={<Money value={{ amount: taken.amount, currency }} />}>
      <Text size="sm" c="dimmed" mb="xs">
        {t('runs-taken-back-note')}
      </Text>
      <Accordion variant="separated">
        {taken.items.map((one, index) => (
          // Two returns of one sale, and one return of two lines, differ in nothing else.
          <Accordion.Item key={index} value={String(index)}>
            <Accordion.Control>
              <Group justify="space-between" wrap="nowrap">
                <div>
                  <Text>
                    {one.title} · {formats.period(one.period)}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {t('runs-taken-back-sale', { return: one.return, sale: one.sale })}
                  </Text>
                </div>
                <Text fw={600}>
                  <Money value={{ amount: one.amount, currency }} />
                </Text>
              </Group>
            </Accordion.Control>
            <Accordion.Panel>
              <Stack gap={4}>
                {one.why.map((why) => (
                  <Text size="sm" key={why}>
                    {why}
                  </Text>
                ))}
              </Stack>
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
      {taken.count > taken.items.length ? (
        <Text size="xs" c="dimmed" mt="xs">
          {t('runs-taken-back-shown', { shown: taken.items.length, count: formats.integer(taken.count) })}
        </Text>
      ) : null}
    </Panel>
  );
}
