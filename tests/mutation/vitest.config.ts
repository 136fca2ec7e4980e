import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The engine's own tests: what a broken refusal must set off. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['tests/azure/**/*.test.ts'],
    exclude: ['tests/azure/{fuzz,replay}.test.ts'],
    setupFiles: ['tests/support/setup.ts'],
    testTimeout: 60_000,
  },
});
