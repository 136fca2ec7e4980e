/** Somebody else's attempt as a film that goes on while one looks: its lines as they arrive, and the Cloud at each of them. */
import type { Attempt, AttemptEntry } from '#src/lab/attempt.ts';
import { virtualTime } from '#src/lab/attempt.ts';
import { createReel } from '#src/lab/reel.ts';
import type { PastCopy } from '#src/components/lab/past-host.ts';
import type { Line } from '../api-look.ts';

export interface Film {
  /** How many lines are known. */
  length: () => number;
  entries: () => readonly AttemptEntry[];
  /** Adds lines that arrived. Those known already are passed over; true when one was new. Throws where one is missing between. */
  add: (lines: readonly Line[]) => boolean;
  /** Who wrote a line, where that was not the learner. */
  writerOf: (n: number) => string | undefined;
  /** The Cloud right after a line. */
  copyAt: (n: number) => Promise<PastCopy>;
  attemptAt: (n: number) => Attempt;
  placesAt: (n: number) => Readonly<Record<string, string>>;
  /** Virtual time at a real moment of the learner's clock, after the last line. */
  timeAt: (real: number) => number;
}

/** Opens a film over the first lines of an attempt. Throws when there are none. */
export function createFilm(first: readonly Line[]): Film {
  // The reel reads this list each time, so that it keeps its stills while lines are added.
  const entries: AttemptEntry[] = first.map(({ entry }) => entry);
  const reel = createReel(entries);
  let last = reel.attemptAt(entries.length - 1);
  return {
    length: () => entries.length,
    entries: () => entries,
    add(lines) {
      const fresh = lines.filter(({ n }) => n >= entries.length);
      if (fresh.length === 0) return false;
      for (const { n, entry } of fresh) {
        if (n !== entries.length)
          throw new Error(`Line ${String(n)} of this attempt came before line ${String(entries.length)}.`);
        entries.push(entry);
      }
      last = reel.attemptAt(entries.length - 1);
      return true;
    },
    writerOf: (n) => entries[n]?.by,
    copyAt: (n) => reel.copyAt(n),
    attemptAt: (n) => reel.attemptAt(n),
    placesAt: (n) => reel.placesAt(n),
    timeAt: (real) => virtualTime(last, real),
  };
}
