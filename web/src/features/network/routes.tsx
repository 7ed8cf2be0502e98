/** The genealogy explorer. */
import { IconSitemap } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { Feature } from '@/app/feature';
import { may } from '@/api/session';

const feature: Feature = {
  key: 'network',
  routes: (parent) => [createRoute({ getParentRoute: () => parent, path: '/network', staticData: { right: 'network.read' }, component: lazyRouteComponent(() => import('./NetworkPage')) })],
  nav: [{ key: 'network', group: 'network', label: 'network-title', icon: IconSitemap, to: '/network', order: 10, phone: 'network', when: (me) => may(me, 'network', 'read') }],
};
export default feature;
