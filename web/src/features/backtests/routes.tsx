/** Back-tests: a tab on the page of a plan, and one back-test by itself. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';
import { may } from '@/api/session';
import type { Feature } from '@/app/feature';

const feature: Feature = {
  key: 'backtests',
  routes: (parent) => [
    createRoute({ getParentRoute: () => parent, path: '/backtests/$id', staticData: { right: 'run.read' }, component: lazyRouteComponent(() => import('./BacktestPage')) }),
  ],
  recordTabs: [{ object: 'plan', key: 'backtests', label: 'backtests-title', order: 20, component: lazy(() => import('./BacktestsTab')), when: (me) => may(me, 'run', 'read') }],
};
export default feature;
