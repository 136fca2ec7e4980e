/** `npm run azure`: the mock Azure Resource Manager as a program of its own. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openCertificates } from './certificates.ts';
import { openKeeper } from './keeper.ts';
import type { Keeper } from './keeper.ts';
import { isLoopback, parseOptions, usageText } from './options.ts';
import type { Options } from './options.ts';
import { createPage, noPage, siteOf } from './page.ts';
import { applyPolicy } from './policy.ts';
import { startServer } from './server.ts';
import { Trouble } from './trouble.ts';
import { clientCommands, openWarning, speedWords } from './words.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const say = (line: string): void => console.log(`crossconnect  ${line}`);

/** The names that the server's certificate is for. */
const namesOf = ({ host }: Options): string[] => [
  ...new Set(['localhost', '127.0.0.1', '::1', ...(host === '0.0.0.0' || host === '::' ? [] : [host])]),
];

async function run(argv: readonly string[]): Promise<void> {
  const options = parseOptions(argv);
  if (options.help) {
    console.log(usageText);
    return;
  }
  const certificates = options.https
    ? openCertificates(options.certificates ?? path.join(root, '.cache', 'azure-https'), namesOf(options), Date.now())
    : undefined;
  const { folder, stamp } = siteOf(root);
  const page = options.page ? createPage(folder, stamp) : noPage;
  const begin = async (wanted: Options, keeper: Keeper) => {
    if (wanted.policy !== undefined) await applyPolicy(keeper, wanted.policy);
    return startServer(wanted, keeper, { certificates, page });
  };
  const keeper = await openKeeper(options, (error) => {
    const why = error instanceof Error ? error.message : String(error);
    console.error(
      `\ncrossconnect  The data file could not be written: ${why}.\n  What was answered before is kept. The server ends, so that nothing is answered that is not.\n`,
    );
    process.exit(1);
  });
  const server = await begin(options, keeper).catch(async (error: unknown) => {
    await keeper.close();
    throw error;
  });
  for (const notice of keeper.notices) say(notice);
  if (!isLoopback(options.host)) say(`warning: ${openWarning(options)}`);
  say(`profile ${keeper.profile}, seed ${keeper.seed}; ${speedWords(keeper.clock.speed())}`);
  if (certificates) {
    say(`trust ${certificates.authorityFile}`);
    console.log(`\n${clientCommands(server.origin, certificates.authorityFile).join('\n')}\n`);
  }
  say(`ready at ${server.origin}/   (Ctrl+C ends it)`);

  process.send?.('ready');

  let isEnding = false;
  const end = (): void => {
    if (isEnding) process.exit(130);
    isEnding = true;
    void server
      .close()
      .then(() => keeper.close())
      .then(() => process.exit(0));
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  // Started by scripts/azure.mjs: when that is gone, nobody is left to end this.
  process.on('disconnect', end);
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Trouble ? `\ncrossconnect  ${error.message}\n` : error);
  process.exitCode = 1;
}
