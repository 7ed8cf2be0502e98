/** Starts the app. */
import '@fontsource-variable/inter/wght.css';
import './app/mantine.css';
import '@mantine/notifications/styles.css';
import './app/app.css';
import { QueryClient } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { whenFactorOwed, whenSignedOut } from './api/client';
import { isProblem } from './api/problem';
import { sessionQuery } from './api/session';
import { App } from './app/App';
import { createAppRouter } from './app/router';
import { guardDrops } from './ui/files';

const client = new QueryClient({
  defaultOptions: {
    // Asked without a connection too: whoever waits is told, and nothing waits in silence until there is one.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      refetchOnReconnect: true,
      staleTime: 15_000,
      // A refusal will not change by asking again; a lost connection may.
      retry: (count, error) => count < 2 && isProblem(error) && (error.status === 0 || error.status >= 502),
    },
  },
});
const router = createAppRouter(client);

guardDrops();

whenSignedOut(() => {
  if (client.getQueryData(sessionQuery.queryKey) === null) return;
  client.setQueryData(sessionQuery.queryKey, null);
  const { href, pathname } = router.latestLocation;
  if (pathname !== '/sign-in') void router.navigate({ to: '/sign-in', search: { to: href } });
});

// With the session asked for anew, the way to every screen leads to where the second factor is set up.
whenFactorOwed(() => void client.invalidateQueries({ queryKey: sessionQuery.queryKey }).then(() => router.invalidate()));

const place = document.getElementById('root');
if (place) createRoot(place).render(<App client={client} router={router} />);
