/** Compensation plans: the checker beside the text, and putting a plan in force. */
import { lazy } from 'react';
import type { Feature } from '@/app/feature';

const feature: Feature = {
  key: 'plans',
  routes: () => [],
  recordActions: [{ object: 'plan', key: 'plans-release', component: lazy(() => import('./ReleasePlan')) }],
  recordTabs: [{ object: 'plan', key: 'check', label: 'plans-check', order: 10, component: lazy(() => import('./PlanCheck')) }],
};
export default feature;
