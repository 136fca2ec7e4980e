/** A PostgreSQL for tests: the machine's programs, else Debian's package, run under its own user with data in the temporary folder. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { run, say, Stop } from './runtime.mjs';

const isRoot = () => process.getuid?.() === 0;
const isDebian = () => existsSync('/etc/debian_version');

/** The folder with `initdb` and `postgres`, the newest first, if there is one. @returns {string | undefined} */
export function findPostgres() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((one, other) => Number(other) - Number(one)) : [];
  return [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
    '/opt/homebrew/bin',
    '/usr/local/pgsql/bin',
  ].find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

/** Makes sure that there is one. Where none can be had: undefined with a word, and with `CI=true` a failure. */
export async function providePostgres() {
  const found = findPostgres();
  if (found !== undefined) return found;
  if (isDebian() && isRoot()) {
    say('installing PostgreSQL for the tests');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'postgresql'], { env });
    const installed = findPostgres();
    if (installed !== undefined) return installed;
  }
  const wayOut = 'Way out: install PostgreSQL (on Debian: apt-get install postgresql).';
  if (process.env.CI === 'true')
    throw new Stop(`The class server is tested on PostgreSQL too, and there is none.\n  ${wayOut}`);
  say(`no PostgreSQL here: the class server is tested on SQLite alone. ${wayOut}`);
  return undefined;
}

/** A port that nobody listens on now. @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** Whom it runs as: PostgreSQL refuses root. @returns {{ uid: number, gid: number } | undefined} */
function account() {
  if (!isRoot()) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((one) => one.startsWith(`${name}:`));
    const [, , uid, gid] = line?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Stop('PostgreSQL refuses root, and this machine has neither the account "postgres" nor "nobody".');
}

/**
 * Starts a PostgreSQL of its own. It ends with this process, however that ends. Its language is English, so that what sorts by bytes has to say so.
 * `isDurable`: whether it waits for the disk; tests of what is asked do not.
 * @param {{ isDurable?: boolean, folder?: string, settings?: Record<string, string> }} [options]
 */
export async function startPostgres({ isDurable = false, folder, settings = {} } = {}) {
  const programs = findPostgres();
  if (programs === undefined) throw new Stop('There is no PostgreSQL here.');
  const who = account();
  const home = mkdtempSync(join(folder ?? tmpdir(), 'crossconnect-postgres-'));
  chmodSync(home, 0o700);
  if (who) chownSync(home, who.uid, who.gid);
  const data = join(home, 'data');
  const init = (/** @type {string[]} */ words) =>
    spawnSync(
      join(programs, 'initdb'),
      ['-D', data, '-U', 'crossconnect', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--no-instructions', ...words],
      { ...who, cwd: home, encoding: 'utf8' },
    );
  const english = init(['--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=en-US']);
  if (english.status !== 0) rmSync(data, { recursive: true, force: true });
  const made = english.status === 0 ? english : init(['--locale=C']);
  if (made.status !== 0) throw new Stop(`initdb failed: ${made.stderr}`);

  const port = await freePort();
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    ...(isDurable ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
    ...settings,
  };
  const words = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let server;
  let said = '';

  /** Starts it, and resolves once it answers. */
  async function start() {
    said = '';
    // The shell waits for our end of its input to close, which it does when we end, killed or not.
    const script = 'exec 3<&0; "$@" 3<&- & pid=$!; (read -r _ <&3; kill -QUIT $pid 2>/dev/null) & exec 3<&-; wait $pid';
    const child = spawn(
      'sh',
      ['-c', script, 'sh', join(programs ?? '', 'postgres'), '-D', data, '-p', String(port), ...words],
      {
        ...who,
        cwd: home,
        stdio: ['pipe', 'ignore', 'pipe'],
      },
    );
    server = child;
    let hasEnded = false;
    child.once('exit', () => {
      hasEnded = true;
    });
    child.stderr?.on('data', (/** @type {Buffer} */ part) => {
      said = (said + part.toString()).slice(-4000);
    });
    while (!said.includes('ready to accept connections')) {
      if (hasEnded) throw new Stop(`PostgreSQL did not start: ${said}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    child.unref();
    child.stdin?.unref?.();
    child.stderr?.unref?.();
  }
  /** Stops it. `how`: `fast` ends sessions politely, `immediate` as a crash does. @param {'fast' | 'immediate'} [how] */
  async function halt(how = 'fast') {
    const child = server;
    server = undefined;
    if (!child) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, how === 'fast' ? 'SIGINT' : 'SIGQUIT');
    child.ref();
    await ended;
    child.stdin?.destroy();
  }
  await start();
  return {
    port,
    data,
    /** The address of a database in it. */
    url: (name = 'postgres') => `postgres://crossconnect@127.0.0.1:${port}/${name}`,
    start,
    halt,
    /** Stops it, and removes its data. */
    async stop() {
      await halt('immediate');
      rmSync(home, { recursive: true, force: true });
    },
  };
}
