/** Reasons, events and states of webhooks in words; what a newer server says that this app does not know is shown as it is. */
import type { Webhook } from '@/api/webhooks';
import { type PlainKey, useT } from '@/i18n/i18n';

const REASONS = ['by-hand', 'failures', 'gone', 'owner-gone', 'address-malformed', 'address-private', 'address-unknown', 'timeout', 'connection', 'tls', 'answer'] as const;

/** Why a try failed, or why a webhook is off. */
export function useReason(): (reason: string, status?: number | null) => string {
  const t = useT();
  return (reason, status = null) => {
    if (reason === 'status') return t('webhooks-reason-status', { status: String(status ?? '') });
    return (REASONS as readonly string[]).includes(reason) ? t(`webhooks-reason-${reason as (typeof REASONS)[number]}`) : reason;
  };
}

/** The word for an event one can choose. */
export function useEventWord(): (event: string) => string {
  const t = useT();
  return (event) => t(`webhooks-event-${event}` as PlainKey);
}

export type Standing = 'on' | 'failing' | 'off';

export function standing(webhook: Pick<Webhook, 'active' | 'failing_since'>): Standing {
  if (!webhook.active) return 'off';
  return webhook.failing_since ? 'failing' : 'on';
}
