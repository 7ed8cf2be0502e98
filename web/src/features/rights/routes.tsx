/** Why somebody may or may not do something. */
import { IconHelpHexagon } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { may } from '@/api/session';
import type { Feature } from '@/app/feature';

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

const feature: Feature = {
  key: 'rights',
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/rights',
      validateSearch: (search: Record<string, unknown>) => ({
        user: text(search['user']),
        object: text(search['object']),
        action: text(search['action']),
        record: text(search['record']),
        field: text(search['field']),
      }),
      component: lazyRouteComponent(() => import('./RightsPage')),
    }),
  ],
  nav: [{ key: 'rights', group: 'settings', label: 'rights-title', icon: IconHelpHexagon, to: '/rights', order: 65, when: (me) => may(me, 'user', 'read') && may(me, 'user', 'update') }],
};
export default feature;
