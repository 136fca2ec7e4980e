/** Writes the data file: what several requests wrote goes to the disk together, and nobody is answered before it is there. */
import { open, rename } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Arm, JournalEntry } from '#src/azure/arm.ts';
import type { RunningClock } from '#src/base/clock.ts';
import { entryLine, headLine, tickLine } from './data-format.ts';

export interface DataWriter {
  /** Resolves when everything written so far is on the disk. Rejects where it could not be put there. */
  safe: () => Promise<void>;
  /** Notes the time, for the case that the server is killed. Nobody waits for it. */
  tick(): void;
  /** Writes a snapshot and closes the file. */
  close(): Promise<void>;
}

interface Waiter {
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** A snapshot is written anew when the writes since the last have grown to this, and to four times its own size. */
const smallestJournal = 8 * 1024 * 1024;

async function syncFolder(file: string): Promise<void> {
  // Windows opens no folder; there a rename is as durable as it gets.
  if (process.platform === 'win32') return;
  const folder = await open(path.dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

export interface DataWriterOptions {
  file: string;
  arm: Arm;
  clock: RunningClock;
  /** Hears, once, that the disk took no more. */
  onFailure: (error: unknown) => void;
}

/** Begins the file anew with a snapshot of the Cloud as it is, and goes on from there. */
export async function createDataWriter({ file, arm, clock, onFailure }: DataWriterOptions): Promise<DataWriter> {
  let handle: FileHandle | undefined;
  let taken = 0;
  let lines: string[] = [];
  let waiting: Waiter[] = [];
  let headBytes = 0;
  let journalBytes = 0;
  let running: Promise<void> | undefined;
  let failure: unknown;

  const take = (): void => {
    const fresh: readonly JournalEntry[] = arm.journal.slice(taken);
    taken = arm.journal.length;
    for (const entry of fresh) lines.push(entryLine(entry));
  };

  /** A whole new file takes the place of the old one in one step: at any moment one of the two is there and whole. */
  async function begin(): Promise<void> {
    taken = arm.journal.length;
    lines = [];
    const head = headLine(arm.snapshot(), clock.speed());
    const fresh = `${file}.new`;
    const next = await open(fresh, 'w', 0o600);
    await next.appendFile(head);
    await next.sync();
    // Windows replaces no file that is open.
    await handle?.close();
    await rename(fresh, file);
    await syncFolder(file);
    handle = next;
    headBytes = head.length;
    journalBytes = 0;
  }

  async function flush(): Promise<void> {
    if (journalBytes > Math.max(smallestJournal, 4 * headBytes)) {
      await begin();
      return;
    }
    const text = lines.join('');
    lines = [];
    if (text === '') return;
    await handle?.appendFile(text);
    await handle?.datasync();
    journalBytes += text.length;
  }

  async function run(): Promise<void> {
    while (waiting.length > 0 && failure === undefined) {
      const served = waiting;
      waiting = [];
      take();
      try {
        await flush();
        for (const { resolve } of served) resolve();
      } catch (error) {
        failure = error;
        for (const { reject } of [...served, ...waiting]) reject(error);
        waiting = [];
        onFailure(error);
      }
    }
    running = undefined;
  }

  const safe = (): Promise<void> => {
    if (failure !== undefined)
      return Promise.reject(failure instanceof Error ? failure : new Error('The disk failed.'));
    if (running === undefined && taken === arm.journal.length && lines.length === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      running ??= run();
    });
  };

  await begin();
  return {
    safe,
    tick() {
      lines.push(tickLine(clock.now()));
      safe().catch(() => undefined);
    },
    async close() {
      await safe();
      await begin();
      await handle?.close();
    },
  };
}
