/** A killed process keeps what the system has in memory; a power cut does not. So the calls of a server are traced: no answer leaves while something written waits for the disk. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joined } from 'node:path';
import { join } from './learner.ts';
import { end, freePort, newPlace, startServer } from './place.ts';
import { readTrace, type TraceFigures } from './trace.ts';

export interface SyncFigures extends TraceFigures {
  /** Lines that were acknowledged. */
  lines: number;
}

/** Runs a few learners for so long, and reads the trace of all threads, with so much of each call that the pages of the log and the lines in them are seen. */
export async function traceSyncs(milliseconds = 3000): Promise<SyncFigures> {
  const place = await newPlace('sqlite');
  const folder = mkdtempSync(joined(tmpdir(), 'crossconnect-trace-'));
  const trace = joined(folder, 'trace');
  const port = await freePort();
  const calls = 'trace=pwrite64,read,write,writev,sendto,sendmsg,fsync,fdatasync';
  const server = await startServer(place, port, {
    through: ['/usr/bin/strace', '-D', '-f', '-yy', '-s', '8192', '-o', trace, '-e', calls],
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
