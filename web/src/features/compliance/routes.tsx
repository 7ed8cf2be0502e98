/** Compliance: what payouts were caused by, and the income disclosure statement. */
import { IconScale } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { may } from '@/api/session';
import type { Feature } from '@/app/feature';

const month = (value: unknown) => (typeof value === 'string' && /^\d{4}-\d{2}$/.test(value) ? value : undefined);

const feature: Feature = {
  key: 'compliance',
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/compliance',
      staticData: { right: 'run.read' },
      validateSearch: (search: Record<string, unknown>) => ({ from: month(search['from']), to: month(search['to']) }),
      component: lazyRouteComponent(() => import('./CompliancePage')),
    }),
  ],
  nav: [{ key: 'compliance', group: 'earnings', label: 'compliance-title', icon: IconScale, to: '/compliance', order: 40, when: (me) => may(me, 'run', 'read') }],
};
export default feature;
