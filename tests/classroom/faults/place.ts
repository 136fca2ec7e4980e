/** A place with one class in it, and server processes on it that can be killed and started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '../../../scripts/support/postgres.mjs';
import type { Engine } from '../../../src/classroom/store/contract.ts';
import { openStore } from '../../../src/classroom/store/open.ts';
import { labEntry, planOf } from '../support/attempts.ts';

export const inClass = 'class-of-faults';
export const code = 'BCDFGH';
const program = fileURLToPath(new URL('class-server.ts', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface Place {
  engine: Engine;
  data: string;
  url: string | undefined;
  /** Stops and starts the database; only PostgreSQL has one apart from the server. */
  database: Awaited<ReturnType<typeof startPostgres>> | undefined;
  remove: () => Promise<void>;
}

/** A new place. `folder`: where the data is; in the temporary folder if unsaid. */
export async function newPlace(engine: Engine, folder = tmpdir()): Promise<Place> {
  const data = mkdtempSync(join(folder, 'crossconnect-faults-'));
  const database = engine === 'postgres' ? await startPostgres({ isDurable: true }) : undefined;
  const url = database?.url();
  const store = await openStore({ data, url });
  const at = Date.now();
  await store.write((tx) =>
    tx
      .insertInto('classes')
      .values({
        id: inClass,
        course: 'expressroute',
        title: 'A class among faults',
        code,
        state: 'running',
        plan: planOf(labEntry()),
        settings: JSON.stringify({ pace: 'free', profile: 'today' }),
        moment: '{}',
        made_at: at,
        started_at: at,
        ended_at: null,
        seq: 0,
      })
      .execute(),
  );
  await store.close();
  return {
    engine,
    data,
    url,
    database,
    async remove() {
      await database?.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  });

/** What runs ends with us: a run that breaks off leaves no server behind. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

export interface Instance {
  child: ChildProcess;
  /** What it has written to its log, line by line. */
  log: string[];
  ended: Promise<number | null>;
}

/** Starts a server, and resolves once it answers. `through`: a program and its words that start it, such as a tracer. */
export async function startServer(
  { data, url }: Pick<Place, 'data' | 'url'>,
  port: number,
  { ahead = 0, through = [] }: { ahead?: number; through?: readonly string[] } = {},
): Promise<Instance> {
  const [command, ...words] = [...through, process.execPath, program];
  const child = spawn(command, words, {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      CLOCK_AHEAD: String(ahead),
      CROSSCONNECT_DATA: data,
      DATABASE_URL: url ?? '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const log: string[] = [];
  child.stderr.on('data', (part: Buffer) => log.push(...part.toString().trimEnd().split('\n')));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = new Promise<'ready'>((resolve) => {
    child.stdout.on('data', (part: Buffer) => {
      if (part.toString().includes('ready')) resolve('ready');
    });
  });
  if ((await Promise.race([ready, ended])) !== 'ready') throw new Error(`The server did not start:\n${log.join('\n')}`);
  return { child, log, ended };
}

/** Kills it as a power cut would, and waits until it is gone. */
export async function kill({ child, ended }: Instance): Promise<void> {
  child.kill('SIGKILL');
  await ended;
}
/** Asks it to end, and waits. Returns its exit code. */
export async function end({ child, ended }: Instance): Promise<number | null> {
  child.kill('SIGTERM');
  return ended;
}
