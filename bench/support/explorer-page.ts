/** What the bench does on a page with the explorer's map: opens a hundred nodes, asks for a new layout, sends the packet elsewhere. */
import type { Browser, Page } from '@playwright/test';
import { freshPage } from './chromium.ts';
import { allOf, record, sumOf, type Work } from './main-thread.ts';
import { manySpokes } from './many-spokes.ts';

/** With their machines, the hub, its gateway and the circuit they make a hundred nodes. */
const spokes = 46;
/** Milliseconds after which whatever a press sets going is over. */
const quiet = 300;

export interface Large {
  browser: Browser;
  page: Page;
  /** The addresses of the machines in the spokes. */
  machines: readonly string[];
  /** How many nodes are drawn. */
  nodes: number;
  done: () => Promise<void>;
}

/** Marks when the page asks its worker for a layout and when the answer comes. */
function markLayouts(): void {
  globalThis.Worker = class extends Worker {
    constructor(...given: ConstructorParameters<typeof Worker>) {
      super(...given);
      this.addEventListener('message', () => performance.mark('layout-answered'));
    }
    override postMessage(message: unknown, more?: Transferable[] | StructuredSerializeOptions): void {
      performance.mark('layout-asked');
      if (Array.isArray(more)) super.postMessage(message, more);
      else super.postMessage(message, more);
    }
  };
}

/** The page at `address` with all nodes of a large network drawn, nothing folded, and nothing that moves by itself. */
export async function openLarge(browser: Browser, address: string): Promise<Large> {
  const { page, done } = await freshPage(browser);
  await page.addInitScript(markLayouts);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { fragment, machines } = await manySpokes(spokes, 'spoke');
  await page.goto(address + fragment);
  await page.locator('.xm-node[data-folded]').first().click();
  await page.waitForFunction((least) => document.querySelectorAll('.xm-node').length > least, 2 * spokes);
  await page.waitForTimeout(quiet);
  return { browser, page, machines, nodes: await page.locator('.xm-node').count(), done };
}

export interface NewLayout {
  /** Milliseconds by the clock, from the question to the answer. */
  answer: number;
  /** Milliseconds of the processor of the longest task of the main thread that began meanwhile. */
  longest: number;
  /** The same by the clock: on a busy machine it holds waiting for others. */
  longestByClock: number;
  /** Milliseconds of the processor to draw the answer. */
  drawing: number;
}

/** Opens a link to another network of the same size, whose layout nobody has asked for. Throws when the worker is not asked. */
export async function newLayout({ browser, page, nodes }: Large, round: number): Promise<NewLayout> {
  const { fragment } = await manySpokes(spokes, `net${round}-`);
  const recording = await record({ browser, page }, 'layout-asked', async () => {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, fragment);
    await page.locator(`.xm-node[aria-label^="vnet-net${round}-${spokes} "]`).waitFor();
    await page.waitForTimeout(quiet);
  });
  const [asked = Number.NaN, ...more] = recording.marks('layout-asked');
  const [answered = Number.NaN] = recording.marks('layout-answered');
  if (more.length > 0 || !(answered > asked)) throw new Error('Not one layout was asked for and answered, but others.');
  if ((await page.locator('.xm-node').count()) !== nodes) throw new Error('The new network has not as many nodes.');
  // The last task that began before is the one in which the answer arrives.
  const meanwhile = recording.tasks(asked, answered).slice(0, -1);
  return {
    answer: answered - asked,
    longest: Math.max(0, ...meanwhile.map(({ work }) => allOf(work))),
    longestByClock: Math.max(0, ...meanwhile.map(({ wall }) => wall)),
    drawing: allOf(sumOf(recording.tasks(answered, answered + quiet))),
  };
}

/** Chooses another receiver in the same network, and gives the main thread's work until the page is quiet again. */
export async function recolored({ browser, page, machines }: Large, round: number): Promise<Work> {
  const to = page.getByRole('combobox', { name: 'To', exact: true });
  const receiver = machines[(round * 7 + 1) % machines.length] ?? '';
  const recording = await record({ browser, page }, 'path-asked', () =>
    to.evaluate(
      (select, { value, wait }) =>
        new Promise<void>((resolve) => {
          setTimeout(() => {
            performance.mark('path-asked');
            if (select instanceof HTMLSelectElement) select.value = value;
            select.dispatchEvent(new Event('change', { bubbles: true }));
            setTimeout(() => {
              performance.mark('path-shown');
              resolve();
            }, wait);
          });
        }),
      { value: receiver, wait: quiet },
    ),
  );
  // React puts the choice back if nobody took it.
  if ((await to.inputValue()) !== receiver) throw new Error(`The packet was not sent to ${receiver}.`);
  const [asked = Number.NaN] = recording.marks('path-asked');
  const [shown = Number.NaN] = recording.marks('path-shown');
  if (recording.marks('layout-asked').length > 0) throw new Error('Another path asked for a new layout.');
  // A mark stands inside its task: the first counts, and the one that ends it all does not.
  return sumOf(recording.tasks(asked - 1, shown - 1));
}
