/** My earnings; a member's earnings from the member's record. */
import { IconCoins } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';
import { may, type Me } from '@/api/session';
import type { Feature } from '@/app/feature';

const earns = (me: Me) => me.member !== null && may(me, 'earnings', 'read');

const feature: Feature = {
  key: 'earnings',
  routes: (parent) => [createRoute({ getParentRoute: () => parent, path: '/earnings', component: lazyRouteComponent(() => import('./EarningsPage')) })],
  nav: [
    { key: 'earnings', group: 'earnings', label: 'earnings-title', icon: IconCoins, to: '/earnings', order: 10, phone: 'earnings', short: 'earnings-short', when: earns },
  ],
  today: [
    { key: 'earnings-now', order: 5, shape: 'tiles', component: lazy(() => import('./TodayEarnings')), when: earns },
    { key: 'earnings-months', order: 20, shape: 'block', aside: true, component: lazy(() => import('./TodayMonths')), when: earns },
  ],
  recordActions: [{ object: 'member', key: 'earnings', component: lazy(() => import('./MemberEarnings')) }],
};
export default feature;
