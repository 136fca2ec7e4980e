/** From pressing Start to a usable portal at 4x CPU slowdown, against a page that starts a bare React island, turn by turn. */
import { fileURLToPath } from 'node:url';
import type { Browser } from '@playwright/test';
import { freshPage, median, startChromium } from './support/chromium.ts';
import { buildPlain } from './support/plain.ts';
import { serveFolder } from './support/server.ts';
import { textOfPage } from './support/text.ts';

const rounds = 7;
const slowdown = 4;
const goals = { ratio: 3.5, bytes: 280_000 };
/** How long a pointer rests on a button before it presses, in the third row. */
const rest = 300;

interface Start {
  milliseconds: number;
  /** The main thread's work in that time, in milliseconds: a busy machine does not lengthen it. */
  work: number;
  bytes: number;
}

interface Way {
  url: string;
  /** What is pressed, and what is there when one can work. */
  start: string;
  usable: string;
  /** Whether the pointer is laid on the button first. Otherwise the press comes out of the blue. */
  reaches?: boolean;
}

/** Presses `start` and waits, inside the page, until `usable` is there and has been painted. */
async function timeStart(browser: Browser, { url, start, usable, reaches = false }: Way): Promise<Start> {
  const { page, weight, work, done } = await freshPage(browser, slowdown);
  await page.goto(url, { waitUntil: 'networkidle' });
  const before = weight.total;
  if (reaches) {
    await page.locator(start).first().hover();
    await page.waitForTimeout(rest);
  }
  const worked = await work();
  const milliseconds = await page.evaluate(
    async ([startSelector, usableSelector]) => {
      const button = document.querySelector<HTMLElement>(startSelector ?? '');
      if (button === null) throw new Error(`Nothing to start the lab with: ${startSelector ?? ''}`);
      const pressed = performance.now();
      button.click();
      await new Promise<void>((resolve) => {
        const look = (): void => {
          if (document.querySelector(usableSelector ?? '') === null) return;
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(resolve));
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { subtree: true, childList: true, attributes: true });
        look();
      });
      return performance.now() - pressed;
    },
    [start, usable],
  );
  const sinceWorked = (await work()) - worked;
  await page.waitForLoadState('networkidle');
  const bytes = weight.total - before;
  await done();
  return { milliseconds, work: sinceWorked, bytes };
}

const browser = await startChromium();
const ours = await serveFolder(fileURLToPath(new URL('../dist', import.meta.url)));
const lesson = `${ours.address}/expressroute/09-fastpath/`;
const plain = await serveFolder(buildPlain(await textOfPage(browser, lesson)));
const ways = {
  lab: { url: lesson, start: '[data-start-lab]', usable: '[data-portal-usable]' },
  bare: { url: `${plain.address}/island/`, start: '#start', usable: '#bare-ready' },
  reached: { url: lesson, start: '[data-start-lab]', usable: '[data-portal-usable]', reaches: true },
};
const starts: Record<keyof typeof ways, Start[]> = { lab: [], bare: [], reached: [] };
// The first round warms the browser and the disk up, and does not count.
for (let round = 0; round <= rounds; round += 1) {
  for (const name of ['lab', 'bare', 'reached'] as const) {
    const start = await timeStart(browser, ways[name]);
    if (round > 0) starts[name].push(start);
  }
}
await browser.close();
ours.close();
plain.close();

const middle = (of: Start[], figure: keyof Start): number => median(of.map((start) => start[figure]));
const row = (of: Start[]) => ({
  'ms to usable, median': Math.round(middle(of, 'milliseconds')),
  'ms of work, median': Math.round(middle(of, 'work')),
  'bytes loaded (br)': middle(of, 'bytes'),
});
console.table({
  'our lab': row(starts.lab),
  'bare React island': row(starts.bare),
  [`our lab, pointer on the button for ${rest} ms`]: row(starts.reached),
});

/** The ratio of two medians, and the spread of the pairs. */
function ratio(of: Start[], figure: keyof Start): { middle: number; words: string } {
  const pairs = of.map((start, round) => start[figure] / (starts.bare[round]?.[figure] ?? Number.NaN));
  const value = middle(of, figure) / middle(starts.bare, figure);
  const [low, high] = [Math.min(...pairs), Math.max(...pairs)];
  return { middle: value, words: `${value.toFixed(2)} (pairs ${low.toFixed(2)} to ${high.toFixed(2)})` };
}
const time = ratio(starts.lab, 'milliseconds');
const bytes = middle(starts.lab, 'bytes');
const verdict = (isMet: boolean): string => (isMet ? 'met' : 'missed');
console.log(
  `lab / bare island, ratio of medians over ${rounds} rounds: ${time.words}; goal at most ${goals.ratio}: ${verdict(time.middle <= goals.ratio)}`,
);
console.log(`the same by the main thread's work: ${ratio(starts.lab, 'work').words}`);
console.log(`the same with the pointer resting on the button: ${ratio(starts.reached, 'milliseconds').words}`);
console.log(`bytes loaded by Start: ${bytes}; goal at most ${goals.bytes}: ${verdict(bytes <= goals.bytes)}`);
