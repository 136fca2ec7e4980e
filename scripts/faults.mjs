/** `npm run test:faults [name …] [-- --kills N --seconds N]`: does to the class server what happens to servers, one after the other, and ends with a table. Anything that was acknowledged and is gone fails it. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { faults } from './support/class-faults.mjs';
import { findPostgres, providePostgres } from './support/postgres.mjs';
import { cache, main, root, runNode, say, Stop } from './support/runtime.mjs';

const notPossible = 'it needs root, and a machine that lets it mount a small disk';
const packageOf = { postgres: 'postgresql', strace: 'strace' };

/** Runs one fault in this process, and leaves what came of it in a file. */
async function runOne(name, options, file) {
  const { program, words, isGood, tells } = faults[name];
  const [module, work] = program;
  const { [work]: run } = await import(`../tests/classroom/faults/${module}.ts`);
  const figures = await run(...words(options));
  console.log(figures ?? notPossible);
  const isWell = figures === undefined || isGood(figures, options);
  const result = figures === undefined ? { verdict: 'not here', came: notPossible } : { came: tells(figures) };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ verdict: isWell ? 'well' : 'NOT WELL', ...result }));
  if (!isWell) throw new Stop(`${name}: this must not be.`);
}

/** What a fault needs and this machine has not. */
function missing(needs) {
  if (needs === 'postgres') return findPostgres() === undefined;
  return needs === 'strace' && !existsSync('/usr/bin/strace');
}

function print(rows) {
  const wide = Math.max(...rows.map(({ name }) => name.length));
  console.log(`\n── what came of it ──`);
  for (const { name, says, verdict, took, came } of rows) {
    console.log(`${name.padEnd(wide)}  ${verdict.padEnd(8)}  ${`${took} s`.padStart(6)}  ${says}`);
    console.log(`${' '.repeat(wide + 20)}${came}`);
  }
}

await main(async () => {
  const { values, positionals } = parseArgs({
    options: {
      kills: { type: 'string', default: '100' },
      /** How long the network is cut. */
      seconds: { type: 'string', default: '180' },
      /** Of ourselves: runs one fault in this process, and where its result goes. */
      one: { type: 'string' },
      result: { type: 'string' },
    },
    allowPositionals: true,
  });
  const options = { kills: Number(values.kills), seconds: Number(values.seconds) };
  if (!Object.values(options).every((value) => Number.isInteger(value) && value > 0))
    throw new Stop(`--kills ${values.kills} --seconds ${values.seconds}: both are whole numbers from 1 on.`);
  const unknown = positionals.find((name) => !(name in faults));
  if (unknown !== undefined) throw new Stop(`No fault "${unknown}". Known: ${Object.keys(faults).join(', ')}.`);
  if (values.one !== undefined) {
    // A run that breaks off leaves servers behind, which would keep this process for ever.
    await main(() => runOne(values.one, options, values.result));
    process.exit();
  }

  await providePostgres();
  const rows = [];
  for (const [name, { says, needs }] of Object.entries(faults)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    console.log(`\n── ${name}: ${says} ──`);
    if (missing(needs)) {
      const came = `not possible here: it needs ${needs}. Way out: apt-get install ${packageOf[needs]}`;
      say(came);
      rows.push({ name, says, verdict: 'not here', took: 0, came });
      continue;
    }
    const begun = performance.now();
    const file = join(cache, 'faults', `${name}.json`);
    rmSync(file, { force: true });
    const program = [join(root, 'scripts', 'faults.mjs'), '--one', name, '--result', file];
    const code = await runNode([...program, '--kills', values.kills, '--seconds', values.seconds]);
    const took = ((performance.now() - begun) / 1000).toFixed(0);
    say(`${took} s`);
    const result = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { came: 'broke off; why stands above' };
    rows.push({ name, says, ...result, verdict: code === 0 ? result.verdict : 'NOT WELL', took });
  }
  print(rows);
  const failed = rows.filter(({ verdict }) => verdict === 'NOT WELL');
  if (failed.length > 0) throw new Stop(`These did not end well: ${failed.map(({ name }) => name).join(', ')}.`);
});
