import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { build } from 'vite';
import { recordTraces } from '#tests/datapath/record-traces.ts';

const cases = process.env['LONG'] === undefined ? 500 : 5000;

/** The tracer with its Clouds of chance, as a script that leaves what it recorded on the page. */
async function tracerForBrowser(): Promise<string> {
  const entry = '\0traces';
  const built = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'traces',
        resolveId: (id) => (id === entry ? entry : undefined),
        load: (id) =>
          id === entry
            ? `import { recordTraces } from '#tests/datapath/record-traces.ts'; globalThis.recorded = recordTraces(${cases});`
            : undefined,
      },
    ],
    build: { write: false, minify: true, rolldownOptions: { input: entry, output: { format: 'es' } } },
  });
  const [result] = Array.isArray(built) ? built : [built];
  if (!('output' in result)) throw new Error('Vite built nothing.');
  return result.output[0].code;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

test(`${cases} packets through Clouds of chance go the same way in Chromium as in Node, byte for byte`, async ({
  page,
}) => {
  const code = await tracerForBrowser();
  await page.goto('about:blank');
  await page.addScriptTag({ content: code, type: 'module' });
  const there: unknown = await page.evaluate('recorded');
  const here = recordTraces(cases);
  expect(here.split('\n').filter((line) => line.includes('"answered":true')).length).toBeGreaterThan(cases / 5);
  expect(typeof there === 'string' ? digest(there) : there).toBe(digest(here));
});
