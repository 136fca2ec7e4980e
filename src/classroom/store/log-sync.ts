/** Brings the embedded database's log onto the disk in a thread of its own, so that the one that answers goes on meanwhile. */
import { closeSync, fdatasync, openSync } from 'node:fs';
import { promisify } from 'node:util';
import { StoreTrouble } from './trouble.ts';

const syncFile = promisify(fdatasync);

export interface LogSync {
  /** Resolves when all that was committed before the call is on the disk. Once the disk has failed it rejects for ever: nobody knows what such a disk still holds. */
  sync(): Promise<void>;
  /** Resolves when no commit is under way to the disk, at once where none is. */
  settled(): Promise<void>;
  close(): void;
}

/** A database in memory has no log. */
const none: LogSync = { sync: () => Promise.resolve(), settled: () => Promise.resolve(), close: () => undefined };

/**
 * Opens the log beside a database in WAL mode, which must have been read or written once.
 * With `synchronous = normal` SQLite writes a commit to its log and leaves the sync to us; it syncs by itself before it copies the log into the database (sqlite.org/pragma.html#pragma_synchronous).
 */
export function openLogSync(file: string, sync: (handle: number) => Promise<void> = syncFile): LogSync {
  if (file === ':memory:') return none;
  const handle = openSync(`${file}-wal`, 'r+');
  let failed: StoreTrouble | undefined;
  let running: Promise<void> | undefined;
  const run = async () => {
    if (failed) throw failed;
    try {
      await sync(handle);
    } catch (cause) {
      failed = new StoreTrouble(
        'DatabaseAway',
        'The disk of the class server gave an error, and whether this was saved is not sure. Tell whoever runs it to look at the disk and to start the server again.',
        cause,
      );
      throw failed;
    }
  };
  return {
    async sync() {
      // One that began before the commit may not hold it.
      await running?.catch(() => undefined);
      running ??= run().finally(() => {
        running = undefined;
      });
      return running;
    },
    settled: () => running ?? Promise.resolve(),
    close: () => {
      closeSync(handle);
    },
  };
}
