import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** What marks answers, scales scores and keeps the clock, with the tests that know the marks by heart. */
export default defineConfig({
  root: fileURLToPath(new URL('../../..', import.meta.url)),
  test: {
    include: ['tests/quiz/{kinds,scorers}.test.ts', 'tests/quiz/exam/{machine,report,scale}.test.ts'],
    setupFiles: ['tests/support/setup.ts'],
    testTimeout: 60_000,
  },
});
