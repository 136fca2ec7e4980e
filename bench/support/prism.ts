/** Prism, the mock server that answers from an OpenAPI document, serving Microsoft's document of circuits, where both are at hand. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, startProgram } from './programs.ts';
import type { Program } from './programs.ts';

const program = join(root, 'bench', 'prism', 'node_modules', '@stoplight', 'prism-cli', 'dist', 'index.js');
const version = '2024-01-01';
const place = join('specification', 'network', 'resource-manager', 'Microsoft.Network', 'stable', version);

/** A copy of the documents without their examples, which stand in files of their own that not every copy has. */
function copyWithoutExamples(from: string): string {
  const to = mkdtempSync(join(tmpdir(), 'crossconnect-bench-'));
  for (const file of readdirSync(from).filter((name) => name.endsWith('.json'))) {
    const document: unknown = JSON.parse(readFileSync(join(from, file), 'utf8'), (key, value: unknown) =>
      key === 'x-ms-examples' ? undefined : value,
    );
    writeFileSync(join(to, file), JSON.stringify(document));
  }
  return to;
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Waits until a server answers anything at all. Rejects after a minute. */
async function answering(port: number): Promise<void> {
  const until = performance.now() + 60_000;
  for (;;) {
    try {
      await fetch(`http://127.0.0.1:${port}/`);
      return;
    } catch (error) {
      if (performance.now() > until) throw new Error('Prism did not answer within a minute.', { cause: error });
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Starts Prism, or says why not. It prints nothing per request, as our server does not either. */
export async function startPrism(): Promise<Program | { missing: string }> {
  const documents = process.env['ARM_SPECS'];
  if (documents === undefined || documents === '')
    return { missing: 'ARM_SPECS names no folder of OpenAPI documents (a clone of Azure/azure-rest-api-specs)' };
  const folder = join(documents, place);
  if (!existsSync(join(folder, 'expressRouteCircuit.json')))
    return { missing: `there is no ${join(place, 'expressRouteCircuit.json')} in ${documents}` };
  if (!existsSync(program)) return { missing: 'bench/prism is not installed; npm run bench installs it' };
  const copy = copyWithoutExamples(folder);
  const port = await freePort();
  // With any more to say Prism writes lines for every request, and where it listens is among what it does not say then.
  const quietly = ['--host', '127.0.0.1', '--port', `${port}`, '--verboseLevel', 'error', '--multiprocess', 'false'];
  const prism = await startProgram([program, 'mock', ...quietly, join(copy, 'expressRouteCircuit.json')], {
    portOf: () => port,
  });
  await answering(port);
  return {
    ...prism,
    async stop() {
      await prism.stop();
      rmSync(copy, { recursive: true, force: true });
    },
  };
}
