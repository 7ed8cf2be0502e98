/** My earnings; a member's earnings from the member's record. */
import { IconCoins } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';
import { may } from '@/api/session';
import type { Feature } from '@/app/feature';

const feature: Feature = {
  key: 'earnings',
  routes: (parent) => [createRoute({ getParentRoute: () => parent, path: '/earnings', component: lazyRouteComponent(() => import('./EarningsPage')) })],
  nav: [
    { key: 'earnings', group: 'earnings', label: 'earnings-title', icon: IconCoins, to: '/earnings', order: 10, phone: 'earnings', short: 'earnings-short', when: (me) => me.member !== null && may(me, 'earnings', 'read') },
  ],
  today: [{ key: 'earnings-now', order: 5, shape: 'tiles', component: lazy(() => import('./TodayEarnings')), when: (me) => me.member !== null && may(me, 'earnings', 'read') }],
  recordActions: [{ object: 'member', key: 'earnings', component: lazy(() => import('./MemberEarnings')) }],
};
export default feature;
