/** Packages that only one check needs: they have a folder and a lockfile of their own, so that nobody else installs them. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashFiles } from './hash.mjs';
import { cache, root, runNpm, say, Stop } from './runtime.mjs';

/** Installs what a folder's own lockfile names, unless that was done already. `what` says what it is. */
export async function installAside(folder, what) {
  const inside = join(root, folder);
  const stamp = join(cache, `installed-${folder.replaceAll(/[\\/]/g, '-')}`);
  const inputs = () => hashFiles(inside, ['package.json', 'package-lock.json']);
  const isThere = existsSync(join(inside, 'node_modules'));
  if (isThere && existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs()) return;
  say(`installing ${what} into ${folder} (once, some seconds)`);
  const code = await runNpm(['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: inside });
  if (code !== 0) throw new Stop(`npm could not install ${what} into ${folder}; its message stands above.`);
  mkdirSync(cache, { recursive: true });
  writeFileSync(stamp, inputs());
}
