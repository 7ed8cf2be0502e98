/** The providers around everything: theme, data, words, notices, routes. */
import { createTheme, MantineProvider, MantineThemeProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { type ReactNode, StrictMode, useMemo } from 'react';
import { useSession } from '@/api/session';
import { useT, WordsProvider } from '@/i18n/i18n';
import type { createAppRouter } from './router';
import { useReturnedFocus } from '@/ui/useReturnedFocus';
import { cssVariables, schemeManager, theme } from './theme';

const manager = schemeManager();

/** What Mantine draws without a name of its own, named in the reader's language. */
function Named({ children }: { children: ReactNode }) {
  const t = useT();
  const named = useMemo(() => createTheme({ components: { Notification: { defaultProps: { closeButtonProps: { 'aria-label': t('shell-close') } } } } }), [t]);
  return <MantineThemeProvider theme={named}>{children}</MantineThemeProvider>;
}

function Inside({ router }: { router: ReturnType<typeof createAppRouter> }) {
  const { data: me } = useSession();
  useReturnedFocus();
  return (
    <WordsProvider zone={me?.user.zone} figures={me?.user.figures ?? me?.company.figures ?? undefined}>
      <Named>
        <Notifications position="bottom-right" autoClose={6000} />
        <RouterProvider router={router} />
      </Named>
    </WordsProvider>
  );
}

export function App({ client, router }: { client: QueryClient; router: ReturnType<typeof createAppRouter> }) {
  return (
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} colorSchemeManager={manager} defaultColorScheme="auto">
        <QueryClientProvider client={client}>
          <Inside router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>
  );
}
