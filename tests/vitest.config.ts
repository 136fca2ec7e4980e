import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const shared = { setupFiles: ['tests/support/setup.ts'], testTimeout: 20_000 };
const patient = { ...shared, setupFiles: [...shared.setupFiles, 'tests/support/patience.ts'] };
const onPages = 'tests/**/*.dom.test.ts';

export default defineConfig({
  root,
  test: {
    // Else one core of two stands idle.
    maxWorkers: '100%',
    globalSetup: ['tests/classroom/support/postgres-setup.ts'],
    projects: [
      // Files without a page leave nothing behind, so they share a worker: a third of their time.
      {
        root,
        test: {
          ...shared,
          name: 'plain',
          include: ['tests/**/*.test.ts'],
          exclude: [onPages, '**/node_modules/**'],
          isolate: false,
        },
      },
      { root, test: { ...patient, name: 'screens', include: ['tests/**/*.test.tsx'] } },
      { root, test: { ...patient, name: 'pages', include: [onPages], environment: 'jsdom' } },
    ],
  },
});
