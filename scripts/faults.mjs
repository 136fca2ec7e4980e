/** `npm run test:faults [name …] [-- --kills N --seconds N]`: does to the class server what happens to servers, and prints what came of it. Anything that was acknowledged and is gone fails it. */
import { parseArgs } from 'node:util';
import { main, root, runNode, say, Stop } from './support/runtime.mjs';
import { findPostgres, providePostgres } from './support/postgres.mjs';
import { join } from 'node:path';

/** Each run, and what must not come of it. `needs`: where it is possible at all. */
const faults = {
  kills: {
    says: 'kill -9 at random moments under load (SQLite)',
    program: ['kills', 'killOften'],
    words: ({ kills }) => ['sqlite', kills],
    isGood: ({ lost, twice }) => lost === 0 && twice === 0,
  },
  'kills-postgres': {
    says: 'kill -9 at random moments under load (PostgreSQL)',
    program: ['kills', 'killOften'],
    words: ({ kills }) => ['postgres', Math.ceil(kills / 4)],
    needs: 'postgres',
    isGood: ({ lost, twice }) => lost === 0 && twice === 0,
  },
  fsync: {
    says: 'calls to the system: on the disk before an answer leaves',
    program: ['fsync', 'traceSyncs'],
    words: () => [],
    needs: 'strace',
    isGood: ({ early, syncs, answers }) => early === 0 && syncs > 0 && answers > 0,
  },
  'database-away': {
    says: 'PostgreSQL crashes and comes back',
    program: ['database-away', 'databaseAway'],
    words: () => [],
    needs: 'postgres',
    isGood: ({ lost, withoutWords, isReadyWhileAway }) => lost === 0 && withoutWords === 0 && !isReadyWhileAway,
  },
  'disk-full': {
    says: 'the disk fills up, and is given room again',
    program: ['disk-full', 'diskFull'],
    words: () => [],
    isGood: (figures) => figures === undefined || (figures.lost === 0 && figures.couldRead && figures.words !== ''),
  },
  'instance-lost': {
    says: 'two servers on one PostgreSQL, one of them lost',
    program: ['instance-lost', 'instanceLost'],
    words: () => [],
    needs: 'postgres',
    isGood: ({ lost, gaps, heardAfter }) => lost === 0 && gaps === 0 && heardAfter.count > 0,
  },
  'network-cut': {
    says: 'the network between learners and server cut while they work on',
    program: ['apart', 'networkCut'],
    words: ({ seconds }) => [seconds],
    isGood: ({ waited }) => waited > 0,
  },
  clocks: {
    says: 'wrong clocks, of browsers and of the server',
    program: ['apart', 'wrongClocks'],
    words: () => [],
    isGood: ({ refusals }) => !Object.keys(refusals).some((code) => !['no network', 'Ending'].includes(code)),
  },
  'two-devices': {
    says: 'one attempt on two devices at once',
    program: ['apart', 'twoDevices'],
    words: () => [],
    isGood: ({ onServer, aside }) => onServer > 0 && aside > 0,
  },
  ends: {
    says: 'asked to end under load',
    program: ['apart', 'endOften'],
    words: () => ['sqlite'],
    isGood: ({ lost, codes }) => lost === 0 && codes.every((code) => code === 0),
  },
};

await main(async () => {
  const { values, positionals } = parseArgs({
    options: {
      kills: { type: 'string', default: '100' },
      seconds: { type: 'string', default: '120' },
      /** Of ourselves: runs one fault in this process. */
      one: { type: 'string' },
    },
    allowPositionals: true,
  });
  const options = { kills: Number(values.kills), seconds: Number(values.seconds) };
  if (!Object.values(options).every((value) => Number.isInteger(value) && value > 0))
    throw new Stop('--kills and --seconds are whole numbers from 1 on.');
  const unknown = positionals.find((name) => !(name in faults));
  if (unknown !== undefined) throw new Stop(`No fault "${unknown}". Known: ${Object.keys(faults).join(', ')}.`);

  if (values.one !== undefined) {
    const { program, words, isGood } = faults[values.one];
    const [file, work] = program;
    const { [work]: run } = await import(`../tests/classroom/faults/${file}.ts`);
    const figures = await run(...words(options));
    console.log(figures ?? 'not possible here: it needs root, and a machine that lets it mount a small disk');
    if (!isGood(figures)) throw new Stop(`${values.one}: this must not be.`);
    process.exit(0);
  }
  await providePostgres();
  const failed = [];
  for (const [name, { says, needs }] of Object.entries(faults)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    console.log(`\n── ${name}: ${says} ──`);
    const { hasTracer } = await import('../tests/classroom/faults/fsync.ts');
    if ((needs === 'postgres' && findPostgres() === undefined) || (needs === 'strace' && !hasTracer())) {
      say(
        `not possible here: it needs ${needs}. Way out: apt-get install ${needs === 'strace' ? needs : 'postgresql'}`,
      );
      continue;
    }
    const begun = performance.now();
    const options = ['--one', name, '--kills', values.kills, '--seconds', values.seconds];
    if ((await runNode([join(root, 'scripts', 'faults.mjs'), ...options])) !== 0) failed.push(name);
    say(`${((performance.now() - begun) / 1000).toFixed(0)} s`);
  }
  if (failed.length > 0) throw new Stop(`These did not end well: ${failed.join(', ')}.`);
});
