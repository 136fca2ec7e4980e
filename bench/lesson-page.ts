/** What the lesson page weighs before anything is opened, against the same text on plain Starlight, in one run. */
import { fileURLToPath } from 'node:url';
import type { Browser } from '@playwright/test';
import { freshPage, startChromium } from './support/chromium.ts';
import { buildPlain } from './support/plain.ts';
import { brotli, serveFolder } from './support/server.ts';
import { textOfPage, wordsOf } from './support/text.ts';

const goal = 12_000;

interface Heft {
  files: number;
  inline: number;
  all: number;
}

/** Opens a page and weighs what came. Scripts that stand in the page itself are compressed apart, so that they count as scripts too. */
async function weigh(browser: Browser, url: string): Promise<Heft> {
  const { page, weight, done } = await freshPage(browser);
  await page.goto(url, { waitUntil: 'networkidle' });
  const inline = await page.evaluate(() =>
    [...document.querySelectorAll('script:not([src])')].map(({ textContent }) => textContent).join('\n'),
  );
  await done();
  return { files: weight.script, inline: brotli(Buffer.from(inline)).length, all: weight.total };
}

const browser = await startChromium();
const ours = await serveFolder(fileURLToPath(new URL('../dist', import.meta.url)));
const ourUrl = `${ours.address}/expressroute/09-fastpath/`;
const text = await textOfPage(browser, ourUrl);
const plain = await serveFolder(buildPlain(text));
const plainUrl = `${plain.address}/lesson/`;
const our = await weigh(browser, ourUrl);
const peer = await weigh(browser, plainUrl);
const peerText = await textOfPage(browser, plainUrl);
await browser.close();
ours.close();
plain.close();

const scriptOf = ({ files, inline }: Heft): number => files + inline;
const row = (heft: Heft, words: number) => ({
  words,
  'script files (br)': heft.files,
  'script in the page (br)': heft.inline,
  'everything (br)': heft.all,
});
console.table({
  'our lesson page': row(our, wordsOf(text)),
  'plain Starlight': row(peer, wordsOf(peerText)),
});
const more = scriptOf(our) - scriptOf(peer);
console.log(
  `ours / plain: JavaScript ${(scriptOf(our) / scriptOf(peer)).toFixed(2)}, everything ${(our.all / peer.all).toFixed(2)}`,
);
console.log(`JavaScript more than plain: ${more} bytes; goal at most ${goal}: ${more <= goal ? 'met' : 'missed'}`);
