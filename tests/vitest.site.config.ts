/** Tests of the built site in `dist/`: `npm test` runs them after the build. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: { environment: 'jsdom', include: ['tests/site/*.dist.ts'], testTimeout: 60_000 },
});
