/**
 * Where a record stands in the list it was opened from, and the way to its neighbours: at the last row that is known the next
 * page of the list is fetched. Where counting stopped, the exact number is asked for.
 */
import { notifications } from '@mantine/notifications';
import { type InfiniteData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { type ListAnswer, listQuery, nextPage } from '@/api/records';
import { totalsQuery } from '@/api/totals';
import { recordPath } from '@/app/feature';
import { useLanguage, useT } from '@/i18n/i18n';
import { problemText } from '@/ui/ProblemAlert';
import { continued, keepTrail, placeOf, readTrail } from './trail';

/** Pages being fetched, by the place they begin: two askers get one. */
const underWay = new Map<string, Promise<void>>();

/** To another record in place of this one: Back still leads to the list. */
export function useGo(object: string) {
  const navigate = useNavigate();
  return (id: string | null | undefined) => {
    if (id) void navigate({ to: recordPath(object, id), replace: true });
  };
}

function useFetchMore() {
  const client = useQueryClient();
  const { language } = useLanguage();
  return (): Promise<void> => {
    const trail = readTrail();
    if (!trail?.next) return Promise.resolve();
    const cursor = trail.next;
    const known = underWay.get(cursor);
    if (known) return known;
    const asked = nextPage(trail.object, trail.question, cursor)
      .then((page) => {
        const now = readTrail();
        if (now?.next === cursor) keepTrail(continued(now, page));
        // The list has the page too, when one goes back to it.
        client.setQueryData<InfiniteData<ListAnswer, string>>(listQuery(trail.object, language, trail.question).queryKey, (data) =>
          data?.pages.at(-1)?.next === cursor ? { pages: [...data.pages, page], pageParams: [...data.pageParams, cursor] } : data,
        );
      })
      .finally(() => underWay.delete(cursor));
    underWay.set(cursor, asked);
    return asked;
  };
}

export function usePlace(object: string, id: string) {
  const t = useT();
  const { language } = useLanguage();
  const fetchMore = useFetchMore();
  const go = useGo(object);
  const [fetched, setFetched] = useState(0);
  const [waiting, setWaiting] = useState(false);
  const place = useMemo(() => placeOf(object, id), [object, id, fetched]); // eslint-disable-line react/exhaustive-deps -- `fetched` stands for the kept trail
  const atEnd = place !== null && place.more && place.next === null;
  const look = useEffectEvent(() => {
    // Asked for ahead; whoever goes on is told if that fails.
    if (atEnd) fetchMore().then(() => setFetched((times) => times + 1), () => undefined);
  });
  useEffect(() => look(), [id, atEnd]);
  const exact = useQuery({ ...totalsQuery(object, language, { filter: place?.question.filter, q: place?.question.q, measures: 'count' }), enabled: place?.of.capped === true, retry: false }).data;
  const forward = async () => {
    if (!place || waiting) return;
    if (place.next || !place.more) return go(place.next);
    setWaiting(true);
    try {
      await fetchMore();
      go(placeOf(object, id)?.next);
    } catch (error) {
      notifications.show({ message: problemText(error, t), color: 'red' });
    } finally {
      setWaiting(false);
    }
  };
  const of = place?.of.capped && exact ? { value: exact.count, capped: false } : place?.of;
  return { place, of, waiting, forward: () => void forward(), back: () => go(place?.previous) };
}
