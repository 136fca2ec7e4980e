// @vitest-environment node
/** The program that serves the site: pages come first, and a start that has to end ends with its words. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const program = fileURLToPath(new URL('../../scripts/serve.mjs', import.meta.url));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'crossconnect-serve-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });

function start(port: number, more: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [program, '--port', String(port)], {
    env: { ...process.env, DATABASE_URL: '', CROSSCONNECT_DATA: folder, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, ended, said: () => said };
}

/** Asks until somebody listens. */
async function firstAnswer(url: string): Promise<{ status: number; at: number }> {
  for (;;) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer) return { status: answer.status, at: performance.now() };
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test('a page is answered while the class server still opens, and the class server when it is open', async () => {
  const port = await freePort();
  const { child, ended, said } = start(port);
  const base = `http://127.0.0.1:${port}`;
  const [page, health] = await Promise.all([firstAnswer(`${base}/`), firstAnswer(`${base}/api/health`)]);
  expect([page.status, health.status]).toEqual([200, 200]);
  expect(page.at).toBeLessThan(health.at);
  while (!said().includes('ready at')) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(said()).toMatch(/\/class\/first\/\?key=\S+[^]*ready at/);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});

test('a database that was named and cannot be had ends the program with its words', async () => {
  const { ended, said } = start(await freePort(), { DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/none' });
  expect(await ended).toBe(1);
  expect(said()).toContain('PostgreSQL');
  expect(said()).not.toMatch(/secret|ready at/);
});

test('who ends the program while the class server opens is heard', async () => {
  const port = await freePort();
  const { child, ended, said } = start(port);
  await firstAnswer(`http://127.0.0.1:${port}/`);
  child.kill('SIGTERM');
  expect([await ended, said()]).toEqual([0, expect.not.stringContaining('Error')]);
});
