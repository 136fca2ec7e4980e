/** Holds a data file for one server at a time, by a file beside it that names the process. A lock whose process is gone does not count. */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Trouble } from './trouble.ts';

interface Holder {
  pid: number;
  /** Tells a process from a later one with the same number; empty where the system does not say. */
  started: string;
}

/** When a process started, as Linux counts it; undefined for one that is gone, or of which only the entry is left. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

const hasProc = startOf(process.pid) !== undefined;

function isAlive({ pid, started }: Holder): boolean {
  if (hasProc && started !== '') return startOf(pid) === started;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, but belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function holderIn(text: string): Holder | undefined {
  const [, pid, started = ''] = /^(\d+) (\S*)/.exec(text) ?? [];
  return pid === undefined ? undefined : { pid: Number(pid), started };
}

const read = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};

/** Takes the lock of `data`. Returns how to give it back. */
export function lockData(data: string): () => void {
  const lock = `${data}.lock`;
  const mine = `${process.pid} ${startOf(process.pid) ?? ''}\n`;
  const own = `${lock}-${process.pid}`;
  writeFileSync(own, mine);
  try {
    for (let tries = 0; tries < 10; tries += 1) {
      try {
        // A link is there at once and whole, and only one of two can make it.
        linkSync(own, lock);
        return () => {
          if (read(lock) === mine) rmSync(lock, { force: true });
        };
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      }
      const found = read(lock);
      if (found === undefined) continue;
      const holder = holderIn(found);
      if (holder && isAlive(holder)) {
        throw new Trouble(
          `${data} is in use by another server, process ${holder.pid}. Two would overwrite each other's writes.\n  Way out: end that one, or name another file. If process ${holder.pid} is none of these servers, delete ${lock}.`,
        );
      }
      // What is moved away may be a newer lock than the one that was read: then it is put back.
      const away = `${own}-old`;
      renameSync(lock, away);
      if (read(away) !== found) linkSync(away, lock);
      rmSync(away, { force: true });
    }
    throw new Trouble(`${lock} cannot be taken: others take it all the time. Way out: end the other servers first.`);
  } finally {
    rmSync(own, { force: true });
  }
}
