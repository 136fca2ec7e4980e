/** `npm run build`: facts, a look through the content, then Astro; what follows Astro stands in support/after-build.mjs. The site is in `dist/` and any static host can serve it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { forgetBuild, hashInputs, rememberBuild } from './support/build-state.mjs';
import { main, root, runNode, say, Stop } from './support/runtime.mjs';

await main(async () => {
  if (!existsSync(join(root, 'node_modules', 'astro')))
    throw new Stop('Nothing is installed yet. Way out: npm install, or npm start, which does it.');
  const begun = performance.now();
  forgetBuild();
  const facts = await runNode([join(root, 'scripts', 'facts.mjs')]);
  if (facts !== 0) throw new Stop('A fact in content/facts is wrong; the message above names the file and the field.');
  const content = await runNode([join(root, 'scripts', 'content.mjs')]);
  if (content !== 0) throw new Stop('What is wrong in content/ stands above, with file and line.');
  const hash = hashInputs();
  say('building the site');
  const code = await runNode([
    join(root, 'node_modules', 'astro', 'bin', 'astro.mjs'),
    'build',
    '--silent',
    ...process.argv.slice(2),
  ]);
  if (code !== 0) throw new Stop('Astro could not build the site; the reason stands above.');
  rememberBuild(hash);
  say(`built in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
});
