import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The tracer's own tests, without those that ask it through a Cloud: what a broken tracer must set off, fast. */
export default defineConfig({
  root: fileURLToPath(new URL('../../..', import.meta.url)),
  test: {
    include: ['tests/datapath/{choose,convergence,corners,equal,filters,return,trace,translate}.test.ts'],
    setupFiles: ['tests/support/setup.ts'],
    testTimeout: 60_000,
  },
});
