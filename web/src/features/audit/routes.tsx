/** The audit log, for whoever has the right to read it. */
import { IconHistory } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { may } from '@/api/session';
import type { Feature } from '@/app/feature';

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

const feature: Feature = {
  key: 'audit',
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/audit',
      staticData: { right: 'audit.read' },
      validateSearch: (search: Record<string, unknown>) => ({
        object: text(search['object']),
        record: text(search['record']),
        action: text(search['action']),
        actor: text(search['actor']),
        from: text(search['from']),
        to: text(search['to']),
      }),
      component: lazyRouteComponent(() => import('./AuditPage')),
    }),
  ],
  nav: [{ key: 'audit', group: 'settings', label: 'audit-title', icon: IconHistory, to: '/audit', order: 70, when: (me) => may(me, 'audit', 'read') }],
};
export default feature;
