/** Subscribers outside that hear of changes, as those see them who administer them. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from './client';

export interface Webhook {
  id: string;
  name: string;
  url: string;
  /** Empty: all. */
  objects: string[];
  /** Empty: all. */
  events: string[];
  owner: string | null;
  active: boolean;
  /** Why it is off; empty while it is on. */
  reason: string;
  failures: number;
  failing_since: string | null;
  waiting: number;
  secret_since: string | null;
  old_secret_until: string | null;
  version: number;
}

export interface WebhookList {
  items: Webhook[];
  objects: { key: string; label: string }[];
  events: string[];
}

export type WebhookState = 'waiting' | 'delivered' | 'failed' | 'skipped';

export interface WebhookDelivery {
  event: string;
  type: string;
  at: string;
  record: string | null;
  state: WebhookState;
  attempts: number;
  status: number | null;
  reason: string;
  tried_at: string | null;
  next_at: string | null;
}

/** What a form sends. */
export interface WebhookValues {
  name: string;
  url: string;
  objects: string[];
  events: string[];
}

export const webhooksQuery = (language: string) =>
  queryOptions({ queryKey: ['webhooks', 'list', language], queryFn: ({ signal }) => api.get<WebhookList>('/webhooks', { signal }) });

export const webhookQuery = (id: string) =>
  queryOptions({ queryKey: ['webhooks', 'one', id], queryFn: ({ signal }) => api.get<Webhook>(`/webhooks/${id}`, { signal }) });

export const deliveriesQuery = (id: string, state: string) =>
  infiniteQueryOptions({
    queryKey: ['webhooks', 'log', id, state],
    queryFn: ({ signal, pageParam }) => api.get<{ items: WebhookDelivery[]; next: string | null }>(`/webhooks/${id}/deliveries`, { signal, query: { state, cursor: pageParam, limit: 50 } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export function createWebhook(body: WebhookValues): Promise<{ webhook: Webhook; secret: string }> {
  return api.post('/webhooks', { body });
}

export function changeWebhook(id: string, version: number, body: WebhookValues): Promise<Webhook> {
  return api.patch(`/webhooks/${id}`, { body, version });
}

export function deleteWebhook(id: string, version: number): Promise<void> {
  return api.delete(`/webhooks/${id}`, { version });
}

export function setWebhookActive(id: string, active: boolean): Promise<Webhook> {
  return api.post(`/webhooks/${id}/${active ? 'enable' : 'disable'}`);
}

export function rotateWebhookSecret(id: string): Promise<{ secret: string }> {
  return api.post(`/webhooks/${id}/secret`);
}

export function testWebhook(id: string): Promise<WebhookDelivery> {
  return api.post(`/webhooks/${id}/test`);
}

export function replayDelivery(id: string, event: string): Promise<WebhookDelivery> {
  return api.post(`/webhooks/${id}/deliveries/${event}/replay`);
}

export function replaySpan(id: string, span: { from: string; to: string }): Promise<{ messages: number }> {
  return api.post(`/webhooks/${id}/replay`, { body: span });
}
