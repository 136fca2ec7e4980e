/** Signs of life for the class: which page is open, and whether somebody still moves there. Sent now and then while the page is seen. */
import type { Standing } from '#src/classroom/stuck/standing.ts';

export interface BeatParts {
  post: (body: Sign) => void;
  real: () => number;
  /** Where the learner stands in the lab that is open, if one is. */
  standing: () => { attempt: string; standing: Standing } | undefined;
}

export interface Sign {
  /** The path of the page. */
  page: string;
  /** Whether somebody moved, typed or scrolled since the last sign. */
  touched: boolean;
  /** What is open in the portal. */
  inPortal?: string;
  attempt?: string;
  standing?: Standing;
  /** What this device's clock says. */
  sent: number;
}

const every = 15_000;
/** Portal pages that are walked through are one sign. */
const settles = 1000;

/** Begins; the first sign goes at once. A page that nobody sees sends none. */
export function startBeat({ post, real, standing }: BeatParts): { seePlace: (path: string) => void; stop: () => void } {
  let isTouched = true;
  let place: string | undefined;
  let settling: ReturnType<typeof setTimeout> | undefined;
  const touch = () => {
    isTouched = true;
  };
  const send = () => {
    if (document.visibilityState !== 'visible') return;
    post({
      page: location.pathname,
      touched: isTouched,
      ...(place === undefined ? {} : { inPortal: place }),
      ...standing(),
      sent: real(),
    });
    isTouched = false;
  };
  const signs = ['pointermove', 'pointerdown', 'keydown', 'scroll'];
  for (const sign of signs) addEventListener(sign, touch, { passive: true, capture: true });
  document.addEventListener('visibilitychange', send);
  const beating = setInterval(send, every);
  send();
  return {
    seePlace(path) {
      if (path === place) return;
      place = path;
      clearTimeout(settling);
      settling = setTimeout(send, settles);
    },
    stop() {
      clearInterval(beating);
      clearTimeout(settling);
      document.removeEventListener('visibilitychange', send);
      for (const sign of signs) removeEventListener(sign, touch, { capture: true });
    },
  };
}
