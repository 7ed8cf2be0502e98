/** Jobs: the tray opens from the header; Today shows what is at work. */
import { lazy } from 'react';
import type { Feature } from '@/app/feature';

const feature: Feature = {
  key: 'jobs',
  routes: () => [],
  today: [{ key: 'jobs', order: 80, shape: 'block', component: lazy(() => import('./TodayJobs')), when: () => true }],
};
export default feature;
