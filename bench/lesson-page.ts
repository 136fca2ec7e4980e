/** What the lesson page weighs before anything is opened, against the same text on plain Starlight, in one run. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freshPage, startChromium, type Weight } from './support/chromium.ts';
import { buildPlain } from './support/plain.ts';
import { serveFolder } from './support/server.ts';

const goal = 12_000;

async function weigh(folder: string, path: string): Promise<Weight> {
  const site = await serveFolder(folder);
  const browser = await startChromium();
  try {
    const { page, weight, done } = await freshPage(browser);
    await page.goto(`${site.address}${path}`, { waitUntil: 'networkidle' });
    await done();
    return weight;
  } finally {
    await browser.close();
    site.close();
  }
}

const ours = await weigh(fileURLToPath(new URL('../dist', import.meta.url)), '/expressroute/09-fastpath/');
const plain = await weigh(join(buildPlain()), '/lesson/');
const more = ours.script - plain.script;
console.table({
  'our lesson page': { 'script bytes (br)': ours.script, 'all bytes (br)': ours.total },
  'plain Starlight': { 'script bytes (br)': plain.script, 'all bytes (br)': plain.total },
  'ours / plain': {
    'script bytes (br)': (ours.script / plain.script).toFixed(2),
    'all bytes (br)': (ours.total / plain.total).toFixed(2),
  },
});
console.log(`JavaScript more than plain: ${more} bytes; goal at most ${goal}: ${more <= goal ? 'met' : 'missed'}`);
