/** What a role may do: a tab on the role's page. */
import { lazy } from 'react';
import type { Feature } from '@/app/feature';

const feature: Feature = {
  key: 'roles',
  routes: () => [],
  recordTabs: [{ object: 'role', key: 'rights', label: 'roles-rights', order: 5, component: lazy(() => import('./RightsTab')) }],
};
export default feature;
