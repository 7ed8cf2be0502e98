/** What the person was told: asked once a minute while the window is looked at. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from './client';

export interface Notification {
  id: string;
  kind: string;
  text: string;
  object: string | null;
  record: string | null;
  params: Record<string, unknown>;
  at: string;
  read: boolean;
}

export interface NotificationPage {
  items: Notification[];
  next: string | null;
  unread: number;
}

export interface NotificationChoice {
  kind: string;
  wanted: boolean;
  mail: boolean;
}

/** `mails`: whether this installation sends any. */
export interface NotificationChoices {
  items: NotificationChoice[];
  mails: boolean;
}

const EVERY_MS = 60_000;

export const notificationsQuery = (language: string) =>
  queryOptions({
    queryKey: ['notifications', language],
    queryFn: ({ signal }) => api.get<NotificationPage>('/notifications', { signal, remember: true }),
    refetchInterval: EVERY_MS,
    staleTime: EVERY_MS / 2,
  });

export const olderQuery = (language: string, from: string) =>
  infiniteQueryOptions({
    queryKey: ['notifications', language, 'older', from],
    queryFn: ({ signal, pageParam }) => api.get<NotificationPage>('/notifications', { signal, query: { cursor: pageParam } }),
    initialPageParam: from,
    getNextPageParam: (last) => last.next ?? undefined,
  });

export function markRead(id: string | null, read: boolean): Promise<void> {
  return api.post<void>('/notifications/read', { body: { id, read } });
}

export const choicesQuery = queryOptions({
  queryKey: ['notifications', 'choices'],
  queryFn: ({ signal }) => api.get<NotificationChoices>('/notifications/choices', { signal }),
});

export function chooseKinds(items: readonly NotificationChoice[]): Promise<NotificationChoices> {
  const kinds = (wanted: (one: NotificationChoice) => boolean) => items.filter(wanted).map(({ kind }) => kind);
  return api.put<NotificationChoices>('/notifications/choices', { body: { off: kinds((one) => !one.wanted), mail: kinds((one) => one.wanted && one.mail) } });
}
