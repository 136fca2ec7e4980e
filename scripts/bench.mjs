/** `npm run bench [name …]`: runs every program in bench/ one after the other and prints its figures, each a ratio within one run. */
import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { installAside } from './support/aside.mjs';
import { main, root, runNode, say, Stop } from './support/runtime.mjs';

/** The programs that measure the built site. */
const needsBuild = new Set(['lesson-page', 'lab-start', 'explorer', 'portal', 'exam']);

/** Prism serves the OpenAPI documents that ARM_SPECS names; without them nobody needs it. */
async function installPrism() {
  if (!process.env.ARM_SPECS) return;
  try {
    await installAside(join('bench', 'prism'), 'Prism, the mock server to compare with,');
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    say(`${error.message} The bench goes on without it.`);
  }
}

await main(async () => {
  const known = readdirSync(join(root, 'bench'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
  const wanted = process.argv.length > 2 ? process.argv.slice(2) : known;
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Stop(`No bench "${unknown.join('", "')}". Known: ${known.join(', ')}.`);

  if (wanted.some((name) => needsBuild.has(name)) && !existsSync(join(root, 'dist'))) {
    const code = await runNode([join(root, 'scripts', 'build.mjs')]);
    if (code !== 0) throw new Stop('The site does not build, so its pages cannot be measured.');
  }
  if (wanted.includes('azure-server')) await installPrism();
  say(`${availableParallelism()} cores, ${cpus()[0]?.model ?? 'unknown processor'}`);
  const failed = [];
  for (const name of wanted) {
    console.log(`\n── ${name} ──`);
    const code = await runNode([join(root, 'bench', `${name}.ts`)]);
    if (code !== 0) failed.push(name);
  }
  if (failed.length > 0)
    throw new Stop(`These did not end well: ${failed.join(', ')}. Their own messages stand above.`);
});
