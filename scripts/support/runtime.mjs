/** What every script needs of the machine: where things are, how to run a program, how to install. Node 20 and its own modules only. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashFiles } from './hash.mjs';

/** The project's folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url));
/** Where scripts keep what they learned; safe to delete. */
export const cache = join(root, '.cache');

/** A failure whose message is all a person needs; no stack is shown. */
export class Stop extends Error {}

/** Prints a line with the program's name before it. */
export function say(line) {
  console.log(`crossconnect  ${line}`);
}

/** Runs a script's body; a Stop ends it with its message, anything else with its stack. */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    console.error(error instanceof Stop ? `\ncrossconnect  ${error.message}\n` : error);
    process.exitCode = 1;
  }
}

/** True where this Node can run Astro, Vite and TypeScript files by itself. */
export const isNewEnough = (version = process.versions.node) => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 12);
};

const ownNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** The Node that builds and serves: the one from the lockfile, else this one when it is new enough. */
export function findNode() {
  if (existsSync(ownNode)) return ownNode;
  if (isNewEnough()) return process.execPath;
  throw new Stop(
    `Node ${process.versions.node} is too old to build the site (22.12 or newer), and node_modules/node/bin has none.\n` +
      '  Way out: delete node_modules and start again, and let npm run install scripts; or install Node 24.',
  );
}

/** Runs a program without a shell. Resolves to its exit code. `env` is added to ours. */
export function run(command, args, { env = {}, quiet = false, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
      stdio: quiet ? 'ignore' : 'inherit',
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}

/** Runs a JavaScript program of `node_modules` (or of ours) under the right Node. */
export const runNode = (args, options) => run(findNode(), args, options);

/** How to call npm here: its own program under this Node where that can be found, for Windows starts no `.cmd` without a shell. */
function npmCommand() {
  const beside = dirname(process.execPath);
  const candidates = [
    process.env.npm_execpath,
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    '/usr/share/nodejs/npm/bin/npm-cli.js',
    '/usr/lib/node_modules/npm/bin/npm-cli.js',
  ];
  const program = candidates.find((path) => path?.endsWith('npm-cli.js') && existsSync(path));
  return program === undefined ? { command: 'npm', before: [] } : { command: process.execPath, before: [program] };
}

/** Runs npm, as `run` does. */
export function runNpm(args, options) {
  const { command, before } = npmCommand();
  return run(command, [...before, ...args], options);
}

const installedStamp = join(cache, 'installed');
const installedInputs = () => hashFiles(root, ['package.json', 'package-lock.json']);

/** Installs what the lockfile names, unless that was done already. Never `npm ci`: one optional platform package is in no registry. */
export async function install() {
  const wanted = installedInputs();
  const isThere = existsSync(join(root, 'node_modules', 'astro', 'package.json'));
  if (isThere && existsSync(installedStamp) && readFileSync(installedStamp, 'utf8') === wanted) return;
  say(isThere ? 'installing what changed in the lockfile' : 'installing packages (once, a minute or two)');
  const code = await runNpm(['install', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0)
    throw new Stop('npm install failed; its own message stands above. The site needs the network this one time.');
  mkdirSync(cache, { recursive: true });
  writeFileSync(installedStamp, installedInputs());
}
