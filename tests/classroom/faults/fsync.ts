/** A killed process keeps what the system has in memory; a power cut does not. So the calls of a server are traced: no answer leaves while something written waits for the disk. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joined } from 'node:path';
import { join } from './learner.ts';
import { end, freePort, newPlace, startServer } from './place.ts';

export interface SyncFigures {
  /** Times that something was written to the log of the database, and that it was brought to the disk. */
  writes: number;
  syncs: number;
  /** Answers that left the server. */
  answers: number;
  /** Answers that left while something written was not yet on the disk. */
  early: number;
  /** Lines that were acknowledged. */
  lines: number;
}

export const hasTracer = (): boolean => existsSync('/usr/bin/strace');

/** Runs a few learners for so long, and reads the trace. */
export async function traceSyncs(milliseconds = 3000): Promise<SyncFigures> {
  const place = await newPlace('sqlite');
  const folder = mkdtempSync(joined(tmpdir(), 'crossconnect-trace-'));
  const trace = joined(folder, 'trace');
  const port = await freePort();
  const calls = 'trace=pwrite64,write,writev,sendto,sendmsg,fsync,fdatasync';
  const server = await startServer(place, port, {
    through: ['/usr/bin/strace', '-D', '-f', '-yy', '-s', '64', '-o', trace, '-e', calls],
  });
  const all = await Promise.all(Array.from({ length: 8 }, () => join({ base: `http://127.0.0.1:${port}` })));
  const stops = all.map((learner) => learner.work(40));
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  for (const stop of stops) await stop();
  for (const learner of all) await learner.settled();
  const lines = all.reduce((sum, learner) => sum + learner.acknowledged(), 0);
  for (const learner of all) learner.close();
  await end(server);
  const figures = { ...readTrace(readFileSync(trace, 'utf8')), lines };
  rmSync(folder, { recursive: true });
  await place.remove();
  return figures;
}

/** Goes through a trace in its order. */
export function readTrace(text: string): Omit<SyncFigures, 'lines'> {
  const figures = { writes: 0, syncs: 0, answers: 0, early: 0 };
  let isOnDisk = true;
  for (const line of text.split('\n')) {
    if (/pwrite64\(\d+<[^>]*\.sqlite-wal>/.test(line)) {
      figures.writes += 1;
      isOnDisk = false;
    } else if (/f(?:data)?sync\(\d+<[^>]*\.sqlite-wal>/.test(line)) {
      figures.syncs += 1;
      isOnDisk = true;
    } else if (/(?:writev?|sendto|sendmsg)\(\d+<TCP.*"HTTP\/1\.1 2\d\d/.test(line)) {
      figures.answers += 1;
      if (!isOnDisk) figures.early += 1;
    }
  }
  return figures;
}
