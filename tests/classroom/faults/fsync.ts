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
  /** Answers to writes that left the server. */
  answers: number;
  /** Answers that left before what they acknowledge was on the disk. */
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
  const calls = 'trace=pwrite64,read,write,writev,sendto,sendmsg,fsync,fdatasync';
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

const onWal = String.raw`\(\d+<[^>]*\.sqlite-wal>`;
const writeOfLog = new RegExp(`pwrite64${onWal}`);
const syncOfLog = new RegExp(`f(?:data)?sync${onWal}`);
const onSocket = /(?:read|writev?|sendto|sendmsg)\(\d+<(TCP[^>]*(?:>[^>]*)?)\]>/;

/**
 * Goes through a trace in its order. A write that was asked for is acknowledged in time if, after the request came,
 * something was written to the log, and a sync that began after that had ended before the answer left.
 */
export function readTrace(text: string): Omit<SyncFigures, 'lines'> {
  const figures = { writes: 0, syncs: 0, answers: 0, early: 0 };
  /** Syncs under way, by thread: the number of log writes when they began. */
  const under = new Map<string, number>();
  let onDisk = 0;
  /** How many writes the log had when the request of a connection came. */
  const asked = new Map<string, number>();
  for (const line of text.split('\n')) {
    const thread = /^\d+/.exec(line)?.[0] ?? '';
    if (writeOfLog.test(line)) figures.writes += 1;
    else if (syncOfLog.test(line)) {
      if (line.includes('<unfinished')) under.set(thread, figures.writes);
      else if (line.includes(') = 0') || line.endsWith('= 0')) {
        figures.syncs += 1;
        onDisk = figures.writes;
      }
    } else if (/<\.\.\. f(?:data)?sync resumed>.*= 0/.test(line)) {
      const begun = under.get(thread);
      under.delete(thread);
      // A sync of another file has no beginning here.
      if (begun === undefined) continue;
      figures.syncs += 1;
      onDisk = Math.max(onDisk, begun);
    } else {
      const socket = onSocket.exec(line)?.[1];
      if (socket === undefined) continue;
      if (/"POST \//.test(line)) asked.set(socket, figures.writes);
      else if (/"HTTP\/1\.1 \d\d\d/.test(line)) {
        const before = asked.get(socket);
        asked.delete(socket);
        if (before === undefined || !/"HTTP\/1\.1 2\d\d/.test(line)) continue;
        figures.answers += 1;
        if (onDisk <= before) figures.early += 1;
      }
    }
  }
  return figures;
}
