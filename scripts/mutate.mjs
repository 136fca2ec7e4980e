/** `npm run mutate [file …]`: Stryker breaks each refusal of the engine in turn; at least nine in ten must set off a test. Takes half an hour. */
import { join } from 'node:path';
import { installAside } from './support/aside.mjs';
import { install, main, runNode, Stop } from './support/runtime.mjs';

const folder = join('tests', 'mutation');

await main(async () => {
  await install();
  await installAside(folder, 'Stryker');
  const files = process.argv.slice(2);
  const code = await runNode([
    join(folder, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js'),
    'run',
    join(folder, 'stryker.config.json'),
    ...(files.length > 0 ? ['--mutate', files.join(',')] : []),
  ]);
  if (code !== 0) throw new Stop('Too many broken refusals went unnoticed; they are listed above as Survived.');
});
