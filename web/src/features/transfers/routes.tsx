/** Transfers in the trees: asked from a member's record, decided in the list. */
import { IconArrowsRightLeft } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';
import { may } from '@/api/session';
import type { Feature } from '@/app/feature';

const feature: Feature = {
  key: 'transfers',
  routes: (parent) => [createRoute({ getParentRoute: () => parent, path: '/transfers', staticData: { right: 'transfer.read' }, component: lazyRouteComponent(() => import('./TransfersPage')) })],
  nav: [{ key: 'transfers', group: 'network', label: 'transfers-title', icon: IconArrowsRightLeft, to: '/transfers', order: 30, when: (me) => may(me, 'transfer', 'read') }],
  recordActions: [{ object: 'member', key: 'transfers-ask', component: lazy(() => import('./AskTransfer')) }],
};
export default feature;
