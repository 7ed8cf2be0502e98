/**
 * On Today: the orders of the last half year the reader may see, a bar a month, each the way to these orders.
 * Drafts and cancelled orders do not count. Where sums are not the reader's to see, the bars are how many.
 */
import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMe } from '@/api/session';
import { type GroupTotal, totalsQuery } from '@/api/totals';
import { asMoney } from '@/entity/fields/values';
import { useFormats, useLanguage, useT } from '@/i18n/i18n';
import { monthsUpTo } from '@/i18n/months';
import { todayIn } from '@/i18n/zone';
import { Bars, Loading, Panel, ProblemAlert } from '@/ui';
import { linkTo } from '@/ui/linkTo';

const MONTHS = 6;
const COUNTED = { field: 'status', op: 'in', value: ['confirmed', 'partly_returned', 'returned'] };

/** What one month came to in a currency; none where the sum is not shown. */
export function amountIn(group: GroupTotal | undefined, currency: string) {
  const sums = group?.sums['total'];
  return Array.isArray(sums) ? sums.flatMap((sum) => asMoney(sum) ?? []).find((sum) => sum.currency === currency) : undefined;
}

export default function TodayMonths() {
  const t = useT();
  const formats = useFormats();
  const { language } = useLanguage();
  const { user, company } = useMe();
  const months = monthsUpTo(todayIn(user.zone).slice(0, 7), MONTHS).toReversed();
  const filter = JSON.stringify({ and: [{ field: 'ordered_on', op: 'ge', value: `${months[0]}-01` }, COUNTED] });
  const totals = useQuery({ ...totalsQuery('order', language, { filter, group: 'month(ordered_on)', measures: 'count,sum:total' }), staleTime: 60_000 });
  if (totals.data?.count === 0) return null;
  const groups = new Map(totals.data?.groups.map((group) => [String(group.keys[0]?.value), group]));
  const summed = [...groups.values()].some((group) => amountIn(group, company.currency));
  const bars = months.map((period, at) => {
    const group = groups.get(period);
    const amount = amountIn(group, company.currency) ?? { amount: '0', currency: company.currency };
    const count = t('orders-months-count', { count: group?.count ?? 0 });
    return {
      key: period,
      label: formats.month(period),
      words: `${formats.period(period)}: ${summed ? `${formats.money(amount)}, ${count}` : count}`,
      value: summed ? Number(amount.amount) : (group?.count ?? 0),
      to: group?.filter ? `/list/order?${new URLSearchParams({ filter: JSON.stringify({ and: [group.filter, COUNTED] }) })}` : '/list/order',
      current: at === MONTHS - 1,
    };
  });
  return (
    <Panel
      title={t('orders-months')}
      action={
        <Anchor component={Link} {...linkTo('/list/order')} size="sm">
          {t('orders-months-all')}
        </Anchor>
      }
    >
      {totals.error ? <ProblemAlert error={totals.error} retry={() => void totals.refetch()} /> : null}
      {totals.isPending ? <Loading rows={1} height={120} /> : null}
      {totals.data ? (
        <>
          <Text size="sm" mb="xs">
            {bars.at(-1)?.words}
          </Text>
          <Bars label={t('orders-months')} bars={bars} />
        </>
      ) : null}
    </Panel>
  );
}
