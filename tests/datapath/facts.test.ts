/** The facts that say where traffic goes: each is cited by a test of the data path, and no trace names any other. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { facts, isFactId } from '#src/base/fact-words.ts';

const here = new URL('.', import.meta.url);
const network = new URL('../../src/azure/network/', import.meta.url);
const textsIn = (folder: URL) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));

const tests = textsIn(here).filter(({ name }) => name.endsWith('.test.ts'));
const ids = (text: string): string[] => text.match(/expressroute\/[a-z0-9-]+/g) ?? [];

test.for(Object.values(facts).filter(({ path }) => path))('$id is cited by a test of the data path', ({ id }) => {
  expect(tests.filter(({ text }) => ids(text).includes(id))).not.toEqual([]);
});

/** What a module reads only for its number, and never tells. */
const onlyRead = /valueOf\(\s*'expressroute\/[a-z0-9-]+'/g;
/** Modules that write tables, which name no facts to a packet. */
const writesTables = /^(?:effective-|.*-tables?\.ts$|.*addresses\.ts$|.*-sessions\.ts$|microsoft-edge\.ts$)/;

test('what packets are told rests on facts that say where traffic goes', () => {
  const told = textsIn(network)
    .filter(({ name }) => !writesTables.test(name))
    .flatMap(({ name, text }) => ids(text.replaceAll(onlyRead, '')).map((id) => ({ name, id })));
  expect(told.length).toBeGreaterThan(20);
  expect(told.filter(({ id }) => !isFactId(id) || facts[id].path !== true)).toEqual([]);
});
