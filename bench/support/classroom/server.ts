/** Starts and ends the class server of a load run, and watches its memory. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { heapOptions } from '../../../scripts/support/heap.mjs';

const program = fileURLToPath(new URL('program.ts', import.meta.url));
const said = z.object({ port: z.number(), firstLink: z.string().nullable() });

/** Ticks of the kernel's clock in a second. */
const ticks = 100;

export interface Served {
  port: number;
  /** The secret of the link that makes the first instructor. */
  firstKey: string | undefined;
  /** The most memory it had, in MB; Linux only. */
  peak: () => number;
  /** Seconds of the processor that it has used; Linux only. A busy machine does not lengthen them. */
  used: () => number;
  end: () => Promise<void>;
}

/** Starts it over a folder, or over PostgreSQL. */
export async function startClasses(data: string, url?: string): Promise<Served> {
  const child = spawn(
    process.execPath,
    [
      ...heapOptions(),
      ...(process.env.BENCH_PROFILE ? ['--cpu-prof', '--cpu-prof-dir', process.env.BENCH_PROFILE] : []),
      program,
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, CROSSCONNECT_DATA: data, ...(url === undefined ? {} : { DATABASE_URL: url }) },
    },
  );
  const lines = createInterface({ input: child.stdout });
  const [first]: unknown[] = await once(lines, 'line');
  const { port, firstLink } = said.parse(JSON.parse(z.string().parse(first)));
  return {
    port,
    firstKey:
      firstLink === null
        ? undefined
        : (new URL(firstLink, 'http://x').searchParams.get('key') ?? /[#?]key=([^&]+)/.exec(firstLink)?.[1]),
    peak: () =>
      Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${String(child.pid)}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    used() {
      const fields =
        readFileSync(`/proc/${String(child.pid)}/stat`, 'utf8')
          .split(') ')[1]
          ?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) / ticks;
    },
    async end() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
