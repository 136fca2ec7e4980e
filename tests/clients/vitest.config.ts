import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Run by `npm run test:clients`, which starts the program that the clients talk to. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  test: {
    include: ['**/*.client.ts'],
    setupFiles: ['../support/setup.ts'],
    // Clients wait more than they work: each file is a client of its own, and all wait at once.
    maxWorkers: 6,
    // Each call of az starts Python: on a busy machine a dozen of them take minutes.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
