/** Today: the start screen. */
import { IconHome } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { Feature } from '@/app/feature';

const feature: Feature = {
  key: 'today',
  routes: (parent) => [createRoute({ getParentRoute: () => parent, path: '/', component: lazyRouteComponent(() => import('./TodayPage')) })],
  nav: [{ key: 'today', group: 'today', label: 'shell-today', icon: IconHome, to: '/', order: 0, when: () => true }],
};
export default feature;
