/**
 * `npm run test:clients`: Microsoft's own clients against the running program. Installs the SDK, looks for the Azure CLI,
 * starts the program over https, lets both go through the course's story, and holds them to `tests/clients/proven.json`:
 * whatever stands there was proven again. `--write` writes down what was proven now; `--where-possible` does without where
 * the SDK cannot be installed.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startAzure } from './support/azure-program.mjs';
import { findAzureCli } from './support/azure-cli.mjs';
import { installAside } from './support/aside.mjs';
import { merged, missingFrom, provenOf } from './support/proven.mjs';
import { cache, install, main, root, runNode, say, Stop } from './support/runtime.mjs';
import { totalsOfVitest } from './support/totals.mjs';

const folder = join(root, 'tests', 'clients');
const provenFile = join(folder, 'proven.json');
const report = join(cache, 'vitest-clients.json');
const transcript = join(cache, 'az-transcript.txt');
/** What a program that a test started for itself has served. */
const elsewhere = join(cache, 'clients-elsewhere.json');
/** The shapes of the portal's lines that az ran, and the list of those it ever ran. */
const azLines = join(cache, 'az-lines.json');
const provenLines = join(root, 'src', 'azure', 'az-lines', 'proven.json');
const inModules = (...parts) => join(root, 'node_modules', ...parts);

const readElsewhere = () => (existsSync(elsewhere) ? JSON.parse(readFileSync(elsewhere, 'utf8')) : []);
const readProven = () => (existsSync(provenFile) ? JSON.parse(readFileSync(provenFile, 'utf8')).operations : []);

/** One row a line, so that a change shows what it changes. */
const write = (operations) => {
  const rows = operations.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
  writeFileSync(
    provenFile,
    `{\n  "generatedBy": "npm run test:clients -- --write",\n  "operations": [\n${rows}\n  ]\n}\n`,
  );
};

/** Installs the SDK. Returns false where that cannot be done and `--where-possible` says that this is no failure. */
async function installClients() {
  try {
    await installAside('tests/clients', "Microsoft's SDK");
    return true;
  } catch (error) {
    if (!(error instanceof Stop) || !process.argv.includes('--where-possible')) throw error;
    say("official clients: not run, for npm could not install Microsoft's SDK (its message stands above)");
    return false;
  }
}

/** Compares with what was proven before, or writes it down. Returns whether all is as it should be. */
function judge(requests) {
  const seen = provenOf(requests);
  const clients = [...new Set(seen.map(({ client, version }) => `${client} ${version}`))];
  say(`proven: ${seen.length} operations by ${clients.join(', ')}`);
  const proven = readProven();
  if (process.argv.includes('--write')) {
    write(merged(seen, proven));
    say('written to tests/clients/proven.json');
    return true;
  }
  const missing = missingFrom(seen, proven);
  for (const { client, method, path, apiVersion } of missing)
    say(`no longer proven by ${client}: ${method} ${path} (${apiVersion})`);
  if (missing.length > 0) say('If that is meant: npm run test:clients -- --write');
  return missing.length === 0;
}

/** Holds the list of proven lines to what az ran now, or writes it down. Returns whether all is as it should be. */
function judgeLines(version) {
  if (!existsSync(azLines)) return true;
  const shapes = JSON.parse(readFileSync(azLines, 'utf8'));
  say(`az lines proven: ${shapes.length} shapes`);
  if (process.argv.includes('--write')) {
    writeFileSync(provenLines, `${JSON.stringify({ az: version, shapes }, null, 2)}\n`);
    say('written to src/azure/az-lines/proven.json');
    return true;
  }
  const known = JSON.parse(readFileSync(provenLines, 'utf8')).shapes;
  const missing = known.filter((shape) => !shapes.includes(shape));
  for (const shape of missing) say(`no longer proven: az ${shape}`);
  return missing.length === 0;
}

/** Az is a slow starter, and the lines it is shown to run are over a hundred: in `npm test` only the long run has them. */
const areLinesRun = !process.argv.includes('--where-possible') || process.env.LONG !== undefined;

await main(async () => {
  rmSync(report, { force: true });
  await install();
  if (!(await installClients())) return;
  say('types of the tests …');
  if ((await runNode([inModules('typescript', 'bin', 'tsc'), '--noEmit', '-p', folder])) !== 0)
    throw new Stop('the types of tests/clients do not hold; see above.');

  const cli = await findAzureCli();
  say(cli.command ? `Azure CLI ${cli.version}: ${cli.how}` : `Azure CLI skipped: ${cli.reason}`);
  for (const file of [transcript, elsewhere, azLines]) rmSync(file, { force: true });
  const program = await startAzure(['--https', '--port', '0', '--speed', '2000', '--no-page']);
  say(`the program listens at ${program.endpoint}`);
  try {
    const code = await runNode(
      [
        inModules('vitest', 'vitest.mjs'),
        'run',
        '--config',
        join(folder, 'vitest.config.ts'),
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
        ...process.argv.slice(2).filter((argument) => !argument.startsWith('--')),
      ],
      {
        env: {
          NODE_EXTRA_CA_CERTS: program.authority,
          CROSSCONNECT_ENDPOINT: program.endpoint,
          CROSSCONNECT_AUTHORITY: program.authority,
          CROSSCONNECT_AZ: cli.command ? JSON.stringify(cli.command) : '',
          CROSSCONNECT_TRANSCRIPT: transcript,
          CROSSCONNECT_ELSEWHERE: elsewhere,
          CROSSCONNECT_AZ_LINES: areLinesRun ? azLines : '',
        },
      },
    );
    const isWhole = process.argv.slice(2).every((argument) => argument.startsWith('--'));
    const isProven = code === 0 && (!isWhole || judge([...(await program.requests()), ...readElsewhere()]));
    const areLinesProven = code !== 0 || judgeLines(cli.version);
    if (existsSync(transcript)) say(`what az was asked and answered: ${transcript}`);
    if (!isProven || !areLinesProven) process.exitCode = 1;
  } finally {
    await program.stop();
  }
  const { passed, failed, skipped } = totalsOfVitest(report);
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
});
