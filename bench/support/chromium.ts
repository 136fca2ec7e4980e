/** Opens pages in a fresh Chromium and weighs what they fetch, as the network saw it. */
import { chromium, type Browser, type Page } from '@playwright/test';
import { chromiumLaunch } from '../../tests/e2e/support/browsers.ts';

export interface Weight {
  script: number;
  total: number;
}

/** Starts the Chromium this machine has. */
export const startChromium = (): Promise<Browser> => chromium.launch(chromiumLaunch());

export interface FreshPage {
  page: Page;
  /** What it has fetched so far; fills while the page loads. */
  weight: Weight;
  /** The milliseconds its main thread has worked so far. */
  work: () => Promise<number>;
  done: () => Promise<void>;
}

/** A page in a context of its own, with nothing cached, slowed `slowdown` times. */
export async function freshPage(browser: Browser, slowdown = 1): Promise<FreshPage> {
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const weight: Weight = { script: 0, total: 0 };
  const kinds = new Map<string, string>();
  session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    weight.total += encodedDataLength;
    if (kinds.get(requestId) === 'Script') weight.script += encodedDataLength;
  });
  const work = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  };
  return { page, weight, work, done: () => context.close() };
}

/** The middle of the figures: half are smaller, half larger. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] =
    sorted.length % 2 === 1 ? [sorted[middle], sorted[middle]] : [sorted[middle - 1], sorted[middle]];
  return (low + high) / 2;
}
