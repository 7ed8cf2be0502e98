/** What the person was told: asked once a minute while the window is looked at. */
import { queryOptions } from '@tanstack/react-query';
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
}

const EVERY_MS = 60_000;

export const notificationsQuery = (language: string) =>
  queryOptions({
    queryKey: ['notifications', language],
    queryFn: ({ signal }) => api.get<NotificationPage>('/notifications', { signal, remember: true }),
    refetchInterval: EVERY_MS,
    staleTime: EVERY_MS / 2,
  });

export function markRead(id: string | null, read: boolean): Promise<void> {
  return api.post<void>('/notifications/read', { body: { id, read } });
}

export const choicesQuery = queryOptions({
  queryKey: ['notifications', 'choices'],
  queryFn: async ({ signal }) => (await api.get<{ items: NotificationChoice[] }>('/notifications/choices', { signal })).items,
});

export function chooseKinds(off: string[]): Promise<{ items: NotificationChoice[] }> {
  return api.put<{ items: NotificationChoice[] }>('/notifications/choices', { body: { off } });
}
