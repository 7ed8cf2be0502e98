/** Changes of many records: chosen in a list, accounted for on a page of their own. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { Feature } from '@/app/feature';

const feature: Feature = {
  key: 'bulk',
  routes: (parent) => [createRoute({ getParentRoute: () => parent, path: '/bulk/$id', component: lazyRouteComponent(() => import('./BulkPage')) })],
};
export default feature;
