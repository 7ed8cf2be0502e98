/** Orders: what makes an order a sale, and what takes it back; Today's count of drafts. */
import { lazy } from 'react';
import type { Feature } from '@/app/feature';
import { may } from '@/api/session';
import { fillFromProduct } from './fill';

const feature: Feature = {
  key: 'orders',
  routes: () => [],
  recordActions: [{ object: 'order', key: 'orders-commands', component: lazy(() => import('./OrderCommands')) }],
  lineFills: [{ object: 'order', part: 'lines', field: 'product', values: fillFromProduct }],
  today: [
    { key: 'orders-drafts', order: 20, shape: 'tiles', component: lazy(() => import('./TodayDrafts')), when: (me) => may(me, 'order', 'update') },
    { key: 'orders-months', order: 30, shape: 'block', component: lazy(() => import('./TodayMonths')), when: (me) => may(me, 'order', 'read') },
  ],
};
export default feature;
