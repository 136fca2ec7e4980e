/** The program under test: a real process, listening on a port of its own. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterEach } from 'vitest';
import { cache, findNode, root } from '#scripts/support/runtime.mjs';

const main = path.join(root, 'src', 'azure-server', 'main.ts');
const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

export interface Program {
  origin: string;
  /** Everything it printed so far. */
  output: () => string;
  ask: (method: string, url: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>;
  kill: (signal: NodeJS.Signals) => Promise<number | null>;
}

function launch(args: readonly string[]) {
  const child = spawn(findNode(), [main, '--no-page', ...args], {
    cwd: root,
    // As scripts/azure.mjs starts it.
    env: { ...process.env, NODE_COMPILE_CACHE: path.join(cache, 'compiled') },
  });
  running.add(child);
  let output = '';
  const hear = (part: Buffer) => (output += part.toString());
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = once(child, 'close').then(([code]: (number | null)[]) => {
    running.delete(child);
    return code ?? null;
  });
  return { child, output: () => output, ended };
}

/** Starts it on a free port and waits until it says that it is ready. */
export async function start(...args: readonly string[]): Promise<Program> {
  const { child, output, ended } = launch(['--port', '0', ...args]);
  const origin = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const [, found] = /ready at (\S+)\/ /.exec(output()) ?? [];
      if (found !== undefined) resolve(found);
    });
    void ended.then((code) => reject(new Error(`It ended with ${code ?? 'a signal'}: ${output()}`)));
  });
  return {
    origin,
    output,
    ask: (method, url, body, headers = { authorization: 'Bearer anything' }) =>
      fetch(`${origin}${url}`, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    kill(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

/** Starts it where it must not start. */
export async function refused(...args: readonly string[]): Promise<{ code: number | null; output: string }> {
  const { ended, output } = launch(args);
  return { code: await ended, output: output() };
}

export const subscription = '/subscriptions/00000000-0000-0000-0000-000000000001';
export const groupUrl = (name: string): string => `${subscription}/resourcegroups/${name}?api-version=2021-04-01`;
export const networkUrl = (group: string, name: string): string =>
  `${subscription}/resourceGroups/${group}/providers/Microsoft.Network/virtualNetworks/${name}?api-version=2024-05-01`;
export const network = { location: 'westeurope', properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16'] } } };
