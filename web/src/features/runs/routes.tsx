/** Commission runs: months, one run, one payee. */
import { IconReportMoney } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { may } from '@/api/session';
import type { Feature } from '@/app/feature';

const feature: Feature = {
  key: 'runs',
  routes: (parent) => [
    createRoute({ getParentRoute: () => parent, path: '/runs', staticData: { right: 'run.read' }, component: lazyRouteComponent(() => import('./RunsPage')) }),
    createRoute({ getParentRoute: () => parent, path: '/runs/$id', staticData: { right: 'run.read' }, component: lazyRouteComponent(() => import('./RunPage')) }),
    createRoute({ getParentRoute: () => parent, path: '/runs/$id/payees/$member', component: lazyRouteComponent(() => import('./PayeePage')) }),
  ],
  nav: [{ key: 'runs', group: 'earnings', label: 'runs-title', icon: IconReportMoney, to: '/runs', order: 20, when: (me) => may(me, 'run', 'read') }],
  objects: { run: { list: '/runs', record: (id) => `/runs/${id}` } },
};
export default feature;
