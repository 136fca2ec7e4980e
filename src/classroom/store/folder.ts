/** The folder that holds the embedded database: made where it is missing, and held by one process at a time. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { diskFull, ofError, StoreTrouble } from './trouble.ts';

/** The file of the database in a data folder. */
export const databaseFile = (folder: string): string => join(resolve(folder), 'classroom.sqlite');

const lockFile = (folder: string) => join(folder, 'in-use.lock');
const holderFile = (folder: string) => join(folder, 'in-use-by.txt');

/**
 * Takes a folder, and returns the way to let go of it. The operating system lets go by itself when the process ends, however it ends.
 * Refuses a folder that cannot be made or written, and one that another process holds.
 */
export function takeFolder(asked: string): () => void {
  const folder = resolve(asked);
  try {
    // What people do in class is nobody else's business on this machine.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, '.tried'), 'x');
    rmSync(join(folder, '.tried'));
  } catch (cause) {
    throw whyNotWritten(folder, cause);
  }
  const lock = new DatabaseSync(lockFile(folder), { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (cause) {
    lock.close();
    const code = ofError(cause, 'errcode');
    if (typeof code !== 'number' || (code & 0xff) !== 5) throw whyNotWritten(folder, cause);
    throw new StoreTrouble(
      'NoStart',
      `The data folder ${folder} is in use by another Crossconnect${holderOf(folder)}: two at once would not hear of each other.\n  Way out: end the other, or give this one its own folder (CROSSCONNECT_DATA), or put both on PostgreSQL (DATABASE_URL).`,
      cause,
    );
  }
  writeFileSync(holderFile(folder), `process ${process.pid}`);
  return () => {
    rmSync(holderFile(folder), { force: true });
    lock.close();
  };
}

function holderOf(folder: string): string {
  try {
    return ` (${readFileSync(holderFile(folder), 'utf8')})`;
  } catch {
    return '';
  }
}

/** Why a folder cannot hold the data, in words. */
export function whyNotWritten(folder: string, cause: unknown): StoreTrouble {
  const no = (words: string) => new StoreTrouble('NoStart', words, cause);
  switch (ofError(cause, 'code')) {
    case 'ENOSPC':
      return diskFull(cause);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return no(
        `The data folder ${folder} cannot be written by this account. Way out: give it the right to, or choose another folder with CROSSCONNECT_DATA.`,
      );
    case 'ENOTDIR':
    case 'EEXIST':
      return no(
        `The data folder ${folder} is, or lies within, a file. Way out: choose another folder with CROSSCONNECT_DATA.`,
      );
    default:
      return no(
        `The data folder ${folder} cannot be used: ${cause instanceof Error ? cause.message : 'nobody knows why'}. Way out: choose another folder with CROSSCONNECT_DATA.`,
      );
  }
}
