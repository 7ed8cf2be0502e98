/** How the app is built, served in development and tested. Words come from locales/ first. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
// @ts-expect-error a plain script without types
import { GENERATED, LOCALES, writeCatalogues } from './scripts/catalogues.mjs';
// @ts-expect-error a plain script without types
import { pdfAssets } from './scripts/pdf.mjs';

/** Rewrites the catalogues whenever a text changes while developing. */
function catalogues(): Plugin {
  return {
    name: 'treeline-catalogues',
    buildStart() {
      writeCatalogues(LOCALES, GENERATED);
    },
    configureServer(server) {
      server.watcher.add(LOCALES);
      server.watcher.on('change', (file) => {
        if (file.endsWith('.ftl')) writeCatalogues(LOCALES, GENERATED);
      });
    },
  };
}

export default defineConfig({
  plugins: [catalogues(), pdfAssets(), react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    target: 'es2023',
    manifest: true,
    sourcemap: false,
    // Fonts and pictures stay files: the content security policy allows no data: scripts or styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What the chips of a filter and its forms share stays by itself: else a form would count the whole list as its own.
        codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: 'filter', test: /(features\/records\/(useFieldPath|useValueText|stretchText)|entity\/filter)\.ts$/ }] },
      },
    },
  },
  server: { proxy: { '/api': process.env.TREELINE_SERVER ?? 'http://127.0.0.1:8080' } },
  // @ts-expect-error vitest reads its part of the same file
  test: {
    environment: 'jsdom',
    setupFiles: ['src/test/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
    css: false,
  },
});
