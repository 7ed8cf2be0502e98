/** Today's figure: orders that are not confirmed yet; leads to exactly these. */
import { useQuery } from '@tanstack/react-query';
import { totalsQuery } from '@/api/totals';
import { useFormats, useLanguage, useT } from '@/i18n/i18n';
import { StatTile } from '@/ui/StatTile';

const DRAFTS = JSON.stringify({ field: 'status', op: 'eq', value: 'draft' });

export default function TodayDrafts() {
  const t = useT();
  const formats = useFormats();
  const { language } = useLanguage();
  const { data, error, refetch } = useQuery({ ...totalsQuery('order', language, { filter: DRAFTS, measures: 'count' }), staleTime: 60_000 });
  return (
    <StatTile
      label={t('orders-drafts')}
      value={data ? formats.integer(data.count) : '…'}
      to={`/list/order?filter=${encodeURIComponent(DRAFTS)}`}
      retry={error && !data ? () => void refetch() : undefined}
    />
  );
}
