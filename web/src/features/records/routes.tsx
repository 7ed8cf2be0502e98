/** The generic screens of every object: list, record, form; and the figures of Today that lists give. */
import { IconShoppingCart, IconUserPlus } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';
import type { Feature } from '@/app/feature';
import { may } from '@/api/session';

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

const feature: Feature = {
  key: 'records',
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/list/$object',
      staticData: { right: '$object.read' },
      validateSearch: (search: Record<string, unknown>) => ({
        q: text(search['q']),
        filter: text(search['filter']),
        sort: text(search['sort']),
        columns: text(search['columns']),
        group: text(search['group']),
        as: text(search['as']),
        view: text(search['view']),
      }),
      component: lazyRouteComponent(() => import('./ListPage')),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/record/$object/$id',
      staticData: { right: '$object.read' },
      validateSearch: (search: Record<string, unknown>) => ({ tab: text(search['tab']) }),
      component: lazyRouteComponent(() => import('./RecordPage')),
    }),
    createRoute({ getParentRoute: () => parent, path: '/record/$object/$id/edit', staticData: { right: '$object.update' }, component: lazyRouteComponent(() => import('./EditPage')) }),
    createRoute({ getParentRoute: () => parent, path: '/new/$object', staticData: { right: '$object.create' }, component: lazyRouteComponent(() => import('./NewPage')) }),
  ],
  create: [
    { key: 'new-account', label: 'records-new-account', icon: IconUserPlus, to: '/new/account', when: (me) => may(me, 'account', 'create') },
    { key: 'new-order', label: 'records-new-order', icon: IconShoppingCart, to: '/new/order', when: (me) => may(me, 'order', 'create') },
  ],
  today: [{ key: 'records-counts', order: 10, shape: 'tiles', component: lazy(() => import('./TodayCounts')), when: () => true }],
};
export default feature;
