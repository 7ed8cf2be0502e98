/** On My earnings: what was paid out so far, each opening to its statement; nothing before the first. */
import { Button, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ownSettlementsQuery } from '@/api/settlements';
import { useT } from '@/i18n/i18n';
import { DateText, Money, Panel, ProblemAlert } from '@/ui';
import { OutcomeBadge, PayoutBadge } from './badges';

export function OwnSettlements({ member }: { member: string | undefined }) {
  const t = useT();
  const found = useInfiniteQuery(ownSettlementsQuery(member));
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? [];
  if (found.error) return <ProblemAlert error={found.error} retry={() => void found.refetch()} />;
  if (rows.length === 0) return null;
  return (
    <Panel title={t('settlements-mine')}>
      <Stack gap="xs">
        <Table aria-label={t('settlements-mine')}>
          <Table.Tbody>
            {rows.map(({ id, code, on, currency, own }) => (
              <Table.Tr key={id}>
                <Table.Td>
                  <Link to={`/statements/${id}` as never} search={(member ? { member } : {}) as never}>
                    {code}
                  </Link>
                  <Text size="xs" c="dimmed">
                    <DateText value={on} />
                  </Text>
                </Table.Td>
                <Table.Td>{own.paid_out ? <PayoutBadge state={own.paid_out.state} /> : <OutcomeBadge outcome={own.outcome} />}</Table.Td>
                <Table.Td ta="end">
                  <Money value={{ amount: own.payout, currency }} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {found.hasNextPage ? (
          <Button variant="default" w="fit-content" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('records-history-more')}
          </Button>
        ) : null}
      </Stack>
    </Panel>
  );
}
