/** What a server would know of simulated learners: everything that they hand over, with the time at which it comes. */
import type { VirtualClock } from '#src/base/clock.ts';
import type { Desk } from '#src/classroom/rehearse/desk.ts';
import { noted } from '#src/classroom/stuck/known.ts';
import type { Known, Line, Sign } from '#src/classroom/stuck/known.ts';

/** A page says at most so often that somebody moves. */
const beat = 15_000;
/** Signs are kept for ten minutes. */
const kept = 600_000;

export interface Watched {
  desk: Desk;
  known: () => Known | undefined;
}

/** A desk that remembers as a server would. */
export function watched(clock: VirtualClock): Watched {
  const lines: Line[] = [];
  let signs: Sign[] = [];
  let standing: Known['standing'] | undefined;
  let touched = -Infinity;
  const sign = (more: Partial<Sign> = {}) => {
    const at = clock.now();
    signs = [...signs.filter((one) => one.at > at - kept), { at, ...more }];
    touched = at;
    return Promise.resolve();
  };
  return {
    known: () => standing && { lines, signs, standing },
    desk: {
      append(sent, next) {
        const at = clock.now();
        for (const { n, entry, told } of sent) lines.push({ n, at, entry, ...(told && { told }) });
        standing = noted(standing, next, at);
        return Promise.resolve();
      },
      open: (opened, inPortal) => sign({ opened, inPortal }),
      touch: () => (clock.now() - touched < beat ? Promise.resolve() : sign()),
      refuse: (refusal) => sign({ refused: { attempt: 'one', ...refusal } }),
      raise: () => sign(),
    },
  };
}
