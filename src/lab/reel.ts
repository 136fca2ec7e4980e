/** An attempt as a film: the Cloud and the open pages at each entry of its log. To be looked at only; a fork goes on from there. */
import { parseSnapshot, replay, restoreArm } from '#src/azure/arm.ts';
import type { Arm, Snapshot } from '#src/azure/arm.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import type { VirtualClock } from '#src/base/clock.ts';
import { foldAttempt } from '#src/lab/attempt.ts';
import type { Attempt, AttemptEntry } from '#src/lab/attempt.ts';

export interface Reel {
  /** The Cloud as it was right after an entry. Whoever writes to it changes nothing but this copy. */
  armAt(n: number): Promise<Arm>;
  /** The same with the clock it goes by, for an answer that takes its time. */
  copyAt(n: number): Promise<{ arm: Arm; clock: VirtualClock }>;
  /** How the attempt stood then. */
  attemptAt(n: number): Attempt;
  /** The portal path of each pane then, as far as it is known. */
  placesAt(n: number): Readonly<Record<string, string>>;
}

/** So many writes are played at most to get to a moment. */
const between = 6;

interface Still {
  /** The entries whose writes have been played. */
  line: readonly number[];
  snapshot: Snapshot;
}

const beginsWith = (line: readonly number[], start: readonly number[]): boolean =>
  start.length <= line.length && start.every((entry, index) => entry === line[index]);

/** Opens a log. Throws where it cannot be read. Stills are kept on the way, so that a moment near one seen before comes at once. */
export function createReel(entries: readonly AttemptEntry[]): Reel {
  const whole = foldAttempt(entries);
  if (!whole) throw new Error('The log is empty, so there is nothing to look at.');
  const stills: Still[] = [{ line: [], snapshot: parseSnapshot(whole.start) }];
  const attemptAt = (n: number): Attempt => {
    const attempt =
      Number.isInteger(n) && n >= 0 && n < entries.length ? foldAttempt(entries.slice(0, n + 1)) : undefined;
    if (!attempt) throw new Error(`The log has no entry ${n}. It has the entries 0 to ${entries.length - 1}.`);
    return attempt;
  };
  const copyAt: Reel['copyAt'] = async (n) => {
    const { writes, clock } = attemptAt(n);
    const line = writes.map(({ entry }) => entry);
    for (;;) {
      const still = stills
        .filter((one) => beginsWith(line, one.line))
        .reduce((best, one) => (one.line.length > best.line.length ? one : best));
      const left = writes.slice(still.line.length);
      const isNear = left.length <= between;
      const next = isNear ? left : left.slice(0, between);
      const virtual = createVirtualClock(still.snapshot.at);
      const played = next.flatMap(({ journal }) => journal);
      const arm = await replay(still.snapshot, played, virtual);
      if (isNear) {
        virtual.advanceTo(clock.at);
        return { arm: restoreArm(arm.snapshot({ withPast: true }), virtual), clock: virtual };
      }
      stills.push({ line: line.slice(0, still.line.length + between), snapshot: arm.snapshot({ withPast: true }) });
    }
  };
  return {
    attemptAt,
    copyAt,
    armAt: async (n) => (await copyAt(n)).arm,
    placesAt: (n) => entries.slice(0, n + 1).findLast(({ places }) => places !== undefined)?.places ?? {},
  };
}

/**
 * A log that goes on from an entry of another, as a new attempt. Virtual time stands still between the two.
 * Throws where there is no such entry.
 */
export function forkOf(entries: readonly AttemptEntry[], n: number, real: number): AttemptEntry[] {
  const { clock } = createReel(entries).attemptAt(n);
  const kept = entries.slice(0, n + 1);
  return [...kept, { kind: 'speed', at: clock.at, real, speed: clock.speed }];
}
