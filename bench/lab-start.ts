/** From pressing Start to a usable portal at 4x CPU slowdown, against a page that starts a bare React island, turn by turn. */
import { fileURLToPath } from 'node:url';
import type { Browser } from '@playwright/test';
import { freshPage, median, startChromium } from './support/chromium.ts';
import { buildPlain } from './support/plain.ts';
import { serveFolder } from './support/server.ts';

const rounds = 7;
const slowdown = 4;
const goals = { ratio: 3.5, bytes: 280_000 };

interface Start {
  milliseconds: number;
  bytes: number;
}

/** Presses `start` and waits, inside the page, until `usable` is there and has been painted. */
async function timeStart(browser: Browser, url: string, start: string, usable: string): Promise<Start> {
  const { page, weight, done } = await freshPage(browser, slowdown);
  await page.goto(url, { waitUntil: 'networkidle' });
  const before = weight.total;
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
  await page.waitForLoadState('networkidle');
  const bytes = weight.total - before;
  await done();
  return { milliseconds, bytes };
}

const ours = await serveFolder(fileURLToPath(new URL('../dist', import.meta.url)));
const plain = await serveFolder(buildPlain());
const browser = await startChromium();
const lab: Start[] = [];
const bare: Start[] = [];
for (let round = 0; round < rounds; round += 1) {
  lab.push(
    await timeStart(browser, `${ours.address}/expressroute/09-fastpath/`, '[data-start-lab]', '[data-portal-usable]'),
  );
  bare.push(await timeStart(browser, `${plain.address}/island/`, '#start', '#bare-ready'));
}
await browser.close();
ours.close();
plain.close();

const time = (starts: Start[]): number => median(starts.map(({ milliseconds }) => milliseconds));
const bytes = (starts: Start[]): number => median(starts.map((start) => start.bytes));
const ratios = lab.map(({ milliseconds }, round) => milliseconds / (bare[round]?.milliseconds ?? Number.NaN));
console.table({
  'our lab': { 'ms to usable, median': Math.round(time(lab)), 'bytes loaded (br)': bytes(lab) },
  'bare React island': { 'ms to usable, median': Math.round(time(bare)), 'bytes loaded (br)': bytes(bare) },
});
const ratio = median(ratios);
console.log(
  `lab / bare island: ${ratio.toFixed(2)} (median of ${rounds} pairs, ${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}); goal at most ${goals.ratio}: ${ratio <= goals.ratio ? 'met' : 'missed'}`,
);
console.log(
  `bytes loaded by Start: ${bytes(lab)}; goal at most ${goals.bytes}: ${bytes(lab) <= goals.bytes ? 'met' : 'missed'}`,
);
