/** Signs of life for the class: which page is open, and whether somebody still moves there. Sent now and then while the page is seen. */
import { limits } from '#src/classroom/stuck/form-refusal.ts';
import type { Standing } from '#src/classroom/stuck/standing.ts';
import type { FormRefusal } from '#src/portal/host.ts';

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
  /** What is open in the portal, and whose portal it is. */
  inPortal?: string;
  pane?: string;
  attempt?: string;
  standing?: Standing;
  /** What forms refused since the last sign, oldest first, and how many milliseconds ago. */
  refused?: (FormRefusal & { attempt: string; ago: number })[];
  /** What this device's clock says. */
  sent: number;
}

const every = 15_000;
/** Portal pages that are walked through are one sign. */
const settles = 1000;

export interface Beat {
  /** A portal shows a place. `pane`: whose portal it is, where a lab has several. */
  seePlace: (path: string, pane?: string) => void;
  seeRefusal: (attempt: string, refusal: FormRefusal) => void;
  stop: () => void;
}

/** Begins; the first sign goes at once. A page that nobody sees sends none. */
export function startBeat({ post, real, standing }: BeatParts): Beat {
  let isTouched = true;
  let place: { path: string; pane: string | undefined } | undefined;
  let settling: ReturnType<typeof setTimeout> | undefined;
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let refused: (FormRefusal & { attempt: string; at: number })[] = [];
  const touch = () => {
    isTouched = true;
  };
  const send = () => {
    if (document.visibilityState !== 'visible') return;
    post({
      page: location.pathname,
      touched: isTouched,
      ...(place === undefined ? {} : { inPortal: place.path }),
      ...(place?.pane === undefined ? {} : { pane: place.pane }),
      ...standing(),
      ...(refused.length === 0
        ? {}
        : { refused: refused.map(({ at, ...one }) => ({ ...one, ago: Math.max(0, Math.round(real() - at)) })) }),
      sent: real(),
    });
    isTouched = false;
    refused = [];
  };
  const signs = ['pointermove', 'pointerdown', 'keydown', 'scroll'];
  for (const sign of signs) addEventListener(sign, touch, { passive: true, capture: true });
  document.addEventListener('visibilitychange', send);
  const beating = setInterval(send, every);
  send();
  return {
    seePlace(path, pane) {
      if (path === place?.path && pane === place.pane) return;
      place = { path, pane };
      clearTimeout(settling);
      settling = setTimeout(send, settles);
    },
    seeRefusal(attempt, { form, field, says }) {
      const cut = {
        form: form.slice(0, limits.form),
        field: field.slice(0, limits.field),
        says: says.slice(0, limits.says),
      };
      refused = [...refused, { attempt, ...cut, at: real() }].slice(-limits.atOnce);
      // Whoever presses again and again is heard once a second.
      gathering ??= setTimeout(() => {
        gathering = undefined;
        send();
      }, settles);
    },
    stop() {
      clearInterval(beating);
      clearTimeout(gathering);
      clearTimeout(settling);
      document.removeEventListener('visibilitychange', send);
      for (const sign of signs) removeEventListener(sign, touch, { capture: true });
    },
  };
}
