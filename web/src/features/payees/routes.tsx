/** Where a member is paid: a tab of the member's record, for those who may see it, and for the member. */
import { lazy } from 'react';
import type { RecordItem } from '@/api/records';
import { may, type Me } from '@/api/session';
import type { Feature } from '@/app/feature';

const sees = (me: Me, record: RecordItem) => may(me, 'payee', 'read') || may(me, 'settlement', 'read') || (me.member?.id === record.id && may(me, 'earnings', 'read'));

const feature: Feature = {
  key: 'payees',
  routes: () => [],
  recordTabs: [{ object: 'member', key: 'payee', label: 'payees-title', order: 40, component: lazy(() => import('./PayeeTab')), when: sees }],
};
export default feature;
