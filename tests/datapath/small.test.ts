/** What a page loads to draw a network and follow a packet: built as the site builds it, weighed, and looked through for rules of Azure. */
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import { beforeAll, expect, test } from 'vitest';
import { declarations } from '#src/azure/network/declarations.ts';
import { resourceTypes } from '#src/azure/registry.ts';

const entry = 'virtual:tracer';
const source = `export { networkOf } from '#src/azure/network.ts'; export { trace } from '#src/datapath/trace.ts';`;
const kilobytes = 35;

let code = '';
let modules: readonly string[] = [];

beforeAll(async () => {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'tracer',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? source : undefined),
      },
    ],
    resolve: { alias: { '#src': new URL('../../src', import.meta.url).pathname } },
    build: {
      write: false,
      minify: true,
      modulePreload: false,
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' },
    },
  });
  for (const { output } of [built].flat().flatMap((one) => ('output' in one ? [one] : []))) {
    const chunks = output.flatMap((one) => (one.type === 'chunk' ? [one] : []));
    code = chunks.map((chunk) => chunk.code).join('\n');
    modules = chunks.flatMap((chunk) => Object.keys(chunk.modules));
  }
}, 60_000);

test('a network is drawn and a packet followed without the rules of the simulated Azure', () => {
  expect(modules.some((id) => id.endsWith('/src/azure/network.ts'))).toBe(true);
  expect(modules.filter((id) => /\/src\/azure\/(?:types|rules|calls|registry|arm)/.test(id))).toEqual([]);
});

test(`both together are at most ${kilobytes} kB, compressed`, () => {
  const size = brotliCompressSync(code).length;
  console.log(`networkOf and trace: ${code.length} bytes minified, ${size} with brotli`);
  expect(size).toBeGreaterThan(5_000);
  expect(size).toBeLessThanOrEqual(kilobytes * 1000);
});

test('only types that exist are declared, each once', () => {
  const types = declarations.map(([type]) => type);
  const known = resourceTypes.map(({ type }): string => type);
  expect(new Set(types).size).toBe(types.length);
  expect(types.filter((type) => !known.includes(type))).toEqual([]);
});
