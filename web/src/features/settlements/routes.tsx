/** Settlements: what is owed becomes payouts, from the proposal to the bank’s word; and a seller's own statements. */
import { IconCashBanknote } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { may } from '@/api/session';
import type { Feature } from '@/app/feature';

const feature: Feature = {
  key: 'settlements',
  routes: (parent) => [
    createRoute({ getParentRoute: () => parent, path: '/settlements', staticData: { right: 'settlement.read' }, component: lazyRouteComponent(() => import('./SettlementsPage')) }),
    createRoute({ getParentRoute: () => parent, path: '/settlements/$id', staticData: { right: 'settlement.read' }, component: lazyRouteComponent(() => import('./SettlementPage')) }),
    createRoute({ getParentRoute: () => parent, path: '/settlements/$id/payees/$member', staticData: { right: 'settlement.read' }, component: lazyRouteComponent(() => import('./StatementPage')) }),
    createRoute({ getParentRoute: () => parent, path: '/statements/$id', component: lazyRouteComponent(() => import('./OwnStatementPage')) }),
  ],
  nav: [{ key: 'settlements', group: 'earnings', label: 'settlements-title', icon: IconCashBanknote, to: '/settlements', order: 25, when: (me) => may(me, 'settlement', 'read') }],
};
export default feature;
