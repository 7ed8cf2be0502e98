/** Today's key figures from the lists: how many members, customers, orders this person may see. */
import { useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { ListAnswer } from '@/api/records';
import { schemaIndexQuery } from '@/api/schema';
import { may, useMe } from '@/api/session';
import { listPath } from '@/app/feature';
import { useFormats, useLanguage, useT } from '@/i18n/i18n';
import { StatTile } from '@/ui/StatTile';

const COUNTED = ['member', 'account', 'order'];

function Count({ object, label }: { object: string; label: string }) {
  const t = useT();
  const formats = useFormats();
  const { data, error, refetch } = useQuery({
    queryKey: ['records', object, 'count'],
    queryFn: ({ signal }) => api.get<ListAnswer>(`/records/${object}`, { signal, query: { limit: 1 } }),
    staleTime: 60_000,
  });
  const count = data?.count;
  const value = count ? (count.capped ? t('records-at-least', { count: formats.integer(count.value) }) : formats.integer(count.value)) : '…';
  return <StatTile label={label} value={value} to={listPath(object)} retry={error && !data ? () => void refetch() : undefined} />;
}

export default function TodayCounts() {
  const t = useT();
  const me = useMe();
  const { language } = useLanguage();
  const { data: objects, error, refetch } = useQuery(schemaIndexQuery(language));
  const shown = COUNTED.flatMap((key) => objects?.filter((object) => object.key === key && may(me, key, 'read')) ?? []);
  if (error && !objects) return <StatTile label={t('records-figures')} value="" retry={() => void refetch()} />;
  return (
    <>
      {shown.map(({ key, plural }) => (
        <Count key={key} object={key} label={plural} />
      ))}
    </>
  );
}
