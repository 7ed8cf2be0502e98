/** Whether a webhook gets its messages, in one word. */
import { Badge } from '@mantine/core';
import type { Webhook } from '@/api/webhooks';
import { useT } from '@/i18n/i18n';
import { standing } from './words';

const COLOURS = { on: 'teal', failing: 'amber', off: 'gray' };

export function WebhookBadge({ webhook }: { webhook: Webhook }) {
  const t = useT();
  const state = standing(webhook);
  return (
    <Badge color={COLOURS[state]}>
      {t(`webhooks-state-${state}`)}
    </Badge>
  );
}
