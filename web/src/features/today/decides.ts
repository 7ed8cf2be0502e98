/** Whether anything could ever wait for this person's word. */
import { may, type Me } from '@/api/session';

export function decides(me: Me): boolean {
  return ['approve', 'post', 'create'].some((action) => may(me, 'run', action)) || may(me, 'transfer', 'approve');
}
