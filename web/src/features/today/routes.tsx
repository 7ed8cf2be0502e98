/** Today: the start screen. */
import { IconHome } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';
import type { Feature } from '@/app/feature';
import { decides } from './decides';

const feature: Feature = {
  key: 'today',
  routes: (parent) => [createRoute({ getParentRoute: () => parent, path: '/', component: lazyRouteComponent(() => import('./TodayPage')) })],
  today: [{ key: 'today-approvals', order: 1, shape: 'block', component: lazy(() => import('./TodayApprovals')), when: decides }],
  nav: [{ key: 'today', group: 'today', label: 'shell-today', icon: IconHome, to: '/', order: 0, when: () => true }],
};
export default feature;
