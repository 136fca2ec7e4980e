/** A server of one's own over the built site, with a database of its own: for stories that need a class. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPostgres, startPostgres } from '../../../scripts/support/postgres.mjs';

export const engines = ['sqlite', 'postgres'] as const;
export type Engine = (typeof engines)[number];

/** Whether this machine has the engine; the tests of the databases say so where it has not. */
export const hasEngine = (engine: Engine): boolean => engine === 'sqlite' || findPostgres() !== undefined;

export interface ClassServer {
  url: string;
  /** The one-time link that makes the first instructor. */
  firstLink: string;
  stop: () => Promise<void>;
}

const serve = fileURLToPath(new URL('../../../scripts/serve.mjs', import.meta.url));

/** Starts it, and resolves once it answers. */
export async function startClassServer(engine: Engine): Promise<ClassServer> {
  const data = mkdtempSync(join(tmpdir(), 'crossconnect-class-'));
  const postgres = engine === 'postgres' ? await startPostgres() : undefined;
  const child = spawn(process.execPath, [serve, '--port', '0'], {
    env: {
      ...process.env,
      CROSSCONNECT_DATA: data,
      ...(postgres ? { DATABASE_URL: postgres.url() } : {}),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await ended;
    }
    await postgres?.stop();
    rmSync(data, { recursive: true, force: true });
  };
  const ready = new Promise<string>((resolve, reject) => {
    const hear = (part: Buffer) => {
      said += part.toString();
      const found = /ready at (\S+)\//.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(`The server ended before it was ready:\n${said}`)));
  });
  try {
    const url = await ready;
    const firstLink = /(\S+\/class\/first\/\?key=\S+)/.exec(said)?.[1];
    if (firstLink === undefined) throw new Error(`The server printed no first link:\n${said}`);
    return { url, firstLink, stop };
  } catch (cause) {
    await stop();
    throw cause;
  }
}
