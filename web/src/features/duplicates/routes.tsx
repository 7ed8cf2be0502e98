/** The likely duplicates of an object, reached from its list. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { Feature } from '@/app/feature';

const feature: Feature = {
  key: 'duplicates',
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/duplicates/$object',
      staticData: { right: '$object.read' },
      validateSearch: (search: Record<string, unknown>) => ({ apart: search['apart'] === true || search['apart'] === 'true' ? true : undefined }),
      component: lazyRouteComponent(() => import('./DuplicatesPage')),
    }),
  ],
};
export default feature;
