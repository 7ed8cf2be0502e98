/** Today's block of the company's news: what is told today, the latest first; nothing where there is none. */
import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '@/api/client';
import type { ListAnswer } from '@/api/records';
import { useMe } from '@/api/session';
import { recordPath } from '@/app/feature';
import { plainText } from '@/entity/fields/values';
import { useT } from '@/i18n/i18n';
import { todayIn } from '@/i18n/zone';
import { linkTo } from '@/ui/linkTo';
import { Panel } from '@/ui/Panel';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { DateText } from '@/ui/Values';

/** More than that nobody reads in the morning. */
const SHOWN = 3;

/** What is told on a day. */
const told = (day: string) =>
  JSON.stringify({
    and: [
      { field: 'shown_from', op: 'le', value: day },
      {
        or: [
          { field: 'shown_until', op: 'empty', value: true },
          { field: 'shown_until', op: 'ge', value: day },
        ],
      },
    ],
  });

export default function TodayNews() {
  const t = useT();
  const filter = told(todayIn(useMe().user.zone));
  const news = useQuery({
    queryKey: ['records', 'news', 'today', filter],
    queryFn: ({ signal }) => api.get<ListAnswer>('/records/news', { signal, query: { filter, sort: '-shown_from', limit: SHOWN, columns: 'title,teaser,shown_from' } }),
  });
  const items = news.data?.items ?? [];
  if (!news.error && items.length === 0) return null;
  return (
    <Panel
      title={t('news-today')}
      action={
        <Anchor component={Link} {...linkTo('/list/news?sort=-shown_from')} size="sm">
          {t('news-all')}
        </Anchor>
      }
    >
      {news.error ? <ProblemAlert error={news.error} retry={() => void news.refetch()} /> : null}
      <Stack gap="sm">
        {items.map((item) => (
          <article key={item.id}>
            <Anchor component={Link} {...linkTo(recordPath('news', item.id))} fw={600}>
              {plainText(item.values['title'])}
            </Anchor>
            <Text size="xs" c="dimmed">
              <DateText value={plainText(item.values['shown_from'])} />
            </Text>
            {item.values['teaser'] ? <Text size="sm">{plainText(item.values['teaser'])}</Text> : null}
          </article>
        ))}
      </Stack>
    </Panel>
  );
}
