/** Webhooks: list, a new one, one with its log; on Today those that were switched off. */
import { IconWebhook } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';
import { may, type Me } from '@/api/session';
import type { Feature } from '@/app/feature';

const administers = (me: Me) => may(me, 'webhook', 'read') && may(me, 'webhook', 'update');

const feature: Feature = {
  key: 'webhooks',
  routes: (parent) => [
    createRoute({ getParentRoute: () => parent, path: '/webhooks', staticData: { right: 'webhook.read' }, component: lazyRouteComponent(() => import('./WebhooksPage')) }),
    createRoute({ getParentRoute: () => parent, path: '/webhooks/new', staticData: { right: 'webhook.create' }, component: lazyRouteComponent(() => import('./NewWebhookPage')) }),
    createRoute({ getParentRoute: () => parent, path: '/webhooks/$id', staticData: { right: 'webhook.read' }, component: lazyRouteComponent(() => import('./WebhookPage')) }),
  ],
  nav: [{ key: 'webhooks', group: 'settings', label: 'webhooks-title', icon: IconWebhook, to: '/webhooks', order: 70, when: administers }],
  today: [{ key: 'webhooks-off', order: 3, shape: 'block', component: lazy(() => import('./TodayWebhooks')), when: administers }],
};
export default feature;
