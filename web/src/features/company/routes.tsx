/** The company's settings, for who may read them. */
import { IconBuildingSkyscraper } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { may } from '@/api/session';
import type { Feature } from '@/app/feature';

const feature: Feature = {
  key: 'company',
  routes: (parent) => [
    createRoute({ getParentRoute: () => parent, path: '/settings/company', staticData: { right: 'company.read' }, component: lazyRouteComponent(() => import('./CompanyPage')) }),
  ],
  nav: [{ key: 'company', group: 'settings', label: 'company-title', icon: IconBuildingSkyscraper, to: '/settings/company', order: 28, when: (me) => may(me, 'company', 'read') }],
};
export default feature;
