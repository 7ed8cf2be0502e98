/** Import of CSV files: choose a file, match columns, try out, run. */
import { IconFileImport } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { Feature } from '@/app/feature';
import type { Me } from '@/api/session';

function mayImport(me: Me): boolean {
  return Object.values(me.rights).some((actions) => actions['import'] !== undefined && actions['import'] !== 'none');
}

const feature: Feature = {
  key: 'imports',
  routes: (parent) => [
    createRoute({ getParentRoute: () => parent, path: '/imports/new', staticData: { right: '*.import' }, component: lazyRouteComponent(() => import('./UploadPage')) }),
    createRoute({ getParentRoute: () => parent, path: '/imports/new/$object', staticData: { right: '$object.import' }, component: lazyRouteComponent(() => import('./UploadPage')) }),
    createRoute({ getParentRoute: () => parent, path: '/imports/$id', component: lazyRouteComponent(() => import('./ImportPage')) }),
  ],
  nav: [{ key: 'imports', group: 'settings', label: 'imports-title', icon: IconFileImport, to: '/imports/new', order: 20, when: mayImport }],
};
export default feature;
