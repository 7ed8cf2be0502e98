/** Renders a component with theme, words, data and a router of one page. Words come from the real catalogues. */
import { readdirSync, readFileSync } from 'node:fs';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { cssVariables, theme } from '@/app/theme';
import { type Language, TestWords } from '@/i18n/i18n';

export function catalogueOf(language: Language): string {
  const folder = `../locales/${language}`;
  return readdirSync(folder)
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
    .join('\n');
}

export async function renderScreen(screen: ReactNode, { language = 'en' as Language, path = '/' } = {}) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const root = createRootRoute({ component: () => <>{screen}</>, notFoundComponent: () => <>{screen}</> });
  const router = createRouter({ routeTree: root, history: createMemoryHistory({ initialEntries: [path] }) });
  const result = render(
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} env="test">
      <QueryClientProvider client={client}>
        <TestWords language={language} catalogue={catalogueOf(language)}>
          <RouterProvider router={router} />
        </TestWords>
      </QueryClientProvider>
    </MantineProvider>,
  );
  await act(() => router.load());
  return { ...result, client, router };
}
