/** Number series: how the codes of each object read. For who may change definitions. */
import { IconListNumbers } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { may } from '@/api/session';
import type { Feature } from '@/app/feature';

const feature: Feature = {
  key: 'series',
  routes: (parent) => [
    createRoute({ getParentRoute: () => parent, path: '/settings/series', staticData: { right: 'definition.read' }, component: lazyRouteComponent(() => import('./SeriesPage')) }),
  ],
  nav: [{ key: 'series', group: 'settings', label: 'series-title', icon: IconListNumbers, to: '/settings/series', order: 31, when: (me) => may(me, 'definition', 'update') }],
};
export default feature;
