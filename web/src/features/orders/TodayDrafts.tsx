/** Today's figure: orders that are not confirmed yet; leads to exactly these. */
import { useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { ListAnswer } from '@/api/records';
import { useFormats, useT } from '@/i18n/i18n';
import { StatTile } from '@/ui/StatTile';

const DRAFTS = JSON.stringify({ field: 'status', op: 'eq', value: 'draft' });

export default function TodayDrafts() {
  const t = useT();
  const formats = useFormats();
  const { data, error, refetch } = useQuery({
    queryKey: ['records', 'order', 'drafts'],
    queryFn: ({ signal }) => api.get<ListAnswer>('/records/order', { signal, query: { filter: DRAFTS, limit: 1 } }),
    staleTime: 60_000,
  });
  const count = data?.count;
  const value = count ? formats.integer(count.value) : '…';
  return (
    <StatTile
      label={t('orders-drafts')}
      value={count?.capped ? t('records-at-least', { count: value }) : value}
      to={`/list/order?filter=${encodeURIComponent(DRAFTS)}`}
      retry={error && !data ? () => void refetch() : undefined}
    />
  );
}
