/** Whether the built site is that of the present sources. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashFiles } from './hash.mjs';
import { cache, root } from './runtime.mjs';

/** Everything the built site depends on. */
const inputs = [
  'src',
  'content',
  'labs',
  'scripts/build.mjs',
  'scripts/support',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
];
const stamp = join(cache, 'built');

export const hashInputs = () => hashFiles(root, inputs);

export const isBuilt = () =>
  existsSync(join(root, 'dist', 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hashInputs();

/** Remembers that `dist` was built from inputs with this hash. */
export function rememberBuild(hash) {
  mkdirSync(cache, { recursive: true });
  writeFileSync(stamp, hash);
}

export const forgetBuild = () => rmSync(stamp, { force: true });
