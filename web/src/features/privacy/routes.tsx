/** Personal data: requests for copies and erasures, for those who answer them. */
import { IconUserShield } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { may } from '@/api/session';
import type { Feature } from '@/app/feature';

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

const feature: Feature = {
  key: 'privacy',
  routes: (parent) => [
    createRoute({ getParentRoute: () => parent, path: '/privacy', staticData: { right: 'privacy.read' }, component: lazyRouteComponent(() => import('./RequestsPage')) }),
    createRoute({
      getParentRoute: () => parent,
      path: '/privacy/new',
      staticData: { right: 'privacy.read' },
      validateSearch: (search: Record<string, unknown>) => ({ object: text(search['object']), record: text(search['record']) }),
      component: lazyRouteComponent(() => import('./NewRequestPage')),
    }),
    createRoute({ getParentRoute: () => parent, path: '/privacy/$id', staticData: { right: 'privacy.read' }, component: lazyRouteComponent(() => import('./RequestPage')) }),
  ],
  nav: [{ key: 'privacy', group: 'settings', label: 'privacy-title', icon: IconUserShield, to: '/privacy', order: 75, when: (me) => may(me, 'privacy', 'read') }],
};
export default feature;
