/**
 * `npm run mutate [refusals | tracer | scorers] [file …]`: Stryker breaks the engine's refusals (half an hour), the tracer (a quarter) and what
 * marks answers and exams (five minutes) in turn; at least nine in ten broken places must set off a test.
 */
import { join } from 'node:path';
import { installAside } from './support/aside.mjs';
import { install, main, runNode, say, Stop } from './support/runtime.mjs';

const folder = join('tests', 'mutation');
const configurations = {
  refusals: join(folder, 'stryker.config.json'),
  tracer: join(folder, 'tracer', 'stryker.config.json'),
  scorers: join(folder, 'scorers', 'stryker.config.json'),
};

await main(async () => {
  const named = process.argv.slice(2).filter((word) => word in configurations);
  const files = process.argv.slice(2).filter((word) => !(word in configurations));
  if (files.length > 0 && named.length !== 1)
    throw new Stop('Files belong to one of them: npm run mutate -- tracer src/datapath/choose.ts');
  await install();
  await installAside(folder, 'Stryker');
  const failed = [];
  for (const name of named.length > 0 ? named : Object.keys(configurations)) {
    say(`${name} …`);
    const code = await runNode([
      join(folder, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js'),
      'run',
      configurations[name],
      ...(files.length > 0 ? ['--mutate', files.join(',')] : []),
    ]);
    if (code !== 0) failed.push(name);
  }
  if (failed.length > 0)
    throw new Stop(`Too much that was broken went unnoticed (${failed.join(', ')}); it is listed above as Survived.`);
});
