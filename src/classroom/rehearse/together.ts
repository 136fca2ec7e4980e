/** Plays many simulated learners on one virtual clock: always the one whose turn comes next. */
import type { VirtualClock } from '#src/base/clock.ts';

export interface Play {
  /** What it yields is how many milliseconds pass before it goes on. */
  script: AsyncGenerator<number, void, undefined>;
  /** When it begins, in the clock's milliseconds. */
  from: number;
}

/** Plays until this moment of the clock, and looks every so many milliseconds. */
export async function playTogether(
  plays: readonly Play[],
  clock: VirtualClock,
  until: number,
  look: { every: number; at: (now: number) => void },
): Promise<void> {
  const waiting = plays.map(({ script, from }) => ({ script, at: from }));
  let nextLook = clock.now() + look.every;
  for (;;) {
    const next = waiting.reduce<(typeof waiting)[number] | undefined>(
      (first, one) => (first === undefined || one.at < first.at ? one : first),
      undefined,
    );
    const at = Math.min(next?.at ?? Infinity, until);
    for (; nextLook <= at; nextLook += look.every) {
      clock.advanceTo(nextLook);
      look.at(nextLook);
    }
    clock.advanceTo(at);
    if (next === undefined || next.at >= until) return;
    const { done, value } = await next.script.next();
    if (done === true) waiting.splice(waiting.indexOf(next), 1);
    else next.at += value;
  }
}
