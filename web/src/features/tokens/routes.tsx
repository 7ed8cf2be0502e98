/** API tokens: the own ones, which stand beside the own sign-in, and everybody's for those who administer people. */
import { IconApi } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { may } from '@/api/session';
import type { Feature } from '@/app/feature';

const feature: Feature = {
  key: 'tokens',
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/settings/tokens',
      validateSearch: (search: Record<string, unknown>) => (String(search['everybody']) === 'true' ? { everybody: true } : {}),
      component: lazyRouteComponent(() => import('./TokensPage')),
    }),
  ],
  nav: [{ key: 'tokens', group: 'settings', label: 'tokens-title', icon: IconApi, to: '/settings/tokens', order: 32, when: (me) => may(me, 'user', 'update') }],
};
export default feature;
