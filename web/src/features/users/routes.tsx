/** People who may sign in: list, invitation, one person. */
import { IconUserShield } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { may } from '@/api/session';
import type { Feature } from '@/app/feature';

const feature: Feature = {
  key: 'users',
  routes: (parent) => [
    createRoute({ getParentRoute: () => parent, path: '/users', staticData: { right: 'user.read' }, component: lazyRouteComponent(() => import('./UsersPage')) }),
    createRoute({ getParentRoute: () => parent, path: '/users/new', staticData: { right: 'user.create' }, component: lazyRouteComponent(() => import('./InvitePage')) }),
    createRoute({ getParentRoute: () => parent, path: '/users/$id', staticData: { right: 'user.read' }, component: lazyRouteComponent(() => import('./UserPage')) }),
  ],
  nav: [{ key: 'users', group: 'settings', label: 'users-title', icon: IconUserShield, to: '/users', order: 30, when: (me) => may(me, 'user', 'read') && may(me, 'user', 'update') }],
};
export default feature;
