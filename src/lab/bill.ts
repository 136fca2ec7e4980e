/** The bill of an attempt: its writes played once more beside it, so that every line begins and ends at the very moment it did. */
import { parseSnapshot, rerun } from '#src/azure/arm.ts';
import type { JournalEntry } from '#src/azure/arm.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import { beginTally, costOf, tally } from './cost.ts';
import type { Cost } from './cost.ts';

export interface Bill {
  /** The bill after these writes, at a moment. What was taken back is no longer among the writes, so it never ran. */
  read(writes: readonly JournalEntry[], now: number): Promise<Cost>;
}

function begin(start: unknown) {
  const snapshot = parseSnapshot(start);
  const clock = createVirtualClock(snapshot.at);
  const { arm, play } = rerun(snapshot, clock);
  return { arm, clock, play, tally: beginTally(arm.cloud, snapshot.at, snapshot.profile) };
}

/** Opens the bill of an attempt that began with this snapshot. Writes that were read before are not played again. */
export function openBill(start: unknown): Bill {
  let run = begin(start);
  let known: readonly JournalEntry[] = [];
  let last: Promise<unknown> = Promise.resolve();

  const look = (): void => {
    run.tally = tally(run.tally, run.arm.cloud, run.clock.now());
  };
  /** Stops wherever an operation ends on the way, since that is when bills begin and end. */
  const goOn = (until: number): void => {
    for (let due = run.arm.nextDue(); due !== undefined && due <= until; due = run.arm.nextDue()) {
      run.clock.advanceTo(due);
      look();
    }
    run.clock.advanceTo(until);
    look();
  };
  const read = async (writes: readonly JournalEntry[], now: number): Promise<Cost> => {
    if (known.some((entry, index) => writes[index] !== entry) || now < run.clock.now()) {
      run = begin(start);
      known = [];
    }
    for (const entry of writes.slice(known.length)) {
      goOn(entry.at);
      await run.play([entry]);
      look();
    }
    known = [...writes];
    goOn(now);
    return costOf(run.tally, now);
  };
  return {
    read(writes, now) {
      const turn = last.then(() => read(writes, now));
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

/** The bill of a whole journal at once. */
export const billOf = (start: unknown, writes: readonly JournalEntry[], now: number): Promise<Cost> =>
  openBill(start).read(writes, now);
