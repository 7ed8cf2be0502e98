/** News are records like any other; what is their own is the block on Today. */
import { IconFileText } from '@tabler/icons-react';
import { lazy } from 'react';
import { may } from '@/api/session';
import type { Feature } from '@/app/feature';

const feature: Feature = {
  key: 'news',
  routes: () => [],
  create: [{ key: 'new-news', label: 'news-new', icon: IconFileText, to: '/new/news', when: (me) => may(me, 'news', 'create') }],
  today: [{ key: 'news-today', order: 40, shape: 'block', aside: true, component: lazy(() => import('./TodayNews')), when: (me) => may(me, 'news', 'read') }],
};
export default feature;
