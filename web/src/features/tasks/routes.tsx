/** Tasks are records like any other; what is their own is the block on Today. */
import { IconChecklist } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Feature } from '@/app/feature';
import { may } from '@/api/session';

const feature: Feature = {
  key: 'tasks',
  routes: () => [],
  create: [{ key: 'new-task', label: 'tasks-new', icon: IconChecklist, to: '/new/task', when: (me) => may(me, 'task', 'create') }],
  today: [{ key: 'tasks-mine', order: 5, shape: 'block', component: lazy(() => import('./TodayTasks')), when: (me) => may(me, 'task', 'read') }],
};
export default feature;
