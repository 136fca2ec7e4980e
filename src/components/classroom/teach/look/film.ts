/** Somebody else's attempt as a film that goes on while one looks: its lines as they arrive, and the Cloud at each of them. */
import { attemptEntry } from '#src/lab/attempt.ts';
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

/** Opens a film over the first lines of an attempt. Throws when there are none, or when they are none of ours. */
export function createFilm(first: readonly Line[]): Film {
  // The reel reads this list each time, so that it keeps its stills while lines are added.
  const entries: AttemptEntry[] = first.map(({ entry }) => attemptEntry.parse(entry));
  const writers = new Map<number, string>();
  const noteWriters = (lines: readonly Line[]) => {
    for (const { n, name } of lines) if (typeof name === 'string') writers.set(n, name);
  };
  noteWriters(first);
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
        entries.push(attemptEntry.parse(entry));
      }
      noteWriters(fresh);
      last = reel.attemptAt(entries.length - 1);
      return true;
    },
    writerOf: (n) => writers.get(n),
    copyAt: (n) => reel.copyAt(n),
    attemptAt: (n) => reel.attemptAt(n),
    placesAt: (n) => reel.placesAt(n),
    timeAt: (real) => virtualTime(last, real),
  };
}
