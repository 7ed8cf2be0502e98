/** Where a notification leads. Null where there is nothing to see: no link rather than a dead one. */
import type { Notification } from '@/api/notifications';
import { recordPath } from '@/app/feature';
import { MINE } from '@/entity/filter';
import { jobResultPath } from '@/features/jobs/results';

export function notificationPath({ kind, object, record, params }: Pick<Notification, 'kind' | 'object' | 'record' | 'params'>): string | null {
  if (object && record) return recordPath(object, record);
  if (kind === 'job') {
    const result = params['result'];
    return typeof result === 'object' && result !== null ? jobResultPath({ kind: '', state: 'done', result: result as Record<string, unknown> }) : null;
  }
  if (kind === 'approval') return (params['what'] === 'run' || params['what'] === 'settlement') && typeof params['id'] === 'string' ? `/${params['what']}s/${params['id']}` : '/transfers';
  if (kind === 'webhook') return '/webhooks';
  const many = params['object'];
  return kind === 'assigned' && typeof many === 'string' ? `/list/${many}?filter=${encodeURIComponent(MINE)}` : null;
}
