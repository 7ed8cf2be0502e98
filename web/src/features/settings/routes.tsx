/** Own settings: language, theme, zone. */
import { IconSettings } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { Feature } from '@/app/feature';

const feature: Feature = {
  key: 'settings',
  routes: (parent) => [
    createRoute({ getParentRoute: () => parent, path: '/settings', component: lazyRouteComponent(() => import('./SettingsPage')) }),
  ],
  nav: [{ key: 'settings', group: 'settings', label: 'shell-settings', icon: IconSettings, to: '/settings', order: 10, when: () => true }],
};
export default feature;
