/**
 * The course: what a page of it takes to build against the same words on plain Starlight, how the build grows with the lessons, what
 * scripts each lesson brings against Starlight's, and how fast the search answers with everything in it.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import type { Browser } from '@playwright/test';
import * as z from 'zod';
import { openSite } from '../scripts/support/site.mjs';
import { median, startChromium } from './support/chromium.ts';
import { build, copyWith, type Built } from './support/course-copy.ts';
import { buildPlainCourse } from './support/plain-course.ts';
import { brotli } from './support/server.ts';
import { textOfPage, wordsOf, type Block } from './support/text.ts';

const lessons = readdirSync(fileURLToPath(new URL('../content/lessons/expressroute', import.meta.url)))
  .filter((file) => file.endsWith('.mdx'))
  .map((file) => `/expressroute/${file.replace('.mdx', '')}/`);

/** Words that learners look for, and some that nobody wrote. */
const queries =
  'circuit gateway bgp timers fastpath global reach microsoft peering private peering route filter service key premium local standard bfd macsec ipsec GatewaySubnet ErGw3AZ 65515 /30 vlan troubleshoot arp resiliency metro authorization zebra'.split(
    ' ',
  );

/** Serves a built site as it is served to learners. */
async function served(folder: string): Promise<{ address: string; close: () => void }> {
  return new Promise((resolve) => {
    const server = serve({ fetch: openSite(folder).fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
      resolve({ address: `http://127.0.0.1:${String(port)}`, close: () => server.close() });
    });
  });
}

/** Every page of a served site that its files name. */
const urlsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => `/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('/index.html'))
    .map((file) => file.replace(/index\.html$/, ''));

interface Weight {
  /** Bytes of JavaScript, what stands in the page itself included. */
  scripts: number;
  /** Bytes of data in the page that only its tools read, and only when they are used. */
  data: number;
}

/** What a page brings before anything is opened, as a careful host sends it. */
async function weightOf(browser: Browser, folder: string, url: string): Promise<Weight> {
  const page = await browser.newPage({ serviceWorkers: 'block' });
  const files = new Set<string>();
  page.on('request', (request) => {
    if (request.resourceType() === 'script') files.add(new URL(request.url()).pathname);
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  const [code = '', data = ''] = await page.evaluate(() =>
    ['script:not([src], [type="application/json"])', 'script[type="application/json"]'].map((which) =>
      [...document.querySelectorAll(which)].map(({ textContent }) => textContent).join('\n'),
    ),
  );
  await page.close();
  const bytes = [...files].map((file) => brotli(readFileSync(join(folder, file))).length);
  const inPage = (text: string): number => brotli(Buffer.from(text)).length;
  return { scripts: bytes.reduce((sum, each) => sum + each, inPage(code)), data: inPage(data) };
}

/** Milliseconds from a question to the search until its first five answers are there, each asked in a page that knows the index. */
async function searchTimes(browser: Browser, address: string): Promise<number[]> {
  const page = await browser.newPage({ serviceWorkers: 'block' });
  await page.goto(address);
  // As text: the module is the page's own, and has no types here.
  const times: unknown = await page.evaluate(`(async () => {
    const { search, init } = await import('/pagefind/pagefind.js');
    await init();
    const found = [];
    for (const word of ${JSON.stringify(queries)}) {
      const begun = performance.now();
      const { results } = await search(word);
      await Promise.all(results.slice(0, 5).map((result) => result.data()));
      found.push(performance.now() - begun);
    }
    return found;
  })()`);
  await page.close();
  return z.array(z.number()).parse(times);
}

const ours = build(copyWith(1));
const site = await served(ours.folder);
const reader = await startChromium();
const texts: Block[][] = [];
for (const url of urlsIn(ours.folder)) texts.push(await textOfPage(reader, `${site.address}${url}`));
await reader.close();
const plain = buildPlainCourse(texts);
// Turn by turn, so that a busy minute is not one side's alone.
const again = build(copyWith(1));
const plainAgain = buildPlainCourse(texts);
const large = build(copyWith(10));
const plainLarge = buildPlainCourse(Array.from({ length: 10 }, () => texts).flat());

const least = (one: Built, other: Built): Built => (one.seconds < other.seconds ? one : other);
/** Seconds for a site, and milliseconds that each further page adds to them. */
const sides = [
  { name: 'ours', small: least(ours, again), large },
  { name: 'plain Starlight, the same words', small: least(plain, plainAgain), large: plainLarge },
].map((side) => ({
  ...side,
  growth: ((side.large.seconds - side.small.seconds) / (side.large.pages - side.small.pages)) * 1000,
}));
console.table(
  Object.fromEntries(
    sides.map(({ name, small, large: ten, growth }) => [
      name,
      {
        pages: small.pages,
        seconds: small.seconds.toFixed(1),
        'ms for a page': Math.round((small.seconds / small.pages) * 1000),
        'ten times: pages': ten.pages,
        'ten times: seconds': ten.seconds.toFixed(1),
        'ms for a further page': Math.round(growth),
      },
    ]),
  ),
);
const [mine, theirs] = sides;
if (!mine || !theirs) throw new Error('Both sides were built above.');
const whole = mine.small.seconds / mine.small.pages / (theirs.small.seconds / theirs.small.pages);
const further = mine.growth / theirs.growth;
const verdict = (ratio: number): string => (ratio <= 1.3 ? 'met' : 'missed');
console.log(
  `${String(texts.reduce((sum, text) => sum + wordsOf(text), 0))} words. Ours / plain: ${whole.toFixed(2)} for a page with the portal's bundle shared out among them (goal 1.3: ${verdict(whole)}), ${further.toFixed(2)} for each further page (${verdict(further)})`,
);
console.log(
  `${String(lessons.length)} and ${String(lessons.length * 10)} lessons: ${(large.pages / ours.pages).toFixed(1)} times the pages take ${(large.seconds / mine.small.seconds).toFixed(1)} times as long`,
);

const browser = await startChromium();
const plainSite = await served(plain.folder);
const { scripts: bare } = await weightOf(browser, plain.folder, `${plainSite.address}/page-0/`);
const weights: Record<string, { 'scripts (br)': number; 'more than Starlight': number; 'data of its tools': number }> =
  {};
for (const url of lessons) {
  const { scripts, data } = await weightOf(browser, ours.folder, `${site.address}${url}`);
  weights[url] = { 'scripts (br)': scripts, 'more than Starlight': scripts - bare, 'data of its tools': data };
}
console.table(weights);
const most = Math.max(...Object.values(weights).map((weight) => weight['more than Starlight']));
console.log(
  `Starlight ${String(bare)} bytes; at most ${String(most)} more; goal 12000: ${most <= 12_000 ? 'met' : 'missed'}`,
);

const [opening = 0, ...asked] = await searchTimes(browser, site.address);
const times = asked.toSorted((one, other) => one - other);
const slow = times[Math.floor(times.length * 0.95)] ?? Number.NaN;
console.log(
  `Search with ${String(ours.pages)} pages in it: the first question, which fetches the index, ${opening.toFixed(0)} ms; then of ${String(times.length)} median ${median(times).toFixed(0)} ms, 95 in 100 within ${slow.toFixed(0)} ms (goal 100: ${slow <= 100 ? 'met' : 'missed'}), the slowest ${(times.at(-1) ?? 0).toFixed(0)} ms`,
);

site.close();
plainSite.close();
await browser.close();
