/** What the pages of a practice exam load, and how long its presses take at 4x CPU slowdown, against the lesson page in the same run. */
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { freshPage, median, startChromium, type FreshPage } from './support/chromium.ts';
import { bytesOf, fetchedBy, type Files } from './support/explorer-bytes.ts';
import { leastTold, press, type Pressed } from './support/presses.ts';
import { serveFolder, type Site } from './support/server.ts';

const rounds = 5;
const slowdown = 4;
/** Milliseconds of an interaction to the next frame that browsers' makers call good. */
const good = 200;
/** How many questions are gone through in a round; the first section of a whole exam has more. */
const questions = 8;

const lesson = '/expressroute/09-fastpath/';
const exams = '/expressroute/exam/';

type Times = Map<string, Pressed[]>;
const note = (times: Times, name: string, one: Pressed): void => {
  times.set(name, [...(times.get(name) ?? []), one]);
};

/** What the page that is open fetches when it is opened again, with nothing cached. */
async function fetchedAgain(page: Page, site: Site, until: string): Promise<Files> {
  site.sent.clear();
  await page.reload({ waitUntil: 'networkidle' });
  await page.waitForSelector(until);
  await page.waitForLoadState('networkidle');
  return new Map(site.sent);
}

interface Loads {
  start: Files;
  /** What pressing Begin brings to the start page before it opens the room. */
  begin: Files;
  room: Files;
  book: Files;
  report: Files;
}

const without = (files: Files, others: Files): Files => new Map([...files].filter(([path]) => !others.has(path)));

/** Begins a whole exam and waits until its room can be used. Returns the milliseconds by the clock from the press. */
async function begin(page: Page, address: string, round: number): Promise<number> {
  await page.goto(`${address}${exams}?seed=bench-${String(round)}`, { waitUntil: 'networkidle' });
  await page.getByRole('radio', { name: /^A whole exam/ }).check();
  // Whoever reads what there is has the rest loaded meanwhile.
  await page.waitForLoadState('networkidle');
  const begun = performance.now();
  await page.getByRole('button', { name: /^Begin/ }).click();
  await page.waitForSelector('[data-exam-usable]');
  return performance.now() - begun;
}

/** Takes an exam and presses what one presses in it. */
async function take(fresh: FreshPage, times: Times): Promise<void> {
  const { page } = fresh;
  const named = (name: string) => page.getByRole('button', { name, exact: true });
  let chosen = 0;
  for (let number = 1; number <= questions; number += 1) {
    if ((await page.locator('[data-exam-usable]').getAttribute('data-kind')) === 'single') {
      const option = page.locator('.exam-main fieldset[data-item] input[type="radio"]').first();
      note(times, 'choose an option', await press(fresh, option, '.exam-number[aria-current][data-status="answered"]'));
      chosen += 1;
    }
    const next = `.exam-number[aria-current][aria-label^="Question ${String(number + 1)},"]`;
    note(times, 'Next, the next question painted', await press(fresh, named('Next'), next));
  }
  if (chosen === 0) throw new Error(`None of the first ${String(questions)} questions was a single choice.`);
  const mark = page.getByRole('checkbox', { name: 'Mark for review' });
  note(times, 'mark for review', await press(fresh, mark, '.exam-number[aria-current][data-marked="true"]'));
  note(times, 'open the book', await press(fresh, named('Open book'), '.exam-pane input[type="search"]'));
  await page.getByRole('button', { name: 'Close the book' }).click();
  note(times, 'open the review', await press(fresh, named('Review my answers'), '#exam-review-title'));
  note(times, 'Hand in, asked whether', await press(fresh, named('Hand in the exam'), 'dialog.exam-dialog[open]'));
  note(times, 'hand in, the exam is over', await press(fresh, named('Hand in now'), '#exam-over'));
}

/** Presses the same on a lesson: an option, and Submit, which marks it. */
async function askInLesson(fresh: FreshPage, address: string, times: Times): Promise<void> {
  const { page } = fresh;
  await page.goto(address + lesson, { waitUntil: 'networkidle' });
  const option = page
    .locator('fieldset[data-kind="single"]')
    .filter({ visible: true })
    .first()
    .locator('input[type="radio"]')
    .first();
  const name = (await option.getAttribute('name')) ?? '';
  note(times, 'lesson: choose an option', await press(fresh, option, `input[name="${name}"]:checked`));
}

async function loadsOf(browser: Browser, site: Site): Promise<Loads> {
  const start = await fetchedBy(browser, site, exams);
  const { page, done } = await freshPage(browser);
  site.sent.clear();
  await begin(page, site.address, 0);
  const through = new Map(site.sent);
  const room = await fetchedAgain(page, site, '[data-exam-usable]');
  site.sent.clear();
  await page.getByRole('button', { name: 'Open book' }).click();
  await page.keyboard.type('FastPath gateway');
  await page.keyboard.press('Enter');
  await page.locator('.exam-found').waitFor();
  const book = without(new Map(site.sent), room);
  await page.getByRole('button', { name: 'Close the book' }).click();
  await page.getByRole('button', { name: 'Review my answers' }).click();
  await page.getByRole('button', { name: 'Hand in the exam' }).click();
  await page.getByRole('button', { name: 'Hand in now' }).click();
  await page.getByRole('link', { name: 'Read my report' }).click();
  await page.locator('.exam-item').first().waitFor();
  const report = await fetchedAgain(page, site, '.exam-item');
  await done();
  return { start, begin: without(without(through, start), room), room, book, report };
}

const site = await serveFolder(process.env['BENCH_SITE'] ?? fileURLToPath(new URL('../dist', import.meta.url)));
const browser = await startChromium();
const times: Times = new Map();
const begun: number[] = [];
// The first round warms the browser and the disk up, and does not count.
for (let round = 0; round <= rounds; round += 1) {
  const counted = round === 0 ? new Map<string, Pressed[]>() : times;
  const inLesson = await freshPage(browser, slowdown);
  await askInLesson(inLesson, site.address, counted);
  await inLesson.done();
  const inExam = await freshPage(browser, slowdown);
  const took = await begin(inExam.page, site.address, round);
  if (round > 0) begun.push(took);
  await take(inExam, counted);
  await inExam.done();
}
const peer = await fetchedBy(browser, site, lesson);
const loads = await loadsOf(browser, site);
await browser.close();
site.close();

const scripts = (files: Files): Files => new Map([...files].filter(([path]) => path.endsWith('.js')));
const ofPeer = { scripts: bytesOf(scripts(peer)), all: bytesOf(peer) };
const row = (files: Files, isPage = true) => ({
  scripts: scripts(files).size,
  'JavaScript (br)': bytesOf(scripts(files)),
  'everything (br)': bytesOf(files),
  'JavaScript / lesson': isPage ? Number((bytesOf(scripts(files)) / ofPeer.scripts).toFixed(2)) : undefined,
  'everything / lesson': isPage ? Number((bytesOf(files) / ofPeer.all).toFixed(2)) : undefined,
});
console.log('bytes in brotli, each file once, without headers, nothing cached:');
console.table({
  'the lesson page': row(peer),
  'where an exam begins': row(loads.start),
  'what Begin brings before the room opens': row(loads.begin, false),
  'the room, a whole exam': row(loads.room),
  'the first search in the book': row(loads.book, false),
  'the report of it': row(loads.report),
});

const inLesson = median((times.get('lesson: choose an option') ?? []).map(({ work }) => work));
const round = (value: number): number => Math.round(value);
console.log(`\npresses at ${String(slowdown)}x CPU slowdown, ${String(rounds)} rounds, milliseconds:`);
console.table(
  Object.fromEntries(
    [...times].map(([name, all]) => {
      const slowest = Math.max(...all.map(({ frame }) => frame));
      return [
        name,
        {
          presses: all.length,
          'to the next frame, median': round(median(all.map(({ frame }) => frame))),
          slowest: round(slowest),
          'slowest / limit': Number((slowest / good).toFixed(2)),
          verdict: slowest <= good ? 'met' : 'missed',
          'until painted, median': round(median(all.map(({ painted }) => painted))),
          'work, median': round(median(all.map(({ work }) => work))),
          'work / an option in a lesson': Number((median(all.map(({ work }) => work)) / inLesson).toFixed(1)),
        },
      ];
    }),
  ),
);
console.log(`the limit is ${String(good)} ms to the next frame; browsers tell nothing below ${String(leastTold)}`);
console.log(
  `from Begin to a room that can be used, by the clock: ${String(round(median(begun)))} ms (${String(round(Math.min(...begun)))} to ${String(round(Math.max(...begun)))})`,
);
