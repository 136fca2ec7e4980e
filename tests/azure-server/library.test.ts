/** `crossconnect/azure` as another project sees it: packed, unpacked elsewhere, type-checked and run under plain Node. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { findNode, root, runNode } from '#scripts/support/runtime.mjs';

const program = `import { createArm, createVirtualClock } from 'crossconnect/azure';
import type { Arm } from 'crossconnect/azure';
const clock = createVirtualClock();
const arm: Arm = createArm({ seed: 'test', clock, profile: 'today' });
const group = 'https://management.azure.com/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg';
const answer = await arm.fetch(
  new Request(group + '?api-version=2021-04-01', { method: 'PUT', body: JSON.stringify({ location: 'westeurope' }) }),
);
console.log(answer.status, Object.values(arm.cloud.resources).map(({ name }) => name).join());
`;

const options = {
  compilerOptions: {
    module: 'nodenext',
    target: 'es2023',
    strict: true,
    types: [],
    lib: ['es2023', 'dom'],
  },
  files: ['program.mts'],
};

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'crossconnect-library-'));
  const built = path.join(folder, 'built');
  expect(await runNode([path.join(root, 'scripts', 'build-azure.mjs'), '--out', built], { quiet: true })).toBe(0);
  const modules = path.join(folder, 'project', 'node_modules');
  mkdirSync(modules, { recursive: true });
  renameSync(built, path.join(modules, 'crossconnect'));
  symlinkSync(path.join(root, 'node_modules', 'zod'), path.join(modules, 'zod'), 'junction');
  writeFileSync(path.join(folder, 'project', 'program.mts'), program);
  writeFileSync(path.join(folder, 'project', 'tsconfig.json'), JSON.stringify(options));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

const inProject = (node: string, ...args: readonly string[]) =>
  execFileSync(node, args, { cwd: path.join(folder, 'project'), encoding: 'utf8' });

test('a project of its own type-checks with it and runs with it', { timeout: 60_000 }, () => {
  const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  expect(inProject(process.execPath, compiler, '-p', '.')).toBe('');
  // The Node that runs the tests, and the one that comes with the project.
  for (const node of new Set([process.execPath, findNode()])) expect(inProject(node, 'program.mjs')).toBe('201 rg\n');
});

const entries = z.object({ exports: z.record(z.string(), z.record(z.string(), z.string())) });
const exportsOf = (file: string) => entries.parse(JSON.parse(readFileSync(file, 'utf8'))).exports['./azure'] ?? {};

test('the project itself exports the same files', () => {
  const packed = exportsOf(path.join(folder, 'project', 'node_modules', 'crossconnect', 'package.json'));
  const linked = Object.entries(packed).map(([kind, file]) => [kind, file.replace('./', './dist-lib/')]);
  expect(exportsOf(path.join(root, 'package.json'))).toEqual(Object.fromEntries(linked));
});
