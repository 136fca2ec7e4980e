/** Builds the page of bench/map, which shows the explorer's map with nothing around it. */
import { join } from 'node:path';
import { build } from 'vite';
import { root } from './programs.ts';

/** Builds it as the site is built, and returns the folder it stands in. */
export async function buildMap(): Promise<string> {
  const outDir = join(root, 'bench', 'map', 'dist');
  await build({
    root: join(root, 'bench', 'map'),
    configFile: false,
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, target: 'es2024' },
  });
  return outDir;
}
