import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { build } from 'vite';
import { record } from '#tests/azure/story.ts';

/** The story of the engine's tests as a script that leaves what it recorded on the page. */
async function storyForBrowser(): Promise<string> {
  const entry = '\0story';
  const built = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'story',
        resolveId: (id) => (id === entry ? entry : undefined),
        load: (id) =>
          id === entry ? "import { record } from '#tests/azure/story.ts'; globalThis.recorded = record();" : undefined,
      },
    ],
    define: { 'process.argv': '[]' },
    build: { write: false, minify: false, rolldownOptions: { input: entry, output: { format: 'es' } } },
  });
  const [result] = Array.isArray(built) ? built : [built];
  if (!('output' in result)) throw new Error('Vite built nothing.');
  return result.output[0].code;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

test('the same requests give the same bytes in Chromium as in Node: every answer, id, key and ETag', async ({
  page,
}) => {
  const code = await storyForBrowser();
  await page.goto('about:blank');
  await page.addScriptTag({ content: code, type: 'module' });
  const there: unknown = await page.evaluate('recorded');
  const here = await record();
  expect(typeof there === 'string' ? digest(there) : there).toBe(digest(here));
});
