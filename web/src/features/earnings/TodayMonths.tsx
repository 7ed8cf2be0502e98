/** On Today: the own earnings of the past months as bars; nothing before the first month that was posted. */
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { earningsQuery } from '@/api/runs';
import { useLanguage, useT } from '@/i18n/i18n';
import { Panel } from '@/ui';
import { EarningsBars } from './EarningsBars';

/** A failed read is told by the figures above, which ask the same. */
export default function TodayMonths() {
  const t = useT();
  const { language } = useLanguage();
  const { data } = useQuery(earningsQuery(undefined, undefined, language));
  if (!data?.detail || data.history.length === 0) return null;
  return (
    <Panel
      title={t('earnings-months')}
      action={
        <Anchor component={Link} to="/earnings" size="sm">
          {t('earnings-title')}
        </Anchor>
      }
    >
      <EarningsBars earnings={data} currency={data.detail.currency} />
    </Panel>
  );
}
