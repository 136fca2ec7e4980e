import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { simulatedOperations } from '#src/azure/coverage.ts';
import { ownCodes } from './codes.ts';
import { depths } from './depth.ts';
import { signature } from './documents.ts';

const page = readFileSync('docs/fidelity.md', 'utf8');

/** The rows of the tables of operations: what is asked, and how deep it is simulated. */
const rows = new Map(
  page
    .split('\n')
    .flatMap((line) => {
      const [, , request = '', depth = ''] = line.split('|').map((cell) => cell.trim());
      const found = /^`(\w+) (.+)`$/.exec(request);
      return found ? [{ method: found[1] ?? '', path: found[2] ?? '', depth }] : [];
    })
    .map(({ method, path, depth }) => {
      // The page shortens the paths of the documents; those beside them stand whole.
      const whole = path
        .replace(/^\/\{sub\}\/\{group\}\/(?!providers)/, '/{sub}/{group}/providers/Microsoft.Network/')
        .replace(/^\/\{sub\}\/(?!providers|\{group\}|$)/, '/{sub}/providers/Microsoft.Network/')
        .replace(/^\/\{sub\}\/\{group\}/, '/{sub}/resourceGroups/{resourceGroupName}')
        .replace(/^\/\{sub\}/, '/subscriptions/{subscriptionId}');
      return [signature(method, whole), depth] as const;
    }),
);

test('the published page names every simulated operation, at the depth found out by trying', async () => {
  const deep = await depths();
  const wanted = simulatedOperations().map(({ method, path, type }) => [
    signature(method, path),
    type === undefined ? 'answered' : deep.get(type),
  ]);
  expect(wanted.filter(([key, depth]) => rows.get(key ?? '') !== depth)).toEqual([]);
});

test('the published page names nothing that is not simulated', () => {
  const known = new Set(simulatedOperations().map(({ method, path }) => signature(method, path)));
  expect([...rows.keys()].filter((key) => !known.has(key))).toEqual([]);
});

test('every code of ours is on the published page', () => {
  expect(ownCodes().filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
});
