/** The simulated Azure as a program of its own, started for a while. */
import { spawn } from 'node:child_process';
import { request } from 'node:https';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findNode, root, Stop } from './runtime.mjs';

const readyRule = /ready at (https?:\/\/[^\s/]+)/;
const trustRule = /trust (.+\.pem)$/;
const patience = 30_000;

/** GETs JSON over TLS from a program whose certificate authority only it knows. */
const getJson = (url, ca) =>
  new Promise((resolve, reject) => {
    request(url, { ca }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString('utf8'))));
    })
      .on('error', reject)
      .end();
  });

/**
 * Starts `npm run azure -- <options>` and waits until it is ready. Returns where it listens, the file of its certificate
 * authority, the list of requests it has served, and how to stop it.
 */
export async function startAzure(options) {
  const child = spawn(findNode(), [join(root, 'scripts', 'azure.mjs'), ...options], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const said = [];
  const { endpoint, authority } = await new Promise((resolve, reject) => {
    let authority;
    const fail = (why) => {
      child.kill();
      reject(new Stop(`the program ${why}. It said:\n  ${said.join('\n  ')}`));
    };
    const timer = setTimeout(() => fail(`was not ready within ${patience / 1000} s`), patience);
    child.once('exit', (code) => fail(`ended with ${code} before it was ready`));
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(line);
      authority ??= trustRule.exec(line)?.[1];
      const endpoint = readyRule.exec(line)?.[1];
      if (endpoint === undefined) return;
      clearTimeout(timer);
      resolve({ endpoint, authority });
    });
  });
  return {
    endpoint,
    authority,
    requests: async () => (await getJson(`${endpoint}/_control/requests`, readFileSync(authority))).value,
    async stop() {
      child.kill();
      await ended;
    },
  };
}
