/** Times real presses in a page: until the next frame, as browsers count the delay of an interaction, and until what was asked for has been painted. */
import type { Locator } from '@playwright/test';
import type { FreshPage } from './chromium.ts';

/** Milliseconds after which whatever a press sets going is over. */
const quiet = 300;
/** Browsers tell no interaction that took less. */
export const leastTold = 16;

export interface Pressed {
  /** Milliseconds from the press to the next frame: what Interaction to Next Paint is made of. At least `leastTold`. */
  frame: number;
  /** Milliseconds from the press until what it was for is painted. */
  painted: number;
  /** What the main thread worked from the press until the page was quiet again. */
  work: number;
}

declare global {
  interface Window {
    pressTimes: { frames: number[]; painted: Promise<number> };
  }
}

/** Watches from now on; `until` is a selector of what the press is for. */
function watchInside({ until, least }: { until: string; least: number }): void {
  const frames: number[] = [];
  const events = new PerformanceObserver((list) => {
    for (const { duration, startTime } of list.getEntries()) if (startTime >= begun) frames.push(duration);
  });
  const begun = performance.now();
  // The types of the standard library do not know the threshold yet.
  const wanted: PerformanceObserverInit & { durationThreshold: number } = { type: 'event', durationThreshold: least };
  events.observe(wanted);
  const painted = new Promise<number>((resolve) => {
    let pressed: number | undefined;
    const look = (): void => {
      if (pressed === undefined || document.querySelector(until) === null) return;
      observer.disconnect();
      const from = pressed;
      // What a frame shows is painted once the next task begins.
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)));
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    document.addEventListener(
      'pointerdown',
      ({ timeStamp }) => {
        pressed = timeStamp;
      },
      { capture: true, once: true },
    );
    // A box that is ticked changes a property, which nobody observes.
    document.addEventListener('change', () => setTimeout(look), { once: true });
  });
  window.pressTimes = { frames, painted };
}

/** Presses with the mouse and waits until `until` is there. Throws after ten seconds without it. */
export async function press({ page, work }: FreshPage, target: Locator, until: string): Promise<Pressed> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (box === null) throw new Error(`There is nothing to press for ${until}.`);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForTimeout(quiet);
  await page.evaluate(watchInside, { until, least: leastTold });
  const before = await work();
  await page.mouse.down();
  await page.mouse.up();
  await page.waitForSelector(until, { state: 'attached', timeout: 10_000 });
  const painted = await page.evaluate(() => window.pressTimes.painted);
  await page.waitForTimeout(quiet);
  const frames = await page.evaluate(() => window.pressTimes.frames);
  return { frame: Math.max(leastTold, ...frames), painted, work: (await work()) - before };
}
