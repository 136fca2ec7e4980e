/** How long a press takes to show a blade's heading, and its form ready to be used: over the solutions of all labs, played in Chromium at 4x CPU slowdown and without. */
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator } from '@playwright/test';
import { labs } from '#src/lab/registry.ts';
import { playLab, scenarioOf, type Hands } from '../tests/e2e/support/play-lab.ts';
import { play } from '../tests/e2e/support/play.ts';
import { freshPage, startChromium } from './support/chromium.ts';
import { record, sumOf, type Work } from './support/main-thread.ts';
import { quantile, watchBlades, type Opened, type Watch } from './support/opened-blades.ts';
import { serveFolder } from './support/server.ts';

const seed = 'bench';
const slow = 4;
/** Milliseconds, of 95 in a hundred. */
const limits = { [slow]: { heading: 100, form: 400 }, 1: { heading: 100, form: 100 } } as const;
type Slowdown = keyof typeof limits;

/** How long a press that opens no blade is left alone, in milliseconds. */
const pause = 1000;

/** A pointer, and no list of tasks to open: the page is wide. After a press it waits as a learner does, and asks the page nothing:
 *  each look at the page through the protocol is work of the same slowed thread. */
const pointerOf = (watch: Watch): Hands => ({
  async step(room, step, pane) {
    const opened = watch.next();
    await play(room, step, pane);
    if (step.do === 'press' || step.do === 'open') await Promise.race([opened, setTimeout(pause)]);
  },
  turnTo: (tab) => tab.click(),
  async answer(item, option) {
    await option.check();
    await item.getByRole('button', { name: 'Submit' }).click();
  },
  press: (button) => button.click(),
  showTasks: () => Promise.resolve(),
});

const usable = (room: Locator): Promise<void> => room.locator('[data-portal-usable]').first().waitFor();

/** Plays a lab and returns every blade that a press opened. */
async function openedIn(browser: Browser, address: string, lab: string, slowdown: Slowdown): Promise<Opened[]> {
  const { page, done } = await freshPage(browser, slowdown);
  const watch = await watchBlades(page);
  const scenario = await scenarioOf(lab, seed);
  await page.goto(`${address}/${lab.replace('/', '/labs/')}/?seed=${seed}&way=practice`, { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: 'Start lab' }).click();
  const room = page.getByRole('region', { name: scenario.title, exact: true });
  await usable(room);
  const recording = await record({ browser, page }, 'press 2', () =>
    playLab({ page, room, scenario, hands: pointerOf(watch) }),
  );
  const opened = await page.evaluate(() => window.openedBlades);
  await done();
  const kindsBetween = (from: number, to: number): Work => sumOf(recording.tasks(from, to));
  const total = (work: Work): number => Object.values(work).reduce((sum, one) => sum + one, 0);
  return opened.flatMap((one) => {
    const [press, heading, form] = ['press', 'heading', 'form'].map(
      (mark) => recording.marks(`${mark} ${one.turn}`)[0],
    );
    if (press === undefined || heading === undefined || form === undefined) return [];
    // The task of the press began before its mark, and what was painted after the last one counts to neither.
    const kinds = kindsBetween(press - 5, heading);
    const work = { heading: total(kinds), form: total(kindsBetween(press - 5, form)) };
    return [{ ...one, lab, work, kinds }];
  });
}

const wanted = process.argv.slice(2);
const browser = await startChromium();
const ours = await serveFolder(process.env['BENCH_SITE'] ?? fileURLToPath(new URL('../dist', import.meta.url)));
const found: Record<Slowdown, Opened[]> = { [slow]: [], 1: [] };
for (const { id } of labs.filter((lab) => wanted.length === 0 || wanted.some((part) => lab.id.includes(part)))) {
  // Turn by turn, so that a machine that grows busy slows both.
  for (const slowdown of [slow, 1] as const) {
    try {
      found[slowdown].push(...(await openedIn(browser, ours.address, id, slowdown)));
    } catch (error) {
      console.log(`${id} at ${slowdown}x was not played to its end: ${String(error).split('\n')[0] ?? ''}`);
    }
  }
}
await browser.close();
ours.close();

const round = (value: number): number => Math.round(value);
/** By the clock, or by the work of the main thread, which a busy machine does not lengthen. */
type Measure = 'clock' | 'work';

const figureOf = (one: Opened, figure: 'heading' | 'form', measure: Measure): number =>
  measure === 'clock' ? one[figure] : (one.work?.[figure] ?? Number.NaN);

const row = (slowdown: Slowdown, figure: 'heading' | 'form', measure: Measure) => {
  const times = found[slowdown].map((one) => figureOf(one, figure, measure));
  const [middle, most] = [quantile(times, 0.5), quantile(times, 0.95)];
  const limit = limits[slowdown][figure];
  return {
    blades: times.length,
    'median, ms': round(middle),
    'p95, ms': round(most),
    'slowest, ms': round(Math.max(...times)),
    'limit, ms': limit,
    'p95 / limit': Number((most / limit).toFixed(2)),
    verdict: most <= limit ? 'met' : 'missed',
  };
};
for (const measure of ['clock', 'work'] as const) {
  console.log(measure === 'clock' ? 'by the clock' : 'by the work of the main thread');
  console.table({
    [`heading at ${slow}x`]: row(slow, 'heading', measure),
    [`form at ${slow}x`]: row(slow, 'form', measure),
    'heading at 1x': row(1, 'heading', measure),
    'form at 1x': row(1, 'form', measure),
  });
}
for (const figure of ['heading', 'form'] as const) {
  const [throttled, plain] = ([slow, 1] as const).map((slowdown) =>
    quantile(
      found[slowdown].map((one) => one[figure]),
      0.95,
    ),
  );
  console.log(`${figure}: p95 at ${slow}x / p95 at 1x: ${((throttled ?? 0) / (plain ?? 1)).toFixed(2)}`);
}
const worst = found[slow].toSorted((one, other) => other.form - one.form).slice(0, 12);
console.table(
  worst.map(({ blade, heading, form, work, lab }) => ({
    blade,
    heading: round(heading),
    form: round(form),
    'work for the heading': round(work?.heading ?? Number.NaN),
    'work for the form': round(work?.form ?? Number.NaN),
    lab,
  })),
);

console.log(`where the time of the slowest headings at ${slow}x goes, by the work of the main thread`);
const slowest = found[slow].toSorted((one, other) => (other.work?.heading ?? 0) - (one.work?.heading ?? 0)).slice(0, 8);
console.table(
  slowest.map(({ blade, work, kinds, lab }) => ({
    blade,
    heading: round(work?.heading ?? Number.NaN),
    ...Object.fromEntries(Object.entries(kinds ?? {}).map(([kind, ms]) => [kind, round(ms)])),
    lab,
  })),
);
