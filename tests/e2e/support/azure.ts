/** A running `npm run azure` for a spec: its address, and requests as a program of one's own would send them. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { findNode, root } from '#scripts/support/runtime.mjs';

export interface AzureProgram {
  origin: string;
  /** A GET, whatever is answered. */
  raw: (url: string) => Promise<Response>;
  /** A request that must be accepted. */
  ask: (method: string, url: string, body?: unknown) => Promise<Response>;
  stop: () => void;
}

/** Starts it on a free port. */
export async function startAzure(): Promise<AzureProgram> {
  const program = path.join(root, 'src', 'azure-server', 'main.ts');
  const child = spawn(findNode(), [program, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const origin = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (part: Buffer) => {
      output += part.toString();
      const [, found] = /ready at (\S+)\/ /.exec(output) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', () => reject(new Error(`npm run azure ended: ${output}`)));
  });
  return {
    origin,
    raw: (url) => fetch(`${origin}${url}`, { headers: { authorization: 'Bearer a-program' } }),
    async ask(method, url, body) {
      const answer = await fetch(`${origin}${url}`, {
        method,
        headers: { authorization: 'Bearer a-program', 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`${method} ${url} was answered ${answer.status}: ${await answer.text()}`);
      return answer;
    },
    stop: () => child.kill(),
  };
}
