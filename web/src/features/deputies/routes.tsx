/** Who stands in for whom: in the navigation of whoever knows colleagues; the page itself is for everybody. */
import { IconUsersGroup } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { may } from '@/api/session';
import type { Feature } from '@/app/feature';

const feature: Feature = {
  key: 'deputies',
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/settings/deputies',
      validateSearch: (search: Record<string, unknown>) => (String(search['everybody']) === 'true' ? { everybody: true } : {}),
      component: lazyRouteComponent(() => import('./DeputiesPage')),
    }),
  ],
  nav: [{ key: 'deputies', group: 'settings', label: 'deputies-title', icon: IconUsersGroup, to: '/settings/deputies', order: 22, when: (me) => may(me, 'employee', 'read') }],
};
export default feature;
