/** The rules of payment, for who may read settlements. */
import { IconCashBanknote } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { may } from '@/api/session';
import type { Feature } from '@/app/feature';

const feature: Feature = {
  key: 'settlement-rules',
  routes: (parent) => [
    createRoute({ getParentRoute: () => parent, path: '/settings/settlement-rules', staticData: { right: 'settlement.read' }, component: lazyRouteComponent(() => import('./RulesPage')) }),
  ],
  nav: [{ key: 'settlement-rules', group: 'settings', label: 'settlement-rules-title', icon: IconCashBanknote, to: '/settings/settlement-rules', order: 32, when: (me) => may(me, 'settlement', 'read') }],
};
export default feature;
