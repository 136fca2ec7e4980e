/** `npm test`: sets up what is missing, then runs everything, cheapest first. `--long` also runs what takes minutes, `--strict` fails on facts past their day of review. The last line counts. */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isBuilt } from './support/build-state.mjs';
import { cache, install, main, root, runNode, say } from './support/runtime.mjs';
import { provideChromium } from './support/chromium.mjs';
import { providePostgres } from './support/postgres.mjs';
import { addUp, nothing, totalsOfPlaywright, totalsOfVitest } from './support/totals.mjs';

const inModules = (...parts) => join(root, 'node_modules', ...parts);
const report = (name) => join(cache, `${name}.json`);
const reports = {
  vitest: report('vitest'),
  site: report('vitest-site'),
  playwright: report('playwright'),
  clients: report('vitest-clients'),
};
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
  {
    // A fact past its day of review is named here; with --strict it fails.
    name: 'facts',
    args: [join(root, 'scripts', 'facts.mjs'), '--check', ...process.argv.filter((word) => word === '--strict')],
  },
  // Writes the types of the content, which the next three read.
  { name: 'types of the content', args: [inModules('astro', 'bin', 'astro.mjs'), 'sync'] },
  {
    atOnce: [
      {
        name: 'types',
        args: [inModules('astro', 'bin', 'astro.mjs'), 'check', '--noSync', '--minimumSeverity', 'error'],
      },
      { name: 'lint', args: [inModules('eslint', 'bin', 'eslint.js'), '.', '--max-warnings', '0'] },
      { name: 'format', args: [inModules('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level=warn', '.'] },
    ],
  },
  {
    name: 'unit, component and contract tests',
    args: vitest('vitest.config.ts', reports.vitest),
    totals: () => totalsOfVitest(reports.vitest),
  },
  {
    name: "Microsoft's own clients",
    args: [join(root, 'scripts', 'clients.mjs'), '--where-possible'],
    // It leaves no report where the clients cannot be had, and has said so.
    totals: () => (existsSync(reports.clients) ? totalsOfVitest(reports.clients) : nothing),
  },
  { name: 'build', args: [join(root, 'scripts', 'build.mjs')], isDone: isBuilt },
  {
    name: 'tests of the built site',
    args: vitest('vitest.site.config.ts', reports.site),
    totals: () => totalsOfVitest(reports.site),
  },
  {
    name: 'browser stories',
    totals: () => totalsOfPlaywright(reports.playwright),
    args: [
      inModules('@playwright', 'test', 'cli.js'),
      'test',
      '--config',
      join(root, 'tests', 'e2e', 'playwright.config.ts'),
    ],
  },
  { name: 'Firefox smoke', args: [join(root, 'tests', 'e2e', 'firefox-smoke.mjs')] },
];

await main(async () => {
  const begun = performance.now();
  const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
  await install();
  const chromium = await provideChromium();
  await providePostgres();
  const env = {
    ...(process.argv.includes('--long') ? { LONG: '1' } : {}),
    ...(chromium === undefined ? {} : { CHROMIUM_PATH: chromium }),
  };
  mkdirSync(cache, { recursive: true });
  for (const file of Object.values(reports)) rmSync(file, { force: true });

  const failed = [];
  const counted = [];
  /** Runs a step, and says how it ended. Returns false where what follows cannot be judged. */
  const runStep = async ({ name, args, isDone, totals }) => {
    if (isDone?.()) {
      say(`${name}: nothing changed`);
      return true;
    }
    say(`${name} …`);
    const since = performance.now();
    const code = await runNode(args, { env });
    say(`${name}: ${code === 0 ? 'ok' : 'FAILED'} in ${seconds(since)}`);
    const result = totals?.() ?? nothing;
    if (code !== 0) failed.push(name);
    // A gate that stays shut, or a runner that dies before its tests, is a failure that no runner counts.
    counted.push(code === 0 ? result : { ...result, failed: Math.max(1, result.failed) });
    return code === 0 || name !== 'build';
  };
  for (const { atOnce, ...step } of steps) {
    const went = await Promise.all((atOnce ?? [step]).map(runStep));
    if (went.includes(false)) break;
  }

  const { passed, failed: broken, skipped } = addUp(counted);
  say(`all in ${seconds(begun)}${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  if (failed.length > 0) say(`failed: ${failed.join(', ')}`);
  if (broken > 0) process.exitCode = 1;
  console.log(`${passed} passed, ${broken} failed`);
});
