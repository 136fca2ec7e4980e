/** The Azure CLI, signed in at the running program, with a configuration folder of its own. */
import { execFile } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endpoint, handed } from '../support/program.ts';

const command: unknown = JSON.parse(process.env['CROSSCONNECT_AZ'] || '[]');
const [program, ...before] = Array.isArray(command) ? command.map(String) : [];

/** Whether there is an az to try; `npm run test:clients` says why when there is none. */
export const isHere = program !== undefined;

interface Said {
  isFine: boolean;
  output: string;
  words: string;
}

export interface AzureCli {
  /** Runs `az …` and returns what it printed, parsed; throws with its words when it fails. */
  run(line: string): Promise<unknown>;
  /** Runs what must be refused and returns az's words. */
  refused(line: string): Promise<string>;
  /** Removes the configuration folder. */
  dispose(): void;
}

/** Words of a command line; a part in double quotes is one word. */
const wordsOf = (line: string): string[] => (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));

/** An az that is signed in and works in a subscription. */
export async function signedIn(username: string, subscription: string): Promise<AzureCli> {
  const folder = mkdtempSync(join(tmpdir(), 'crossconnect-az-'));
  const env = {
    ...process.env,
    AZURE_CONFIG_DIR: folder,
    AZURE_CORE_COLLECT_TELEMETRY: 'no',
    AZURE_CORE_NO_COLOR: 'yes',
    AZURE_CORE_ONLY_SHOW_ERRORS: 'yes',
    REQUESTS_CA_BUNDLE: handed('CROSSCONNECT_AUTHORITY'),
  };
  const call = (line: string): Promise<Said> =>
    new Promise((resolve) => {
      execFile(
        program ?? '',
        [...before, ...wordsOf(line), '--output', 'json'],
        { env, maxBuffer: 64 * 1024 * 1024, shell: process.platform === 'win32' },
        (error, stdout, stderr) => {
          appendFileSync(handed('CROSSCONNECT_TRANSCRIPT'), `${username} $ az ${line}\n${stdout}${stderr}\n`);
          resolve({ isFine: error === null, output: stdout.trim(), words: stderr.trim() });
        },
      );
    });
  const run = async (line: string): Promise<unknown> => {
    const { isFine, output, words } = await call(line);
    if (!isFine) throw new Error(`az ${line}\n${words}`);
    return output === '' ? undefined : JSON.parse(output);
  };
  const refused = async (line: string): Promise<string> => {
    const { isFine, words } = await call(line);
    if (isFine) throw new Error(`az ${line}\nwas granted, and should have been refused.`);
    return words;
  };
  await run('version');
  await run(
    `cloud register --name Crossconnect --endpoint-resource-manager ${endpoint} --endpoint-active-directory ${endpoint}/adfs --endpoint-active-directory-resource-id ${endpoint} --endpoint-active-directory-graph-resource-id ${endpoint}`,
  );
  await run('cloud set --name Crossconnect');
  await run(`login --service-principal --username ${username} --password anything --tenant adfs`);
  await run(`account set --subscription ${subscription}`);
  return { run, refused, dispose: () => rmSync(folder, { recursive: true, force: true }) };
}
