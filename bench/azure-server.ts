/** How fast the simulated Azure answers as a program, against `node:http` answering the same bytes, and against Prism serving Microsoft's document. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { circuitExample } from '#src/azure/examples/circuit.ts';
import { load, quantile } from './support/load.ts';
import type { Asked, Loaded } from './support/load.ts';
import { startPrism } from './support/prism.ts';
import { startProgram } from './support/programs.ts';
import type { Program } from './support/programs.ts';

const connections = 16;
const rounds = 5;
const milliseconds = 600;
/** Before a case is timed, each server answers it for so long: V8 goes on compiling ours for some 40,000 answers, and Prism as well for many of its own. */
const warming = 5000;
const version = 'api-version=2024-01-01';
/** A subscription takes ten circuits in a region, so each connection has one of its own. */
const groupOf = (index: number): string =>
  `/subscriptions/00000000-0000-0000-0000-${String(index + 1).padStart(12, '0')}/resourceGroups/rg-bench`;
const listed = groupOf(connections);
const circuitsIn = (holder: string): string => `${holder}/providers/Microsoft.Network/expressRouteCircuits`;
const circuitOf = (index: number): string => `${circuitsIn(groupOf(index))}/circuit-bench`;
const each = <T>(make: (index: number) => T): T[] => Array.from({ length: connections }, (_, index) => make(index));

/** Virtual seconds per real second, so that a PUT is over before the next one of the same circuit comes. */
const speed = 1_000_000;
const ours = await startProgram(['src/azure-server/main.ts', '--port', '0', '--no-page', '--speed', `${speed}`]);

async function ask({ method, path, body }: Asked): Promise<{ status: number; headers: Headers; body: string }> {
  const answer = await fetch(`http://127.0.0.1:${ours.port}${path}`, {
    method,
    headers: { authorization: 'Bearer bench', 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${text}`);
  return { status: answer.status, headers: answer.headers, body: text };
}

const putOf = (path: string): Asked => ({ method: 'PUT', path: `${path}?${version}`, body: circuitExample.body });
for (const holder of [...each(groupOf), listed])
  await ask({ method: 'PUT', path: `${holder}?api-version=2021-04-01`, body: { location: 'westeurope' } });
for (const circuit of each(circuitOf)) await ask(putOf(circuit));
for (let index = 0; index < 10; index += 1) await ask(putOf(`${circuitsIn(listed)}/circuit-${index}`));

const cases: { name: string; requests: Asked[] }[] = [
  {
    name: 'GET a circuit',
    requests: each((index) => ({ method: 'GET', path: `${circuitOf(index)}?${version}` })),
  },
  { name: 'PUT a circuit again', requests: each((index) => putOf(circuitOf(index))) },
  { name: 'list of 10 circuits', requests: each(() => ({ method: 'GET', path: `${circuitsIn(listed)}?${version}` })) },
];

const folder = mkdtempSync(join(tmpdir(), 'crossconnect-bench-'));
const byItself = new Set(['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding']);

/** A bare server that answers what ours answers to a request. */
async function constantFor(name: string, request: Asked): Promise<Program> {
  const { status, headers, body } = await ask(request);
  const file = join(folder, `${name.replaceAll(' ', '-')}.json`);
  const kept = Object.fromEntries([...headers].filter(([header]) => !byItself.has(header)));
  writeFileSync(file, JSON.stringify({ status, headers: kept, body }));
  return startProgram(['bench/support/constant-server.ts', file]);
}

const middle = (figures: readonly number[]): number => quantile(figures, 0.5);

interface Run extends Loaded {
  /** Microseconds that the server's processor worked for an answer. */
  work: number;
}

async function measure(server: Program, requests: readonly Asked[], length = milliseconds): Promise<Run> {
  const before = server.worked() ?? Number.NaN;
  const loaded = await load(server.port, requests, length);
  return { ...loaded, work: (((server.worked() ?? Number.NaN) - before) * 1000) / loaded.latencies.length };
}

function refuseRefusals(name: string, runs: readonly Run[]): void {
  const all = runs.flatMap(({ refused }) => [...refused]);
  if (all.length > 0)
    throw new Error(
      `${name} was answered with ${all.map(([status, count]) => `${count} times ${status}`).join(', ')}.`,
    );
}

/** What a server showed; `own` is what ours showed in the same rounds. */
function rowOf(runs: readonly Run[], own?: readonly Run[]) {
  const latencies = runs.flatMap((run) => run.latencies);
  const ratios = own?.map((run, index) => run.rate / (runs[index]?.rate ?? Number.NaN));
  const work = middle(runs.map((run) => run.work));
  const shares = own?.map((run, index) => (runs[index]?.work ?? Number.NaN) / run.work);
  return {
    'per second': Math.round(middle(runs.map(({ rate }) => rate))).toLocaleString('en-US'),
    'p50 ms': quantile(latencies, 0.5).toFixed(2),
    'p99 ms': quantile(latencies, 0.99).toFixed(2),
    'ours / it': ratios
      ? `${middle(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`
      : '',
    'CPU µs each': work.toFixed(0),
    'its CPU / ours': shares ? middle(shares).toFixed(2) : '',
  };
}

const prism = await startPrism();
const table: Record<string, ReturnType<typeof rowOf>> = {};
for (const { name, requests } of cases) {
  const [first] = requests;
  if (!first) throw new Error(`${name} asks nothing.`);
  const constant = await constantFor(name, first);
  const servers = [ours, constant, ...('port' in prism ? [prism] : [])];
  const runs = servers.map((): Run[] => []);
  for (const server of servers) await measure(server, requests, warming);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, server] of servers.entries()) runs[index]?.push(await measure(server, requests));
  }
  await constant.stop();
  const [own = [], bare = [], mock] = runs;
  for (const run of [own, bare, mock ?? []]) refuseRefusals(name, run);
  table[name] = rowOf(own);
  table[`${name}: node:http, the same bytes`] = rowOf(bare, own);
  if (mock) table[`${name}: Prism`] = rowOf(mock, own);
}
console.table(table);
console.log(
  `${connections} connections, each with one request under way; ${rounds} rounds of ${milliseconds} ms in turn after ${warming / 1000} s each to warm up, medians. Goals: GET at least 0.3 of node:http, at least 10 times Prism.`,
);
if ('missing' in prism) console.log(`Prism: skipped, ${prism.missing}.`);
else await prism.stop();
await ours.stop();
rmSync(folder, { recursive: true });
