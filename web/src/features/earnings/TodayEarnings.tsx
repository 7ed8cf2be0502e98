/** On Today: what the month has brought so far, and what is missing to the next rank. */
import { useQuery } from '@tanstack/react-query';
import { earningsQuery } from '@/api/runs';
import { conditionText } from '@/features/runs/readable';
import { useFormats, useLanguage, useT } from '@/i18n/i18n';
import { Money, StatTile } from '@/ui';

export default function TodayEarnings() {
  const t = useT();
  const formats = useFormats();
  const { language } = useLanguage();
  const { data, error, refetch } = useQuery(earningsQuery(undefined, undefined, language));
  if (!data) return <StatTile label={t('earnings-title')} value="…" retry={error ? () => void refetch() : undefined} />;
  if (!data.detail) return null;
  const { detail } = data;
  const missing = detail.next_rank?.conditions.filter(({ met }) => !met) ?? [];
  return (
    <>
      <StatTile label={formats.period(data.period)} value={<Money value={{ amount: detail.amount, currency: detail.currency }} />} note={t(`earnings-kind-${data.kind}`)} to="/earnings" />
      {detail.next_rank ? (
        <StatTile label={t('runs-next-rank', { rank: detail.next_rank.rank })} value={`${detail.next_rank.conditions.length - missing.length} / ${detail.next_rank.conditions.length}`} note={missing[0] ? conditionText(t, formats, missing[0].text) : t('earnings-rank-reached')} to="/earnings" />
      ) : null}
    </>
  );
}
