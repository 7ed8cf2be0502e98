/** Where several records become one. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { Feature } from '@/app/feature';

const feature: Feature = {
  key: 'merges',
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/merge/$object',
      staticData: { right: '$object.update' },
      validateSearch: (search: Record<string, unknown>) => ({ ids: typeof search['ids'] === 'string' ? search['ids'] : undefined }),
      component: lazyRouteComponent(() => import('./MergePage')),
    }),
  ],
};
export default feature;
