/** Programs of Node that a bench starts beside itself: each in a process of its own, until it has said where it listens. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Program {
  port: number;
  /** Milliseconds its processor has worked so far, as Linux counts them; undefined on other systems. */
  worked(): number | undefined;
  /** Ends it, and waits until it has ended. */
  stop(): Promise<void>;
}

const patience = 60_000;

const portIn = (line: string): number | undefined => {
  const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1];
  return port === undefined ? undefined : Number(port);
};

/** Linux gives these times in hundredths of a second: the 14th and the 15th word, after a name that may hold spaces. */
function workedBy(pid: number | undefined): number | undefined {
  const file = `/proc/${pid ?? ''}/stat`;
  if (process.platform !== 'linux' || !existsSync(file)) return undefined;
  const words = readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(words[11]) + Number(words[12])) * 10;
}

/**
 * Starts `node <args>` and waits for a line that shows the port it listens on; if not said, one with `http://127.0.0.1:<port>`.
 * Rejects with what the program said when it ends before, or says nothing for a minute.
 */
export function startProgram(
  args: readonly string[],
  { portOf = portIn, env = {} }: { portOf?: (line: string) => number | undefined; env?: Record<string, string> } = {},
): Promise<Program> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = (): Promise<void> => {
    child.kill();
    return ended;
  };
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      child.kill();
      reject(new Error(`node ${args.join(' ')} ${why}. It said:\n${said.join('\n')}`));
    };
    const timer = setTimeout(() => fail('was not ready within a minute'), patience);
    child.once('exit', (code) => fail(`ended with ${code ?? 'a signal'} before it was ready`));
    createInterface({ input: child.stderr }).on('line', (line) => said.push(line));
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (said.length < 100) said.push(line);
      const port = portOf(line);
      if (port === undefined) return;
      clearTimeout(timer);
      resolve({ port, stop, worked: () => workedBy(child.pid) });
    });
  });
}
