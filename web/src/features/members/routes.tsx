/** Members: enrolment, standing, the way into the network. */
import { IconUserPlus } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';
import { may } from '@/api/session';
import type { Feature } from '@/app/feature';

const feature: Feature = {
  key: 'members',
  routes: (parent) => [createRoute({ getParentRoute: () => parent, path: '/members/new', staticData: { right: 'member.create' }, component: lazyRouteComponent(() => import('./EnrolPage')) })],
  create: [{ key: 'members-enrol', label: 'members-enrol', icon: IconUserPlus, to: '/members/new', when: (me) => may(me, 'member', 'create') }],
  objects: { member: { create: '/members/new' } },
  recordActions: [
    { object: 'member', key: 'members-network', component: lazy(() => import('./ShowInNetwork')) },
    { object: 'member', key: 'members-status', component: lazy(() => import('./SetStatus')) },
  ],
};
export default feature;
