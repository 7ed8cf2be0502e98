/** The routes: sign-in outside, everything else below the signed-in shell; features bring their own. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { sessionQuery } from '@/api/session';
import { CrashPage, NotFoundPage } from './Fallbacks';
import { features } from './feature';
import { Root } from './Root';
import { safeReturn } from './safeReturn';
import { Shell } from './Shell';

export function createAppRouter(client: QueryClient) {
  const root = createRootRoute({ component: Root, notFoundComponent: NotFoundPage, errorComponent: CrashPage });

  const signIn = createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    validateSearch: (search: Record<string, unknown>): { to?: string } => {
      const to = safeReturn(search['to']);
      return to ? { to } : {};
    },
    beforeLoad: async ({ search }) => {
      const me = await client.ensureQueryData(sessionQuery).catch(() => null);
      if (me) throw redirect({ href: search.to ?? '/' });
    },
    component: lazyRouteComponent(() => import('@/features/session/SignIn')),
  });

  const openidReturn = createRoute({
    getParentRoute: () => root,
    path: '/sign-in/openid/$provider',
    // Known before what came is sent: a refusal there is not the end of a session.
    beforeLoad: async () => {
      await client.ensureQueryData(sessionQuery).catch(() => null);
    },
    component: lazyRouteComponent(() => import('@/features/session/OpenidReturn')),
  });

  const factorDuty = createRoute({
    getParentRoute: () => root,
    path: '/second-factor',
    validateSearch: (search: Record<string, unknown>): { to?: string } => {
      const to = safeReturn(search['to']);
      return to ? { to } : {};
    },
    beforeLoad: async () => {
      const me = await client.ensureQueryData(sessionQuery);
      if (!me) throw redirect({ to: '/sign-in' });
    },
    component: lazyRouteComponent(() => import('@/features/session/FactorDuty')),
  });

  const welcome = createRoute({
    getParentRoute: () => root,
    path: '/welcome',
    component: lazyRouteComponent(() => import('@/features/session/ChoosePassword')),
  });

  const forgot = createRoute({
    getParentRoute: () => root,
    path: '/forgot',
    component: lazyRouteComponent(() => import('@/features/session/ForgotPassword')),
  });

  const shell = createRoute({
    getParentRoute: () => root,
    id: 'shell',
    beforeLoad: async ({ location }) => {
      const me = await client.ensureQueryData(sessionQuery);
      const search = location.href === '/' ? {} : { to: location.href };
      if (!me) throw redirect({ to: '/sign-in', search });
      // A role asks for a second factor: nothing else opens before it is set up.
      if (me.user.second_factor_owed) throw redirect({ to: '/second-factor', search });
    },
    component: Shell,
    errorComponent: CrashPage,
    notFoundComponent: NotFoundPage,
  });

  const elsewhere = createRoute({ getParentRoute: () => shell, path: '$', component: NotFoundPage });

  const tree = root.addChildren([signIn, openidReturn, factorDuty, welcome, forgot, shell.addChildren([...features.flatMap((feature) => feature.routes(shell)), elsewhere])]);
  return createRouter({
    routeTree: tree,
    defaultPreload: 'intent',
    defaultPendingMs: 150,
    scrollRestoration: true,
    // The page stands still; what scrolls is the screen inside the frame.
    scrollToTopSelectors: ['#content'],
    // Search values are plain strings in our URLs, not JSON: people read and share them.
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const params = new URLSearchParams();
      for (const [name, value] of Object.entries(search)) {
        if (value !== undefined && value !== null && value !== '') params.set(name, String(value));
      }
      const text = params.toString();
      return text ? `?${text}` : '';
    },
    defaultErrorComponent: CrashPage,
  });
}
