/** How fast a simulated learner works, and what passes between two acts: thinking, reading and looking around, with a sign of life now and then. */
import type { Chance } from '#src/classroom/rehearse/chance.ts';
import type { Desk } from '#src/classroom/rehearse/desk.ts';

/** In seconds. */
export interface Pace {
  /** Thinking before an act, at least and at most. */
  thinks: readonly [least: number, most: number];
  /** In so many of a hundred cases: reads in the lesson first, asks for a hint, waits for Azure instead of skipping the wait. */
  reads: number;
  asks: number;
  waits: number;
  /** In so many of a hundred tasks: looks around in the portal first. */
  looks: number;
  /** In so many of a hundred tasks: makes a mistake, tries a later step, makes something and deletes it, answers wrongly at first. */
  slips: number;
}

export const paces = {
  steady: { thinks: [6, 40], reads: 8, asks: 6, waits: 10, looks: 10, slips: 6 },
  slow: { thinks: [30, 170], reads: 40, asks: 35, waits: 45, looks: 40, slips: 35 },
} as const satisfies Record<string, Pace>;

/** The longest that somebody thinks without touching anything, in seconds: whoever does nothing for longer has stopped. */
export const longestThought = 120;

/** Passes this many milliseconds. Yields each stretch without a sign of life. */
export async function* think(desk: Desk, chance: Chance, milliseconds: number, mean = 16): AsyncGenerator<number> {
  for (let left = milliseconds; left > 0;) {
    const gap = Math.min(left, Math.max(500, chance.gap(mean, longestThought)));
    yield gap;
    left -= gap;
    await desk.touch();
  }
}

/** Opens a page of the site and reads it. */
export async function* read(desk: Desk, chance: Chance, page: string): AsyncGenerator<number> {
  await desk.open(page, false);
  yield* think(desk, chance, chance.seconds(40, 200), 26);
}
