/** Watches a portal from inside its page: each press that opens a blade, when the heading of the blade was painted, and when the blade could be used. */
import type { Page } from '@playwright/test';
import type { Work } from './main-thread.ts';

export interface Opened {
  blade: string;
  /** The number of the press. Marks `press 3`, `heading 3` and `form 3` stand in a trace of the page. */
  turn: number;
  lab?: string;
  /** Milliseconds from the press until the heading is painted, and until what stands under it is. */
  heading: number;
  form: number;
  /** The milliseconds that the main thread worked for the heading, and for the form. */
  work?: { heading: number; form: number };
  /** What it worked at for the heading, kind by kind. */
  kinds?: Work;
}

declare global {
  interface Window {
    openedBlades: Opened[];
    tellOpened: () => Promise<void>;
  }
}

export interface Watch {
  /** Settles as soon as the next blade can be used. */
  next: () => Promise<void>;
}

/** Begins to watch; to be called before the page is opened. */
export async function watchBlades(page: Page): Promise<Watch> {
  let tell: () => void = () => undefined;
  await page.exposeFunction('tellOpened', () => tell());
  await page.addInitScript(watchInside);
  return {
    next: () =>
      new Promise((resolve) => {
        tell = resolve;
      }),
  };
}

function watchInside(): void {
  window.openedBlades = [];
  let stop: (() => void) | undefined;
  let presses = 0;
  performance.mark('watching');

  /** What stands open in the pane that a control belongs to. */
  const openIn = (pane: Element): { blade: string; title: string; isReady: boolean } => {
    const article = pane.querySelector<HTMLElement>('article.ccp-blade');
    return {
      blade: article?.dataset['blade'] ?? '',
      title: article?.querySelector('h2')?.textContent ?? '',
      isReady: article?.dataset['loading'] === 'false',
    };
  };

  const watch = (pane: Element, pressed: number): void => {
    presses += 1;
    const turn = presses;
    performance.mark(`press ${turn}`);
    const before = openIn(pane);
    let heading: number | undefined;
    const look = (): void => {
      const { blade, title, isReady } = openIn(pane);
      if (blade === '' || (blade === before.blade && title === before.title)) return;
      const isFirst = heading === undefined;
      if (isFirst) heading = 0;
      if (isReady) observer.disconnect();
      // What a frame shows is painted once the next task begins.
      requestAnimationFrame(() => {
        setTimeout(() => {
          const now = performance.now() - pressed;
          if (isFirst) {
            heading = now;
            performance.mark(`heading ${turn}`);
          }
          if (!isReady) return;
          performance.mark(`form ${turn}`);
          window.openedBlades.push({ blade, turn, heading: heading ?? now, form: now });
          void window.tellOpened();
        });
      });
    };
    const observer = new MutationObserver(look);
    observer.observe(pane, { subtree: true, childList: true, attributes: true, characterData: true });
    stop = () => observer.disconnect();
  };

  const pressed = ({ target, timeStamp }: Event): void => {
    const pane = target instanceof Element ? target.closest('[data-lab-portal]') : null;
    stop?.();
    if (pane !== null) watch(pane, timeStamp);
  };
  document.addEventListener('click', pressed, true);
  // The search opens at the first letter, not at a press.
  document.addEventListener(
    'input',
    (event) => event.target instanceof HTMLInputElement && event.target.type === 'search' && pressed(event),
    true,
  );
}

/** The figure that so large a share of all is not above. */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
