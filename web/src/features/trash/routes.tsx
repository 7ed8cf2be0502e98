/** The trash of an object, reached from its list. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { Feature } from '@/app/feature';

const feature: Feature = {
  key: 'trash',
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/trash/$object',
      staticData: { right: '$object.read' },
      validateSearch: (search: Record<string, unknown>) => ({ q: typeof search['q'] === 'string' && search['q'] !== '' ? search['q'] : undefined }),
      component: lazyRouteComponent(() => import('./TrashPage')),
    }),
  ],
};
export default feature;
