/** How long the simulated Azure takes from nothing to its first answer: as a program against a bare `node:http` program, and as a module. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { quantile } from './support/load.ts';
import { root, startProgram } from './support/programs.ts';

const rounds = 9;
const folder = mkdtempSync(join(tmpdir(), 'crossconnect-bench-'));
const ours = ['src/azure-server/main.ts', '--port', '0', '--no-page'];
const bare = [
  '-e',
  `const server = require('node:http').createServer((incoming, outgoing) => outgoing.end('{"value":[]}'));
   server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port));`,
];

/** Milliseconds from starting a program until its first answer is here. */
async function startOf(args: readonly string[], compiled: string): Promise<number> {
  const begun = performance.now();
  const program = await startProgram(args, { env: { NODE_COMPILE_CACHE: compiled } });
  const answer = await fetch(`http://127.0.0.1:${program.port}/subscriptions?api-version=2022-12-01`, {
    headers: { authorization: 'Bearer bench' },
  });
  await answer.text();
  const milliseconds = performance.now() - begun;
  await program.stop();
  if (!answer.ok) throw new Error(`The first answer of node ${args.join(' ')} was ${answer.status}.`);
  return milliseconds;
}

const moduleSchema = z.object({ load: z.number(), answer: z.number() });
type Module = z.infer<typeof moduleSchema>;

/** A fresh process that loads the engine and asks it once. */
function moduleStart(compiled: string): Promise<Module> {
  const program = ['--disable-warning=ExperimentalWarning', join('bench', 'support', 'first-answer.ts')];
  const child = spawn(process.execPath, program, {
    cwd: root,
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (part: Buffer) => (said += part.toString()));
    child.once('exit', (code) => {
      if (code === 0) resolve(moduleSchema.parse(JSON.parse(said)));
      else reject(new Error(`The engine by itself ended with ${code ?? 'a signal'}.`));
    });
  });
}

const kept = join(folder, 'kept');
const programs: { first: number; later: number; bare: number }[] = [];
const modules: Module[] = [];
for (let round = 0; round <= rounds; round += 1) {
  const programStarts = {
    first: await startOf(ours, join(folder, `${round}`)),
    later: await startOf(ours, kept),
    bare: await startOf(bare, kept),
  };
  const module = await moduleStart(kept);
  if (round === 0) continue;
  programs.push(programStarts);
  modules.push(module);
}
rmSync(folder, { recursive: true });

const ratioTo = (figures: readonly number[]): string => {
  const ratios = figures.map((figure, index) => figure / (programs[index]?.bare ?? Number.NaN));
  return `${quantile(ratios, 0.5).toFixed(1)} (${Math.min(...ratios).toFixed(1)} to ${Math.max(...ratios).toFixed(1)})`;
};
const row = (figures: readonly number[], goal = '') => ({
  median: `${quantile(figures, 0.5).toFixed(1)} ms`,
  lowest: `${Math.min(...figures).toFixed(1)} ms`,
  highest: `${Math.max(...figures).toFixed(1)} ms`,
  'it / node:http': ratioTo(figures),
  goal,
});
console.table({
  'the program to its first answer': row(
    programs.map(({ later }) => later),
    'under 500 ms',
  ),
  'the same, when nothing is compiled yet': row(
    programs.map(({ first }) => first),
    'under 500 ms',
  ),
  'a bare node:http program': row(programs.map((one) => one.bare)),
  'createArm to its first answer': row(
    modules.map(({ answer }) => answer),
    'under 20 ms',
  ),
  'loading the modules of the engine': row(modules.map(({ load }) => load)),
});
console.log(
  'npm run azure keeps what Node has compiled, so only the first start of a version reads it all. A page loads the engine in one piece, not file by file as here.',
);
