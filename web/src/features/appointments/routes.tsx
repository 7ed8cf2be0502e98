/** Appointments are records like any other; what is their own is the calendar and the block on Today. */
import { IconCalendarEvent } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';
import { may } from '@/api/session';
import type { Feature } from '@/app/feature';

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

const feature: Feature = {
  key: 'appointments',
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/calendar',
      staticData: { right: 'appointment.read' },
      validateSearch: (search: Record<string, unknown>) => ({ view: text(search['view']), on: text(search['on']), whose: text(search['whose']) }),
      component: lazyRouteComponent(() => import('./CalendarPage')),
    }),
  ],
  nav: [{ key: 'calendar', group: 'today', label: 'appointments-calendar', icon: IconCalendarEvent, to: '/calendar', order: 5, when: (me) => may(me, 'appointment', 'read') }],
  create: [{ key: 'new-appointment', label: 'appointments-new', icon: IconCalendarEvent, to: '/new/appointment', when: (me) => may(me, 'appointment', 'create') }],
  today: [{ key: 'appointments-agenda', order: 10, shape: 'block', aside: true, component: lazy(() => import('./TodayAgenda')), when: (me) => may(me, 'appointment', 'read') }],
};
export default feature;
