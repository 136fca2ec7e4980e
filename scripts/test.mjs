/** `npm test`: sets up what is missing, then runs everything, cheapest first. `--long` also runs what takes minutes. The last line counts. */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isBuilt } from './support/build-state.mjs';
import { cache, install, main, root, runNode, say } from './support/runtime.mjs';
import { provideChromium } from './support/chromium.mjs';
import { addUp, totalsOfPlaywright, totalsOfVitest } from './support/totals.mjs';

const inModules = (...parts) => join(root, 'node_modules', ...parts);
const report = (name) => join(cache, `${name}.json`);
const reports = { vitest: report('vitest'), site: report('vitest-site'), playwright: report('playwright') };
const vitest = (config, file) => [
  inModules('vitest', 'vitest.mjs'),
  'run',
  '--config',
  join(root, 'tests', config),
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${file}`,
];

const steps = [
  { name: 'format', args: [inModules('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level=warn', '.'] },
  { name: 'lint', args: [inModules('eslint', 'bin', 'eslint.js'), '.', '--max-warnings', '0'] },
  { name: 'types', args: [inModules('astro', 'bin', 'astro.mjs'), 'check', '--minimumSeverity', 'error'] },
  { name: 'unit, component and contract tests', args: vitest('vitest.config.ts', reports.vitest) },
  { name: 'build', args: [join(root, 'scripts', 'build.mjs')], isDone: isBuilt },
  { name: 'tests of the built site', args: vitest('vitest.site.config.ts', reports.site) },
  {
    name: 'browser stories',
    args: [
      inModules('@playwright', 'test', 'cli.js'),
      'test',
      '--config',
      join(root, 'tests', 'e2e', 'playwright.config.ts'),
    ],
  },
];

await main(async () => {
  const begun = performance.now();
  const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
  await install();
  const chromium = await provideChromium();
  const env = {
    ...(process.argv.includes('--long') ? { LONG: '1' } : {}),
    ...(chromium === undefined ? {} : { CHROMIUM_PATH: chromium }),
  };
  mkdirSync(cache, { recursive: true });
  for (const file of Object.values(reports)) rmSync(file, { force: true });

  const failed = [];
  for (const { name, args, isDone } of steps) {
    if (isDone?.()) {
      say(`${name}: nothing changed`);
      continue;
    }
    say(`${name} …`);
    const since = performance.now();
    const code = await runNode(args, { env });
    say(`${name}: ${code === 0 ? 'ok' : 'FAILED'} in ${seconds(since)}`);
    if (code !== 0) failed.push(name);
    // Nothing after a broken build can be judged.
    if (code !== 0 && name === 'build') break;
  }

  // A runner that leaves no report died before its tests; that must not look like nothing to do.
  const silent = Object.values(reports).filter((file) => !existsSync(file));
  const {
    passed,
    failed: broken,
    skipped,
  } = addUp([totalsOfVitest(reports.vitest), totalsOfVitest(reports.site), totalsOfPlaywright(reports.playwright)]);
  say(`all in ${seconds(begun)}${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  if (failed.length > 0) say(`failed: ${failed.join(', ')}`);
  if (failed.length > 0 || silent.length > 0 || broken > 0) process.exitCode = 1;
  console.log(`${passed} passed, ${broken} failed`);
});
