/** Own sign-in: sessions, password. The sign-in screen itself stands outside the signed-in frame, in the router. */
import { IconShieldLock } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { Feature } from '@/app/feature';

const feature: Feature = {
  key: 'session',
  routes: (parent) => [
    createRoute({ getParentRoute: () => parent, path: '/settings/security', component: lazyRouteComponent(() => import('./SecurityPage')) }),
  ],
  nav: [{ key: 'security', group: 'settings', label: 'session-security', icon: IconShieldLock, to: '/settings/security', order: 20, when: () => true }],
};
export default feature;
