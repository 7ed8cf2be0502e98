/** Objects and fields a company adds itself: for who may change definitions. */
import { IconForms } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { may } from '@/api/session';
import type { Feature } from '@/app/feature';

const feature: Feature = {
  key: 'definitions',
  routes: (parent) => [
    createRoute({ getParentRoute: () => parent, path: '/settings/objects', staticData: { right: 'definition.read' }, component: lazyRouteComponent(() => import('./ObjectsPage')) }),
    createRoute({ getParentRoute: () => parent, path: '/settings/objects/$object', staticData: { right: 'definition.read' }, component: lazyRouteComponent(() => import('./ObjectPage')) }),
  ],
  nav: [
    { key: 'definitions', group: 'settings', label: 'definitions-title', icon: IconForms, to: '/settings/objects', order: 30, when: (me) => may(me, 'definition', 'update') },
  ],
};
export default feature;
