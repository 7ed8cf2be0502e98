/** Today's key figures from the lists: how many members, customers, orders this person may see. */
import { useQuery } from '@tanstack/react-query';
import { schemaIndexQuery } from '@/api/schema';
import { may, useMe } from '@/api/session';
import { totalsQuery } from '@/api/totals';
import { listPath } from '@/app/feature';
import { useFormats, useLanguage, useT } from '@/i18n/i18n';
import { StatTile } from '@/ui/StatTile';

const COUNTED = ['member', 'account', 'order'];

function Count({ object, label }: { object: string; label: string }) {
  const formats = useFormats();
  const { language } = useLanguage();
  // Exact, where a list stops counting at its limit.
  const { data, error, refetch } = useQuery({ ...totalsQuery(object, language, { measures: 'count' }), staleTime: 60_000 });
  return <StatTile label={label} value={data ? formats.integer(data.count) : '…'} to={listPath(object)} retry={error && !data ? () => void refetch() : undefined} />;
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
