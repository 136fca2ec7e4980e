import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { azureCodes, ownPrefix } from '#src/azure/codes.ts';
import { isFactId } from '#src/base/fact-words.ts';

const sources = readdirSync('src/azure', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && file !== 'codes.ts')
  .map((file) => readFileSync(path.join('src/azure', file), 'utf8'));
const all = sources.join('\n');

/** The code is the second argument of a Refusal, the first of a local `refuse`, or a member named `code`. */
const codes = [...all.matchAll(/(?:new Refusal\(\s*\d{3},\s*|\brefuse\(\s*|\bcode: )'(\w+)'/g)].map(
  ([, code = '']) => code,
);

test('every fact the engine names exists', () => {
  // An id of its own, such as that of a belief, is no citation.
  const named = [...all.matchAll(/(?<!\bid: )'(expressroute\/[\w-]+)'/g)].map(([, id = '']) => id);
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter((id) => !isFactId(id))).toEqual([]);
});

test('every error code was seen in Azure, or says that it is ours', () => {
  expect(codes.length).toBeGreaterThan(60);
  expect(codes.filter((code) => !code.startsWith(ownPrefix) && !Object.hasOwn(azureCodes, code))).toEqual([]);
});

test('no code stands in the list of seen ones without being used', () => {
  expect(Object.keys(azureCodes).filter((code) => !codes.includes(code))).toEqual([]);
});

test('the engine asks neither the machine nor chance nor the network', () => {
  expect(all).not.toMatch(/from 'node:|Date\.now|Math\.random|crypto\.|setTimeout/);
});
